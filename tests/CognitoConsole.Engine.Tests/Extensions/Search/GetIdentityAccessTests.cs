using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetIdentityAccessTests : IAsyncLifetime
{
    private const string OwnFolder = """
        {"Version":"2012-10-17","Statement":[
        {"Sid":"List","Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::my-bucket","Condition":{"StringLike":{"s3:prefix":"${cognito-identity.amazonaws.com:sub}/*"}}},
        {"Sid":"Files","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::my-bucket/${cognito-identity.amazonaws.com:sub}/*"},
        {"Sid":"Items","Effect":"Allow","Action":["dynamodb:GetItem","dynamodb:Query"],"Resource":"arn:aws:dynamodb:*:123456789012:table/MyTable",
        "Condition":{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"${cognito-identity.amazonaws.com:sub}"},"Null":{"dynamodb:LeadingKeys":"false"}}}]}
        """;

    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;
    private IReadOnlyDictionary<string, string> _logins = null!;
    private string _ana = null!;

    public async ValueTask InitializeAsync()
    {
        (_pool, _client, _logins) = await _cognito.AnApp();
        await _cognito.Roles(_pool, users: OwnFolder, guests: TestCognito.Allow("s3:GetObject", "arn:aws:s3:::public-bucket/*"));
        _ana = await _cognito.AnIdentity(_pool, _logins);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Where_another_STS_gives_the_credentials_there_are_no_decisions()
    {
        _cognito.Options.OutsideSts = new(new Uri("https://sts.example.com"), [_pool.IdentityPoolId], ScopesGuestsDown: false);
        foreach (var role in new[] { "arn:aws:iam::123456789012:role/Users", "arn:aws:iam::999988887777:role/Visitors" })
        {
            await _cognito.Invoke(new SetIdentityPoolRolesRequest { IdentityPoolId = _pool.IdentityPoolId, Roles = new Dictionary<string, string> { ["authenticated"] = role, ["unauthenticated"] = role } });
            foreach (var identity in new[] { _ana, null })
            {
                var answer = await _cognito.Invoke(new GetIdentityAccessRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityId = identity, ActionNames = ["s3:GetObject"] });
                Assert.Equal((role, true, false, false), (answer.RoleArn, answer.IsElsewhere, answer.IsTrusted, answer.IsScopedDown));
                Assert.Empty(answer.EvaluationResults);
            }
        }
    }

    [Fact]
    public async Task A_guest_may_read_one_bucket()
    {
        Assert.Equal("allowed", await Decision(null, "s3:GetObject", "arn:aws:s3:::public-bucket/x"));
        Assert.Equal("implicitDeny", await Decision(null, "s3:PutObject", "arn:aws:s3:::public-bucket/x"));
        Assert.Equal("implicitDeny", await Decision(null, "s3:GetObject", "arn:aws:s3:::my-bucket/x"));
        Assert.Equal("implicitDeny", await Decision(null, "dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:123456789012:table/MyTable"));
    }

    [Fact]
    public async Task A_user_only_reaches_what_is_below_the_prefix_of_his_own_identity()
    {
        var guest = await _cognito.AnIdentity(_pool);
        Assert.Equal("allowed", await Decision(_ana, "s3:GetObject", $"arn:aws:s3:::my-bucket/{_ana}/photo.jpg"));
        Assert.Equal("allowed", await Decision(_ana, "s3:PutObject", $"arn:aws:s3:::my-bucket/{_ana}/a/b"));
        Assert.Equal("allowed", await Decision(_ana, "s3:ListBucket", "arn:aws:s3:::my-bucket", ("s3:prefix", [$"{_ana}/"])));
        Assert.Equal("implicitDeny", await Decision(_ana, "s3:ListBucket", "arn:aws:s3:::my-bucket", ("s3:prefix", [""])));
        Assert.Equal("implicitDeny", await Decision(_ana, "s3:ListBucket", "arn:aws:s3:::my-bucket"));
        Assert.Equal("implicitDeny", await Decision(_ana, "s3:GetObject", $"arn:aws:s3:::my-bucket/{guest}/photo.jpg"));
        Assert.Equal("implicitDeny", await Decision(_ana, "s3:GetObject", $"arn:aws:s3:::my-bucket/{_ana}x/photo.jpg"));
    }

    [Fact]
    public async Task A_user_only_reaches_items_whose_leading_key_is_his_identity()
    {
        const string Table = "arn:aws:dynamodb:us-east-1:123456789012:table/MyTable";
        Assert.Equal("allowed", await Decision(_ana, "dynamodb:GetItem", Table, ("dynamodb:LeadingKeys", [_ana])));
        Assert.Equal("implicitDeny", await Decision(_ana, "dynamodb:GetItem", Table, ("dynamodb:LeadingKeys", [_ana, "us-east-1:other"])));
        Assert.Equal("implicitDeny", await Decision(_ana, "dynamodb:Query", Table, ("dynamodb:LeadingKeys", ["us-east-1:other"])));
        Assert.Equal("implicitDeny", await Decision(_ana, "dynamodb:Query", Table));
        Assert.Equal("implicitDeny", await Decision(_ana, "dynamodb:PutItem", Table, ("dynamodb:LeadingKeys", [_ana])));
    }

    [Fact]
    public async Task Names_role_reason_and_statement_and_makes_nothing()
    {
        await _cognito.AUser(new UserPoolType { Id = _client.UserPoolId }, "ben");
        var before = await _cognito.Database(db => db.Identities.CountAsync());
        var ben = await _cognito.Invoke(Request(null) with { Logins = await _cognito.LoginsOf(_client, "ben"), ActionNames = ["s3:GetObject"], ResourceArns = ["arn:aws:s3:::my-bucket/x"] });
        Assert.Null(ben.IdentityId);
        Assert.Equal(("arn:aws:iam::123456789012:role/Users", "default role for authenticated identities", true, false), (ben.RoleArn, ben.Because, ben.IsTrusted, ben.IsScopedDown));
        var ana = await _cognito.Invoke(Request(null) with { Logins = _logins, ActionNames = ["s3:GetObject"], ResourceArns = [$"arn:aws:s3:::my-bucket/{_ana}/x"] });
        Assert.Equal(_ana, ana.IdentityId);
        Assert.Equal("Files", Assert.Single(Assert.Single(ana.EvaluationResults).MatchedStatements).Sid);
        Assert.Equal(before, await _cognito.Database(db => db.Identities.CountAsync()));
        Assert.Equal(0, await _cognito.Database(db => db.IdentityEvents.CountAsync(e => e.Kind == "Credentials")));
    }

    [Fact]
    public async Task Shows_the_scope_down_of_guests()
    {
        await _cognito.Invoke(new PutRolePolicyRequest { RoleName = "Guests", PolicyName = "inline", PolicyDocument = TestCognito.Allow("*") });
        var answer = await _cognito.Invoke(Request(null) with { ActionNames = ["s3:PutObject", "iam:CreateRole"] });
        Assert.True(answer.IsScopedDown);
        Assert.Equal(["allowed", "implicitDeny"], answer.EvaluationResults.Select(r => r.EvalDecision));
    }

    [Fact]
    public async Task Resolves_the_role_of_a_stored_user_by_his_groups_of_today()
    {
        await _cognito.AnIamRole("Sales", TestCognito.TrustIn(_pool.IdentityPoolId, "unauthenticated"), TestCognito.Allow("s3:*"));
        await _cognito.Invoke(new SetIdentityPoolRolesRequest
        {
            IdentityPoolId = _pool.IdentityPoolId,
            Roles = (await _cognito.Invoke(new GetIdentityPoolRolesRequest { IdentityPoolId = _pool.IdentityPoolId })).Roles!,
            RoleMappings = new Dictionary<string, RoleMapping> { [$"{TestCognito.ProviderOf(_client)}:{_client.ClientId}"] = new() { Type = "Token", AmbiguousRoleResolution = "Deny" } },
        });
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await _cognito.Refusal(Request(_ana) with { ActionNames = ["s3:GetObject"] })).Code);
        await _cognito.Invoke(new CreateGroupRequest { UserPoolId = _client.UserPoolId!, GroupName = "sales", RoleArn = "arn:aws:iam::123456789012:role/Sales", Precedence = 1 });
        await _cognito.Invoke(new AdminAddUserToGroupRequest { UserPoolId = _client.UserPoolId!, GroupName = "sales", Username = "ana" });
        var answer = await _cognito.Invoke(Request(_ana) with { ActionNames = ["s3:GetObject"] });
        Assert.Equal(("arn:aws:iam::123456789012:role/Sales", "cognito:preferred_role of the token", false), (answer.RoleArn, answer.Because, answer.IsTrusted));
    }

    [Fact]
    public async Task What_needs_no_permission_is_allowed_as_in_earnest()
    {
        var answer = await _cognito.Invoke(Request(_ana) with { ActionNames = ["sts:GetCallerIdentity", "sts:GetSessionToken"] });
        Assert.Equal([("allowed", 0), ("implicitDeny", 0)], answer.EvaluationResults.Select(r => (r.EvalDecision, r.MatchedStatements.Count)));
        var session = await _cognito.As(await _cognito.CredentialsOf(_ana, _logins));
        await _cognito.Invoke(new Contracts.Sts.GetCallerIdentityRequest(), session);
        await _cognito.Refusal(new Contracts.Sts.GetSessionTokenRequest(), session);
    }

    [Fact]
    public async Task Refuses_both_or_neither_where_there_are_no_guests()
    {
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(Request(_ana) with { Logins = _logins, ActionNames = ["s3:GetObject"] })).Code);
        var closed = await _cognito.AnIdentityPool();
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await _cognito.Refusal(Request(null) with { IdentityPoolId = closed.IdentityPoolId, ActionNames = ["s3:GetObject"] })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(Request(_ana) with { IdentityPoolId = closed.IdentityPoolId, ActionNames = ["s3:GetObject"] })).Code);
    }

    private GetIdentityAccessRequest Request(string? identityId) => new() { IdentityPoolId = _pool.IdentityPoolId, IdentityId = identityId };

    private async Task<string> Decision(string? identityId, string action, string resource, params (string Key, string[] Values)[] context) => Assert.Single((await _cognito.Invoke(Request(identityId) with
    {
        ActionNames = [action],
        ResourceArns = [resource],
        ContextEntries = [.. context.Select(c => new ContextEntry { ContextKeyName = c.Key, ContextKeyValues = c.Values, ContextKeyType = "stringList" })],
    })).EvaluationResults).EvalDecision;
}
