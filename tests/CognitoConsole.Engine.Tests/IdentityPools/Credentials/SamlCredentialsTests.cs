using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

/// <summary>Which role and which tags somebody gets who comes with a SAML response.</summary>
public sealed class SamlCredentialsTests : IAsyncLifetime
{
    private const string Role = "https://aws.amazon.com/SAML/Attributes/Role";
    private readonly TestCognito _cognito = new();
    private string _corp = "";
    private IdentityPool _pool = null!;

    public async ValueTask InitializeAsync()
    {
        _corp = await _cognito.AnIamSamlProvider();
        _pool = await _cognito.AnIdentityPool(p => p with { SamlProviderARNs = [_corp], AllowClassicFlow = true });
        await _cognito.Roles(_pool, users: TestCognito.Allow("s3:GetObject"));
        foreach (var name in new[] { "Editors", "Readers" }) await _cognito.AnIamRole(name, TestCognito.TrustIn(_pool.IdentityPoolId, _corp), TestCognito.Allow($"s3:{name}"));
        await _cognito.AnIamRole("Elsewhere", TestCognito.TrustInAccount);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task The_default_role_where_nothing_is_said()
    {
        Assert.Equal("Users", await RoleOf());
        Assert.Equal("Users", await RoleOf((Role, "not a pair"), (Role, $"{Arn("Editors")},arn:aws:iam::123456789012:saml-provider/Other")));
        Assert.Equal("Access to Role is forbidden", (await Refusal([("groups", "staff")], Arn("Editors"))).Message);
    }

    [Fact]
    public async Task The_role_that_the_assertion_names_with_its_provider()
    {
        Assert.Equal("Editors", await RoleOf((Role, $"{Arn("Editors")},{_corp}")));
        Assert.Equal("Readers", await RoleOf((Role, $"{_corp} , {Arn("Readers")}")));
        var two = new[] { (Role, $"{Arn("Editors")},{_corp}"), (Role, $"{Arn("Readers")},{_corp}") };
        Assert.Equal("Access to Role is forbidden", (await Refusal(two)).Message);
        Assert.Equal("Readers", await RoleOf(two, Arn("Readers")));
        Assert.Equal("Access to Role is forbidden", (await Refusal(two, Arn("Users"))).Message);
    }

    /// <summary>The provider names roles, and their trust policies decide.</summary>
    [Fact]
    public async Task A_role_that_does_not_trust_the_pool_is_nobodys()
    {
        Assert.Equal(ErrorCodes.InvalidIdentityPoolConfigurationException, (await Refusal([(Role, $"{Arn("Elsewhere")},{_corp}")])).Code);
        Assert.Equal(ErrorCodes.InvalidIdentityPoolConfigurationException, (await Refusal([(Role, $"{Arn("Nobody")},{_corp}")])).Code);
    }

    [Fact]
    public async Task Rules_over_attributes_come_before_what_the_assertion_names()
    {
        await Map(new RoleMapping
        {
            Type = RoleMappingType.Rules,
            AmbiguousRoleResolution = AmbiguousRoleResolutionType.Deny,
            RulesConfiguration = new()
            {
                Rules =
                [
                    new() { Claim = "groups", MatchType = MappingRuleMatchType.Equals_, Value = "R&D", RoleARN = Arn("Editors") },
                    new() { Claim = "email", MatchType = MappingRuleMatchType.StartsWith, Value = "bob@", RoleARN = Arn("Readers") },
                ],
            },
        });
        var named = (Role, $"{Arn("Readers")},{_corp}");
        Assert.Equal("Editors", await RoleOf(named, ("groups", "staff"), ("groups", "R&D")));
        Assert.Equal("Readers", await RoleOf(("email", "bob@example.com")));
        Assert.Equal("Access to Role is forbidden", (await Refusal([named, ("groups", "staff")])).Message);
        Assert.Equal("Role mappings of type Token are for user pools only, not for " + _corp + ".",
            (await _cognito.Refusal(Mapping(new() { Type = RoleMappingType.Token, AmbiguousRoleResolution = AmbiguousRoleResolutionType.Deny }))).Message);
    }

    [Fact]
    public async Task Attributes_become_principal_tags()
    {
        var map = new SetPrincipalTagAttributeMapRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityProviderName = _corp, PrincipalTags = new Dictionary<string, string> { ["dept"] = "department", ["teams"] = "groups", ["none"] = "absent" } };
        await _cognito.Invoke(map);
        Assert.Equal([("dept", "sales"), ("teams", "staff:R&D")], Pairs(await Session(("department", "sales"), ("groups", "staff"), ("groups", "R&D"))));
        await _cognito.Invoke(map with { UseDefaults = true, PrincipalTags = null });
        Assert.Equal([("client", "Alice@example.com"), ("username", "Alice")], Pairs(await Session(("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name", "Alice"))));

        static IEnumerable<(string, string)> Pairs(CallerSession session) => session.Tags.OrderBy(t => t.Key).Select(t => (t.Key, t.Value));
    }

