using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

/// <summary>Who can reach what, by the policies that people write: the answer is yes, no, each his own, or on what it depends; never a guess.</summary>
public sealed class IdentityReachTableTests : IAsyncLifetime
{
    private const string Sub = "${cognito-identity.amazonaws.com:sub}";
    private const string OwnFolder = """{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::b","Condition":{"StringLike":{"s3:prefix":"${cognito-identity.amazonaws.com:sub}/*"}}}""";
    private const string OwnItems = """{"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"arn:aws:dynamodb:us-east-1:123456789012:table/T","Condition":{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":"${cognito-identity.amazonaws.com:sub}"}}}""";
    private const string Table = "arn:aws:dynamodb:us-east-1:123456789012:table/T";
    private const string Somebody = "us-east-1:11111111-2222-3333-4444-555555555555";

    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        var now = _cognito.Clock.GetUtcNow();
        (_pool, _client, _) = await _cognito.AnApp(p => p with { DeveloperProviderName = "login.my.dev" });
        await _cognito.Database(db =>
        {
            db.Identities.Add(new() { IdentityId = Somebody, IdentityPoolId = _pool.IdentityPoolId, CreationDate = now, LastModifiedDate = now, LastSeenAt = now });
            foreach (var provider in new[] { TestCognito.ProviderOf(_client), "login.my.dev" })
                db.IdentityLogins.Add(new() { IdentityPoolId = _pool.IdentityPoolId, Provider = provider, SubjectKey = "somebody", Subject = "somebody", IdentityId = Somebody, LinkedAt = now });
            return db.SaveChangesAsync();
        });
        await _cognito.Roles(_pool, users: TestCognito.Allow("sqs:SendMessage"), guests: TestCognito.Allow("s3:GetObject", "arn:aws:s3:::public/*"));
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    public static TheoryData<string, string, string, string, string, string> Policies => new()
    {
        // policy of the users' role, action, resource, key = value, reach, depends on
        { Allow("s3:GetObject", $"arn:aws:s3:::b/{Sub}/*"), "s3:GetObject", $"arn:aws:s3:::b/{Somebody}/x", "", "OneIdentity", "" },
        { Allow("s3:GetObject", $"arn:aws:s3:::b/{Sub}/*"), "s3:GetObject", "arn:aws:s3:::b/photos/x", "", "None", "" },
        { Allow("s3:GetObject", $"arn:aws:s3:::b/{Sub}/*"), "s3:PutObject", $"arn:aws:s3:::b/{Somebody}/x", "", "None", "" },
        { Allow("s3:GetObject", "arn:aws:s3:::d-${aws:PrincipalTag/username}/*"), "s3:GetObject", "arn:aws:s3:::d-dave/x", "", "Depends", "aws:PrincipalTag/username" },
        { Allow("s3:GetObject", "arn:aws:s3:::d-${aws:PrincipalTag/username}/*"), "s3:GetObject", "arn:aws:s3:::e-dave/x", "", "None", "" },
        { Allow("s3:GetObject", "arn:aws:s3:::d-${aws:PrincipalTag/nosuch}/*"), "s3:GetObject", "arn:aws:s3:::d-dave/x", "", "None", "" },
        { OwnItems, "dynamodb:GetItem", Table, "", "OwnPart", "dynamodb:LeadingKeys" },
        { OwnItems, "dynamodb:GetItem", Table, $"dynamodb:LeadingKeys={Somebody}", "OneIdentity", "" },
        { OwnItems, "dynamodb:GetItem", Table, "dynamodb:LeadingKeys=somebody-else", "None", "" },
        { OwnItems, "dynamodb:PutItem", Table, "", "None", "" },
        { OwnFolder, "s3:ListBucket", "arn:aws:s3:::b", "", "OwnPart", "s3:prefix" },
        { OwnFolder, "s3:ListBucket", "arn:aws:s3:::b", $"s3:prefix={Somebody}/", "OneIdentity", "" },
        { OwnFolder, "s3:ListBucket", "arn:aws:s3:::b", "s3:prefix=photos/", "None", "" },
        { $$"""{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Deny","Action":"s3:*","NotResource":"arn:aws:s3:::b/{{Sub}}/*"}""", "s3:GetObject", $"arn:aws:s3:::b/{Somebody}/x", "", "OneIdentity", "" },
        { """{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalTag/username":"dave"}}}""", "s3:GetObject", "arn:aws:s3:::b/x", "", "Depends", "aws:PrincipalTag/username" },
        { """{"Effect":"Allow","Action":"s3:*","Resource":"*"},{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::b/*"}""", "s3:GetObject", "arn:aws:s3:::b/x", "", "None", "" },
        { """{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}""", "s3:GetObject", "arn:aws:s3:::b/x", "", "Depends", "aws:SourceIp" },
        { """{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}""", "s3:GetObject", "arn:aws:s3:::b/x", "aws:SourceIp=203.0.113.9", "All", "" },
        { $$"""{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"cognito-identity.amazonaws.com:sub":"{{Somebody}}"} } }""", "s3:GetObject", "arn:aws:s3:::b/x", "", "Depends", "cognito-identity.amazonaws.com:sub" },
        { """{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}""", "s3:GetObject", "arn:aws:s3:::b/x", "", "None", "" },
        { Allow("s3:GetObject", "arn:aws:s3:::b/x"), "s3:GetObject", "arn:aws:s3:::b/x", "", "All", "" },
        { Allow("sqs:*", "*"), "sqs:SendMessage", "arn:aws:sqs:us-east-1:999999999999:q", "", "None", "" },
        { Allow("cognito-identity:*", "*"), "cognito-identity:ListIdentities", "*", "", "None", "" },
        { Allow("cognito-identity:*", "*"), "cognito-identity:DescribeIdentity", "*", "", "OwnPart", "" },
    };

