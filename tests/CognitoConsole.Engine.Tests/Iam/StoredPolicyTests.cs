using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.Iam;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using IdentityPool = CognitoConsole.Contracts.IdentityPools.IdentityPool;

namespace CognitoConsole.Engine.Tests.Iam;

/// <summary>What was stored under older rules passes no more and stays stored: it closes, it can be read and mended, and nothing breaks over it.</summary>
public sealed class StoredPolicyTests : IAsyncLifetime
{
    private const string AllowAll = """{"Effect":"Allow","Action":"*","Resource":"*"}""";

    /// <summary>BinaryEquals wants base64.</summary>
    private const string Unread = """ "Condition":{"BinaryEquals":{"aws:a":"?"}} """;

    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;
    private IReadOnlyDictionary<string, string> _logins = null!;

    public async ValueTask InitializeAsync()
    {
        (_pool, _client, _logins) = await _cognito.AnApp();
        await _cognito.Roles(_pool, users: TestCognito.Allow("cognito-idp:*"));
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    /// <summary>A pattern as audience, as it could be written before whole IDs were demanded.</summary>
    private static string Pattern(string more = "") => Policies.Document($$"""
        {"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringLike":{"cognito-identity.amazonaws.com:aud":"us-east-1:*"} } }{{more}}
        """);

    private static PolicyDecision Decide(string text, PolicyKind kind = PolicyKind.Identity) => PolicyEvaluator.Decide(new PolicyRequest
    {
        Principal = PolicyPrincipal.User("arn:aws:iam::123456789012:user/alice", "123456789012", "alice"),
        Action = "s3:GetObject",
        Resource = "arn:aws:s3:::photos/cat",
        IdentityPolicies = kind == PolicyKind.Identity ? [new("p", PolicyDocument.Stored(text, kind))] : [],
        ResourcePolicy = kind == PolicyKind.Identity ? null : new("p", PolicyDocument.Stored(text, kind)),
    });

    [Theory]
    [InlineData($$"""{"Effect":"Allow","Action":"*","Resource":"*",{{Unread}}}""", null, "ImplicitDeny")]
    [InlineData($$"""{"Effect":"Allow","Action":"*","Resource":"*",{{Unread}}}""", AllowAll, "Allowed")]
    [InlineData($$"""{"Effect":"Deny","Action":"s3:PutObject","Resource":"*",{{Unread}}}""", AllowAll, "ExplicitDeny")]
    [InlineData("""{"Effect":"deny","Action":"s3:PutObject","Resource":"*"}""", AllowAll, "ExplicitDeny")]
    [InlineData("""{"Action":"s3:PutObject","Resource":"*"}""", AllowAll, "ExplicitDeny")]
    [InlineData("""17""", AllowAll, "ExplicitDeny")]
    [InlineData("""{"Effect":"Allow","Action":"s3:*"}""", AllowAll, "Allowed")]
    public void An_allow_that_passes_no_more_allows_nothing_and_anything_else_denies_everything(string statement, string? other, string outcome)
    {
        Assert.Throws<CognitoException>(() => PolicyDocument.Parse(Policies.Document(statement), PolicyKind.Identity, PolicyDocument.MaxInline));
        string[] statements = other is null ? [statement] : [other, statement];
        var document = PolicyDocument.Stored(Policies.Document(statements), PolicyKind.Identity);
        var fault = Assert.Single(document.Faults);
        Assert.Equal((statements.Length - 1, outcome == "ExplicitDeny"), (fault.Statement, fault.Denies));
        Assert.StartsWith($"Statement[{statements.Length - 1}]", fault.Path, StringComparison.Ordinal);
        Assert.Equal(outcome, Decide(Policies.Document(statements)).Outcome.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no policy")]
    [InlineData("""{"Version":"2027-01-01","Statement":[]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}],"More":1}""")]
    public void A_text_that_is_no_policy_denies_everything_wherever_it_stands(string text)
    {
        foreach (var kind in Enum.GetValues<PolicyKind>())
        {
            Assert.Null(Assert.Single(PolicyDocument.Stored(text, kind).Faults).Statement);
            Assert.Equal(PolicyOutcome.ExplicitDeny, Decide(text, kind).Outcome);
        }
    }

    [Fact]
    public void A_text_that_passes_is_the_same_either_way()
    {
        var document = PolicyDocument.Stored(Policies.Document(AllowAll), PolicyKind.Identity);
        Assert.Empty(document.Faults);
        Assert.True(Decide(Policies.Document(AllowAll)).IsAllowed);
    }

    [Fact]
    public async Task A_pattern_as_audience_lets_nobody_in_and_the_role_can_be_read_and_mended()
    {
        await Store("Users", Pattern());
        var ana = await _cognito.AnIdentity(_pool, _logins);
        Assert.Equal(ErrorCodes.InvalidIdentityPoolConfigurationException, (await Assert.ThrowsAsync<CognitoException>(() => _cognito.CredentialsOf(ana, _logins))).Code);
        var trust = (await _cognito.Invoke(new ListRoleTrustRequest { IdentityPoolId = _pool.IdentityPoolId, RoleArns = [Arn("Users")] })).Trust;
        Assert.All(trust, t => Assert.Equal(RoleTrust.NotTrusted, t.Refusal));
        var finding = Assert.Single(await Findings("Users"), f => f.FindingType == PolicyFindingType.Error);
        Assert.Equal(("trust policy", "Statement[0].Condition"), (finding.PolicyName, finding.Path));
        Assert.EndsWith("names each identity pool by its whole ID, without wildcards and variables. Until it is mended, the statement lets nobody in.", finding.Message, StringComparison.Ordinal);
        Assert.Contains("us-east-1:*", Uri.UnescapeDataString((await _cognito.Invoke(new GetRoleRequest { RoleName = "Users" })).Role.AssumeRolePolicyDocument), StringComparison.Ordinal);
        Assert.Contains((await _cognito.Invoke(new Contracts.Iam.ListRolesRequest())).Roles, r => r.RoleName == "Users");

        await _cognito.Invoke(new UpdateAssumeRolePolicyRequest { RoleName = "Users", PolicyDocument = TestCognito.TrustIn(_pool.IdentityPoolId) });
        Assert.NotNull((await _cognito.CredentialsOf(ana, _logins)).AccessKeyId);
        Assert.DoesNotContain(await Findings("Users"), f => f.FindingType == PolicyFindingType.Error);
    }

    [Fact]
    public async Task Other_statements_of_the_trust_policy_go_on_counting()
    {
        await Store("Users", Pattern($$"""
            ,{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"{{_pool.IdentityPoolId}}"} } }
            """));
        Assert.NotNull((await _cognito.CredentialsOf(await _cognito.AnIdentity(_pool, _logins), _logins)).AccessKeyId);
        var other = await _cognito.AnIdentityPool(_client);
        await _cognito.Invoke(new SetIdentityPoolRolesRequest { IdentityPoolId = other.IdentityPoolId, Roles = new Dictionary<string, string> { ["authenticated"] = Arn("Users") } });
        var stranger = await _cognito.AnIdentity(other, _logins);
        Assert.Equal(ErrorCodes.InvalidIdentityPoolConfigurationException, (await Assert.ThrowsAsync<CognitoException>(() => _cognito.CredentialsOf(stranger, _logins))).Code);
    }

    [Fact]
    public async Task A_pattern_opens_no_way_to_who_can_reach_this()
    {
        await Store("Users", Pattern());
        var ways = (await _cognito.Invoke(new ListIdentityReachRequest { IdentityPoolId = _pool.IdentityPoolId, ActionName = "cognito-idp:ListUsers", ResourceArn = "*" })).Ways;
        Assert.False(Assert.Single(ways, w => w.RoleArn == Arn("Users")).IsUsable);
    }

    [Fact]
    public async Task Policies_of_a_role_close_one_by_one_and_the_simulator_points_at_them()
    {
        var session = await _cognito.As(await _cognito.CredentialsOf(await _cognito.AnIdentity(_pool, _logins), _logins));
        Task<ListUsersResponse> Call() => _cognito.Invoke(new ListUsersRequest { UserPoolId = _client.UserPoolId! }, session);
        await Call();

        await Change(db => Role(db, r => r.InlinePolicies = new Dictionary<string, string> { ["a"] = Policies.Document(AllowAll), ["b"] = Policies.Document($$"""{"Effect":"Allow","Action":"*","Resource":"*",{{Unread}}}""") }));
        await Call();
        Assert.Contains(await Findings("Users"), f => f.PolicyName == "b" && f.Message.EndsWith("the statement allows nothing.", StringComparison.Ordinal));

        await Change(db => Role(db, r => r.InlinePolicies = new Dictionary<string, string> { ["a"] = Policies.Document(AllowAll), ["b"] = "no policy" }));
        Assert.Equal(ErrorCodes.AccessDeniedException, (await Assert.ThrowsAsync<CognitoException>(Call)).Code);
        Assert.Contains(await Findings("Users"), f => f.PolicyName == "b" && f.Message.EndsWith("the policy denies everything.", StringComparison.Ordinal));
        var result = Assert.Single((await _cognito.Invoke(new SimulatePrincipalPolicyRequest { PolicySourceArn = Arn("Users"), ActionNames = ["cognito-idp:ListUsers"] })).EvaluationResults!);
        var matched = Assert.Single(result.MatchedStatements!);
        Assert.Equal(("explicitDeny", "b", 1, 10), (result.EvalDecision, matched.SourcePolicyId, matched.StartPosition!.Column, matched.EndPosition!.Column));
    }

    [Fact]
    public async Task Attached_policies_and_boundaries_close_too_and_are_named()
    {
        foreach (var name in new[] { "attached", "boundary" })
            await _cognito.Invoke(new CreatePolicyRequest { PolicyName = name, PolicyDocument = Policies.Document(AllowAll) });
        await _cognito.Invoke(new AttachRolePolicyRequest { RoleName = "Users", PolicyArn = "arn:aws:iam::123456789012:policy/attached" });
        await _cognito.Invoke(new PutRolePermissionsBoundaryRequest { RoleName = "Users", PermissionsBoundary = "arn:aws:iam::123456789012:policy/boundary" });
        var session = await _cognito.As(await _cognito.CredentialsOf(await _cognito.AnIdentity(_pool, _logins), _logins));
        Task<ListUsersResponse> Call() => _cognito.Invoke(new ListUsersRequest { UserPoolId = _client.UserPoolId! }, session);
        await Call();
        foreach (var name in new[] { "boundary", "attached" })
        {
            await Change(db => Managed(db, name, Policies.Document($$"""{"Effect":"Allow","Action":"*","Resource":"*",{{Unread}}}""")));
            Assert.Contains(await Findings("Users"), f => f.PolicyName == name && f.FindingType == PolicyFindingType.Error);
            if (name == "boundary") Assert.Equal(ErrorCodes.AccessDeniedException, (await Assert.ThrowsAsync<CognitoException>(Call)).Code);
        }
    }

    [Fact]
    public async Task A_policy_of_access_keys_closes()
    {
        await _cognito.Invoke(new CreatePolicyRequest { PolicyName = "keys", PolicyDocument = Policies.Document(AllowAll) });
        var key = await _cognito.AnApiUser("ci", "keys");
        var request = new ListUsersRequest { UserPoolId = _client.UserPoolId! };
        await _cognito.Invoke(request, key);
        await Change(db => Managed(db, "keys", "{}"));
        Assert.Equal(ErrorCodes.AccessDeniedException, (await Assert.ThrowsAsync<CognitoException>(() => _cognito.Invoke(request, key))).Code);
    }

    private static string Arn(string role) => $"arn:aws:iam::123456789012:role/{role}";

    private async Task<IReadOnlyList<PolicyFinding>> Findings(string role) => (await _cognito.Invoke(new GetRoleFindingsRequest { RoleArn = Arn(role) })).Findings;

    /// <summary>As an older version of this server left it: no operation takes the text any more.</summary>
    private async Task Store(string role, string trust)
    {
        Assert.Equal("MalformedPolicyDocument", (await _cognito.Refusal(new UpdateAssumeRolePolicyRequest { RoleName = role, PolicyDocument = trust })).Code);
        await Change(db => db.IamRoles.Where(r => r.RoleName == role).ExecuteUpdateAsync(r => r.SetProperty(x => x.AssumeRolePolicyDocument, trust)));
    }

    private static async Task<int> Role(CognitoDbContext db, Action<IamRole> change)
    {
        change(await db.IamRoles.SingleAsync(r => r.RoleName == "Users"));
        return await db.SaveChangesAsync();
    }

    private static Task<int> Managed(CognitoDbContext db, string name, string document) =>
        db.ManagedPolicies.Where(p => p.PolicyName == name).ExecuteUpdateAsync(p => p.SetProperty(x => x.Document, document));

    /// <summary>Past the copies that are kept for a second.</summary>
    private async Task Change(Func<CognitoDbContext, Task<int>> change)
    {
        Assert.Equal(1, await _cognito.Database(change));
        _cognito.Clock.Advance(TimeSpan.FromSeconds(2));
    }
}
