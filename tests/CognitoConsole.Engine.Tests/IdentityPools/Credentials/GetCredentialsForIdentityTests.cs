using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class GetCredentialsForIdentityTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;
    private IReadOnlyDictionary<string, string> _logins = null!;
    private string _ana = null!;

    public async ValueTask InitializeAsync()
    {
        (_pool, _client, _logins) = await _cognito.AnApp();
        await _cognito.Roles(_pool, users: TestCognito.Allow("cognito-identity:*"));
        _ana = await _cognito.AnIdentity(_pool, _logins);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Gives_a_user_an_hour_of_the_authenticated_role()
    {
        var credentials = await _cognito.CredentialsOf(_ana, _logins);
        Assert.Matches("^ASIA[A-Z2-7]{16}$", credentials.AccessKeyId);
        Assert.Equal(40, credentials.SecretKey!.Length);
        Assert.Equal(_cognito.Clock.GetUtcNow().AddHours(1).ToUnixTimeSeconds(), credentials.Expiration!.Value.ToUnixTimeSeconds());
        var caller = await _cognito.As(credentials);
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/Users/CognitoIdentityCredentials", (await _cognito.Invoke(new GetCallerIdentityRequest(), caller)).Arn);
    }

    [Fact]
    public async Task A_user_reads_his_own_identity_and_nothing_else()
    {
        var guest = await _cognito.AnIdentity(_pool);
        var caller = await _cognito.As(await _cognito.CredentialsOf(_ana, _logins));
        Assert.Equal(_ana, (await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = _ana }, caller)).IdentityId);
        await Denied(new DescribeIdentityRequest { IdentityId = guest }, caller);
        await Denied(new ListIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, MaxResults = 1 }, caller);
        await Denied(new DescribeIdentityPoolRequest { IdentityPoolId = _pool.IdentityPoolId }, caller);
        await Denied(new DeleteIdentitiesRequest { IdentityIdsToDelete = [_ana] }, caller);
        await Denied(new ListUsersRequest { UserPoolId = _client.UserPoolId! }, caller);
    }

    [Fact]
    public async Task A_guest_reads_nothing_and_is_scoped_down_whatever_his_role_allows()
    {
        var guest = await _cognito.AnIdentity(_pool);
        var caller = await _cognito.As(await _cognito.CredentialsOf(guest));
        await Denied(new DescribeIdentityRequest { IdentityId = guest }, caller);

        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Guests", PolicyName = "inline", PolicyDocument = TestCognito.Allow("*") });
        Assert.Equal(guest, (await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = guest }, caller)).IdentityId);
        foreach (var action in new[] { "iam:CreateRole", "sts:AssumeRole", "cognito-console:ListOperators", "ec2:RunInstances", "sagemaker:CreateModel", "kms:DeleteAlias" })
            Assert.NotNull(await _cognito.WhyNot(caller, action));
        foreach (var action in new[] { "s3:GetObject", "dynamodb:Query", "kms:Decrypt", "geo:GetMapTile", "textract:AnalyzeDocument" })
            Assert.Null(await _cognito.WhyNot(caller, action));
        await Denied(new ListRolesRequest(), caller);
    }

    [Fact]
    public async Task A_change_of_the_role_counts_for_credentials_that_are_out()
    {
        var caller = await _cognito.As(await _cognito.CredentialsOf(_ana, _logins));
        Assert.NotNull(await _cognito.WhyNot(caller, "s3:GetObject"));
        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Users", PolicyName = "more", PolicyDocument = TestCognito.Allow("s3:*") });
        Assert.Null(await _cognito.WhyNot(caller, "s3:GetObject"));

        // Revoked "before now", as AWS's console does it.
        _cognito.Clock.Advance(TimeSpan.FromSeconds(2));
        var now = _cognito.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        await _cognito.Invoke(new PutRolePolicyRequest
        {
            RoleName = "Users",
            PolicyName = "AWSRevokeOlderSessions",
            PolicyDocument = $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"DateLessThan":{"aws:TokenIssueTime":"{{{now}}}"} } }] }""",
        });
        Assert.NotNull(await _cognito.WhyNot(caller, "s3:GetObject"));
        Assert.Null(await _cognito.WhyNot(await _cognito.As(await _cognito.CredentialsOf(_ana, _logins)), "s3:GetObject"));
    }

    [Fact]
    public async Task Credentials_of_a_role_that_was_made_anew_are_dead()
    {
        var caller = await _cognito.As(await _cognito.CredentialsOf(_ana, _logins));
        await _cognito.Invoke(new DeleteRolePolicyRequest { RoleName = "Users", PolicyName = "inline" });
        await _cognito.Invoke(new DeleteRoleRequest { RoleName = "Users" });
        await Denied(new DescribeIdentityRequest { IdentityId = _ana }, caller);
        await _cognito.AnIamRole("Users", TestCognito.TrustIn(_pool.IdentityPoolId), TestCognito.Allow("*"));
        await Denied(new DescribeIdentityRequest { IdentityId = _ana }, caller);
    }

    [Fact]
    public async Task Wants_the_login_of_the_identity()
    {
        await _cognito.AUser(new UserPoolType { Id = _client.UserPoolId }, "ben");
        const string Text = "Logins don't match. Please include at least one valid login for this identity or identity pool.";
        await Refused(ErrorCodes.NotAuthorizedException, Text, new GetCredentialsForIdentityRequest { IdentityId = _ana });
        await Refused(ErrorCodes.NotAuthorizedException, Text, new GetCredentialsForIdentityRequest { IdentityId = _ana, Logins = await _cognito.LoginsOf(_client, "ben") });
        await Refused(ErrorCodes.ResourceNotFoundException, "Identity 'us-east-1:0' not found.", new GetCredentialsForIdentityRequest { IdentityId = "us-east-1:0" });
        await _cognito.Invoke(new UnlinkIdentityRequest { IdentityId = _ana, Logins = _logins, LoginsToRemove = [.. _logins.Keys] });
        await Refused(ErrorCodes.NotAuthorizedException, Text, new GetCredentialsForIdentityRequest { IdentityId = _ana });
    }

    [Fact]
    public async Task A_guest_who_signs_in_keeps_his_identity_when_the_login_is_new()
    {
        var guest = await _cognito.AnIdentity(_pool);
        await _cognito.AUser(new UserPoolType { Id = _client.UserPoolId }, "ben");
        var ben = await _cognito.LoginsOf(_client, "ben");
        var answer = await _cognito.Invoke(new GetCredentialsForIdentityRequest { IdentityId = guest, Logins = ben });
        Assert.Equal(guest, answer.IdentityId);
        Assert.Equal(guest, await _cognito.AnIdentity(_pool, ben));
        Assert.StartsWith("Users/", (await _cognito.As(answer.Credentials!)).Name, StringComparison.Ordinal);
        Assert.Equal((2, 0), (await Count("Authenticated"), await Count("Guests")));
    }

    [Fact]
    public async Task A_guest_whose_login_has_an_identity_is_merged_into_it()
    {
        var guest = await _cognito.AnIdentity(_pool);
        var answer = await _cognito.Invoke(new GetCredentialsForIdentityRequest { IdentityId = guest, Logins = _logins });
        Assert.Equal(_ana, answer.IdentityId);
        await Refused(ErrorCodes.NotAuthorizedException, $"Identity '{guest}' is disabled.", new GetCredentialsForIdentityRequest { IdentityId = guest, Logins = _logins });
        Assert.Equal(_ana, await _cognito.Database(db => db.Identities.Where(i => i.IdentityId == guest).Select(i => i.MergedInto).SingleAsync()));
        Assert.Equal((1, 0, 1), (await Count("Authenticated"), await Count("Guests"), await Count("Disabled")));
    }

    [Fact]
    public async Task Refuses_a_pool_without_roles_and_roles_that_do_not_trust_it()
    {
        const string Text = "Invalid identity pool configuration. Check assigned IAM roles for this pool.";
        var bare = await _cognito.AnIdentityPool(_client);
        var id = await _cognito.AnIdentity(bare, _logins);
        await Refused(ErrorCodes.InvalidIdentityPoolConfigurationException, Text, new GetCredentialsForIdentityRequest { IdentityId = id, Logins = _logins });
        foreach (var (name, trust) in new[] { ("ForeignPool", TestCognito.TrustIn(_pool.IdentityPoolId)), ("OnlyGuests", TestCognito.TrustIn(bare.IdentityPoolId, "unauthenticated")), ("Account", TestCognito.TrustInAccount) })
        {
            await _cognito.Invoke(new SetIdentityPoolRolesRequest { IdentityPoolId = bare.IdentityPoolId, Roles = new Dictionary<string, string> { ["authenticated"] = await _cognito.AnIamRole(name, trust) } });
            await Refused(ErrorCodes.InvalidIdentityPoolConfigurationException, Text, new GetCredentialsForIdentityRequest { IdentityId = id, Logins = _logins });
        }

        await _cognito.Invoke(new SetIdentityPoolRolesRequest { IdentityPoolId = bare.IdentityPoolId, Roles = new Dictionary<string, string> { ["authenticated"] = "arn:aws:iam::123456789012:role/Nobody" } });
        await Refused(ErrorCodes.InvalidIdentityPoolConfigurationException, Text, new GetCredentialsForIdentityRequest { IdentityId = id, Logins = _logins });
        Assert.Equal(0, await _cognito.Database(db => db.IdentityEvents.CountAsync(e => e.Kind == "Credentials")));
    }

    [Fact]
    public async Task Turns_claims_into_principal_tags_which_policies_see()
    {
        await _cognito.Invoke(new SetPrincipalTagAttributeMapRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityProviderName = _logins.Keys.Single(), PrincipalTags = new Dictionary<string, string> { ["mail"] = "email", ["nothing"] = "custom:none" } });
        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Users", PolicyName = "mine", PolicyDocument = TestCognito.Allow("s3:GetObject", "arn:aws:s3:::bucket/${aws:PrincipalTag/mail}/*") });
        var caller = await _cognito.As(await _cognito.CredentialsOf(_ana, _logins));
        Assert.Equal(["mail"], ((Caller.AssumedRole)caller).Session.Tags.Keys);
        Assert.Null(await _cognito.WhyNot(caller, "s3:GetObject", "arn:aws:s3:::bucket/ana@example.com/x"));
        Assert.NotNull(await _cognito.WhyNot(caller, "s3:GetObject", "arn:aws:s3:::bucket/ben@example.com/x"));

        await _cognito.Invoke(new UpdateAssumeRolePolicyRequest { RoleName = "Users", PolicyDocument = TestCognito.TrustIn(_pool.IdentityPoolId, actions: "\"sts:AssumeRoleWithWebIdentity\"") });
        Assert.Equal(ErrorCodes.InvalidIdentityPoolConfigurationException, (await _cognito.Refusal(new GetCredentialsForIdentityRequest { IdentityId = _ana, Logins = _logins })).Code);
    }

    private async Task<int> Count(string metric) => (int)await _cognito.Database(db => db.DailyCounts.Where(c => c.IdentityPoolId == _pool.IdentityPoolId && c.Day == 0 && c.Metric == metric).SumAsync(c => c.Count));

    private async Task Denied<T>(IRequest<T> request, Caller caller) => Assert.Equal(ErrorCodes.AccessDeniedException, (await _cognito.Refusal(request, caller)).Code);

    private async Task Refused(string code, string message, GetCredentialsForIdentityRequest request)
    {
        var refusal = await _cognito.Refusal(request);
        Assert.Equal((code, message), (refusal.Code, refusal.Message));
    }
}