    [Fact]
    public async Task The_session_is_the_identitys()
    {
        var (id, logins) = await Identity(("groups", "staff"));
        var session = ((Caller.AssumedRole)await _cognito.As(await _cognito.CredentialsOf(id, logins))).Session;
        Assert.Equal((id, "cognito-identity.amazonaws.com"), (session.IdentityId, session.FederatedProvider));
        Assert.Equal(["authenticated", _corp, $"{_corp}:Alice@example.com"], session.Keys["cognito-identity.amazonaws.com:amr"]);
    }

    /// <summary>As AWS says of these providers.</summary>
    [Fact]
    public async Task The_basic_flow_is_closed_to_SAML()
    {
        var (id, logins) = await Identity();
        var refusal = await _cognito.Refusal(new GetOpenIdTokenRequest { IdentityId = id, Logins = logins });
        Assert.Equal((ErrorCodes.NotAuthorizedException, "Basic (classic) flow is not supported with SAML providers, please use enhanced flow."), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task The_simulator_answers_as_in_earnest()
    {
        var (id, logins) = await Identity((Role, $"{Arn("Editors")},{_corp}"));
        var asked = new GetIdentityAccessRequest { IdentityPoolId = _pool.IdentityPoolId, Logins = logins, ActionNames = ["s3:Editors"] };
        var answer = await _cognito.Invoke(asked);
        Assert.Equal((id, Arn("Editors"), "the only role that the assertion names", "allowed"), (answer.IdentityId, answer.RoleArn, answer.Because, answer.EvaluationResults.Single().EvalDecision));
        Assert.Empty(answer.BasicFlow);
        // What is stored of a login names no role.
        var stored = await _cognito.Invoke(asked with { Logins = null, IdentityId = id });
        Assert.Equal((Arn("Users"), true), (stored.RoleArn, stored.IsTrusted));
        Assert.Empty(stored.BasicFlow);
    }

    [Fact]
    public async Task Who_can_reach_this_knows_the_roles_that_assertions_may_name()
    {
        var asked = new ListIdentityReachRequest { IdentityPoolId = _pool.IdentityPoolId, ActionName = "s3:Editors", ResourceArn = "*" };
        Assert.Contains(await Through(), t => t == $"role that an assertion of {_corp} names");
        await Map(new RoleMapping
        {
            Type = RoleMappingType.Rules,
            AmbiguousRoleResolution = AmbiguousRoleResolutionType.Deny,
            RulesConfiguration = new() { Rules = [new() { Claim = "groups", MatchType = MappingRuleMatchType.Equals_, Value = "R&D", RoleARN = Arn("Editors") }] },
        });
        Assert.Equal([$"rule 1 of {_corp}: groups Equals R&D"], await Through());

        async Task<List<string>> Through() => [.. (await _cognito.Invoke(asked)).Ways.Where(w => w.RoleArn == Arn("Editors")).Select(w => w.Through)];
    }

    private static string Arn(string role) => $"arn:aws:iam::123456789012:role/{role}";

    private Task Map(RoleMapping mapping) => _cognito.Invoke(Mapping(mapping));

    private SetIdentityPoolRolesRequest Mapping(RoleMapping mapping) => new()
    {
        IdentityPoolId = _pool.IdentityPoolId,
        Roles = new Dictionary<string, string> { ["authenticated"] = Arn("Users") },
        RoleMappings = new Dictionary<string, RoleMapping> { [_corp] = mapping },
    };

    private async Task<(string Id, IReadOnlyDictionary<string, string> Logins)> Identity(params (string, string)[] attributes)
    {
        var logins = new Dictionary<string, string> { [_corp] = _cognito.SamlAssertionForAws(a => a with { Attributes = attributes }) };
        return (await _cognito.AnIdentity(_pool, logins), logins);
    }

    private Task<string> RoleOf(params (string, string)[] attributes) => RoleOf(attributes, null);

    private async Task<string> RoleOf((string, string)[] attributes, string? custom)
    {
        var (id, logins) = await Identity(attributes);
        var credentials = (await _cognito.Invoke(new GetCredentialsForIdentityRequest { IdentityId = id, Logins = logins, CustomRoleArn = custom })).Credentials!;
        return ((Caller.AssumedRole)await _cognito.As(credentials)).RoleName;
    }

    private async Task<CallerSession> Session(params (string, string)[] attributes)
    {
        var (id, logins) = await Identity(attributes);
        return ((Caller.AssumedRole)await _cognito.As(await _cognito.CredentialsOf(id, logins))).Session;
    }

    private async Task<CognitoException> Refusal((string, string)[] attributes, string? custom = null)
    {
        var (id, logins) = await Identity(attributes);
        return await _cognito.Refusal(new GetCredentialsForIdentityRequest { IdentityId = id, Logins = logins, CustomRoleArn = custom });
    }
}