    [Theory, MemberData(nameof(Policies))]
    public async Task By_the_policy_of_the_users_role(string statements, string action, string resource, string entry, string reach, string dependsOn)
    {
        await _cognito.Invoke(new SetPrincipalTagAttributeMapRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityProviderName = TestCognito.ProviderOf(_client), UseDefaults = true });
        await Policy("Users", statements);
        var ways = (await Ways(action, resource, entry)).Where(w => w.RoleArn.EndsWith("Users", StringComparison.Ordinal)).ToList();
        // A developer may give any tag along.
        var way = ways[0];
        Assert.Equal((reach, dependsOn, true), (way.Reach, string.Join(",", way.DependsOn), way.IsUsable));
        Assert.Equal(reach == "OneIdentity" ? Somebody : null, way.IdentityId);
    }

    [Fact]
    public async Task The_three_examples_a_public_bucket_an_own_folder_and_own_items()
    {
        await Policy("Users", $"{Allow("s3:GetObject", $"arn:aws:s3:::b/{Sub}/*")},{OwnItems}");
        Assert.Equal([("Guests", "All"), ("Users", "None")], Short(await Ways("s3:GetObject", "arn:aws:s3:::public/x")));
        Assert.Equal([("Guests", "None"), ("Users", "OneIdentity")], Short(await Ways("s3:GetObject", $"arn:aws:s3:::b/{Somebody}/x")));
        Assert.Equal([("Guests", "None"), ("Users", "OwnPart")], Short(await Ways("dynamodb:GetItem", Table)));
    }

    [Fact]
    public async Task A_role_may_trust_a_provider_by_its_name_and_then_only_its_logins_get_it()
    {
        await _cognito.Invoke(new UpdateAssumeRolePolicyRequest { RoleName = "Users", PolicyDocument = TestCognito.TrustIn(_pool.IdentityPoolId, "login.my.dev") });
        var ways = (await Ways("sqs:SendMessage", "*")).Where(w => w.RoleArn.EndsWith("Users", StringComparison.Ordinal)).ToList();
        Assert.Equal([(false, "None"), (true, "All")], ways.Select(w => (w.IsUsable, w.Reach)));
        Assert.EndsWith($"({TestCognito.ProviderOf(_client)})", ways[0].Through, StringComparison.Ordinal);
        Assert.EndsWith("(login.my.dev)", ways[1].Through, StringComparison.Ordinal);
        await AssertRealCredentials("Users");

        await _cognito.Invoke(new UpdateAssumeRolePolicyRequest { RoleName = "Users", PolicyDocument = TestCognito.TrustIn(_pool.IdentityPoolId, $"login.my.dev:{_pool.IdentityPoolId}:user-42") });
        var one = (await Ways("sqs:SendMessage", "*")).Single(w => w.RoleArn.EndsWith("Users", StringComparison.Ordinal) && w.IsUsable);
        Assert.Equal(("Depends", "cognito-identity.amazonaws.com:amr"), (one.Reach, Assert.Single(one.DependsOn)));
        await AssertRealCredentials("Users");
    }

    [Fact]
    public async Task Tags_need_a_trust_policy_that_lets_them_in()
    {
        await _cognito.Invoke(new UpdateAssumeRolePolicyRequest { RoleName = "Users", PolicyDocument = TestCognito.TrustIn(_pool.IdentityPoolId, actions: "\"sts:AssumeRoleWithWebIdentity\"") });
        Assert.All(await Ways("sqs:SendMessage", "*"), w => Assert.True(w.IsUsable));
        await _cognito.Invoke(new SetPrincipalTagAttributeMapRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityProviderName = TestCognito.ProviderOf(_client), UseDefaults = true });
        Assert.Contains(await Ways("sqs:SendMessage", "*"), w => !w.IsUsable && w.Through.Contains(TestCognito.ProviderOf(_client), StringComparison.Ordinal));
        await _cognito.Invoke(new SetPrincipalTagAttributeMapRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityProviderName = TestCognito.ProviderOf(_client), PrincipalTags = new Dictionary<string, string> { ["team"] = "custom:team" } });
        Assert.Contains(await Ways("sqs:SendMessage", "*"), w => w is { IsUsable: true, Reach: "Depends", DependsOn: ["aws:PrincipalTag/team"] });
    }

    [Fact]
    public async Task In_the_basic_flow_every_role_counts_that_lets_the_pool_in_and_guests_are_not_scoped_down()
    {
        await _cognito.AnIamRole("Beside", TestCognito.TrustIn(_pool.IdentityPoolId, "unauthenticated"), TestCognito.Allow("ec2:RunInstances"));
        await _cognito.AnIamRole("Foreign", TestCognito.TrustIn("us-east-1:00000000-0000-0000-0000-000000000001", "unauthenticated"), TestCognito.Allow("ec2:RunInstances"));
        Assert.DoesNotContain(await Ways("ec2:RunInstances", "*"), w => w.Reach != "None");
        await _cognito.Invoke(new UpdateIdentityPoolRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityPoolName = "p", AllowUnauthenticatedIdentities = true, AllowClassicFlow = true, CognitoIdentityProviders = _pool.CognitoIdentityProviders });
        var reached = Assert.Single(await Ways("ec2:RunInstances", "*"), w => w.Reach != "None");
        Assert.Equal(("All", true, "basic flow, guests"), (reached.Reach, reached.IsBasicFlow, reached.Through));
        Assert.EndsWith("role/Beside", reached.RoleArn, StringComparison.Ordinal);
        Assert.DoesNotContain(await Ways("ec2:RunInstances", "*"), w => w.RoleArn.EndsWith("Foreign", StringComparison.Ordinal));
    }

    private async Task AssertRealCredentials(string role)
    {
        var token = await _cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = _pool.IdentityPoolId, Logins = new Dictionary<string, string> { ["login.my.dev"] = "user-42" } });
        var credentials = await _cognito.CredentialsOf(token.IdentityId!, new Dictionary<string, string> { ["cognito-identity.amazonaws.com"] = token.Token! });
        Assert.Contains($"assumed-role/{role}/", (await _cognito.As(credentials)).Arn, StringComparison.Ordinal);
    }

    private static string Allow(string action, string resource) => $$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}""";

    private Task Policy(string role, string statements) =>
        _cognito.Invoke(new PutRolePolicyRequest { RoleName = role, PolicyName = "inline", PolicyDocument = $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""" });

    private static IEnumerable<(string, string)> Short(IReadOnlyList<IdentityReach> ways) => ways.Select(w => (w.RoleArn[(w.RoleArn.LastIndexOf('/') + 1)..], w.Reach));

    private async Task<IReadOnlyList<IdentityReach>> Ways(string action, string resource, string entry = "") => (await _cognito.Invoke(new ListIdentityReachRequest
    {
        IdentityPoolId = _pool.IdentityPoolId,
        ActionName = action,
        ResourceArn = resource,
        ContextEntries = entry.Split('=') is [var key, var value] ? [new() { ContextKeyName = key, ContextKeyValues = [value], ContextKeyType = "string" }] : null,
    })).Ways;
}
