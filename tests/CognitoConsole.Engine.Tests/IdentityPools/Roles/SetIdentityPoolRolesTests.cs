using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class SetIdentityPoolRolesTests : IAsyncLifetime
{
    private const string Role = "arn:aws:iam::123456789012:role/app/Users";
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.AnIdentityPool(p => p with
    {
        SupportedLoginProviders = new Dictionary<string, string> { ["accounts.google.com"] = "app" },
        CognitoIdentityProviders = [new() { ProviderName = "cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc123456", ClientId = "app1" }],
    });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Replaces_roles_and_mappings_as_a_whole()
    {
        await _cognito.Invoke(Request() with
        {
            RoleMappings = new Dictionary<string, RoleMapping>
            {
                ["cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc123456:app1"] = new() { Type = "Token", AmbiguousRoleResolution = "Deny" },
                ["accounts.google.com"] = Rules(new MappingRule { Claim = "email", MatchType = "Contains", Value = "@example.com", RoleARN = Role }),
            },
        });
        var shown = await Get();
        Assert.Equal(Role, shown.Roles!["authenticated"]);
        Assert.Equal("Contains", Assert.Single(shown.RoleMappings!["accounts.google.com"].RulesConfiguration!.Rules).MatchType);

        await _cognito.Invoke(Request() with { Roles = new Dictionary<string, string> { ["unauthenticated"] = Role } });
        shown = await Get();
        Assert.Equal(["unauthenticated"], shown.Roles!.Keys);
        Assert.Null(shown.RoleMappings);
    }

    [Fact]
    public async Task Takes_a_user_pool_under_the_servers_own_name_too()
    {
        await _cognito.Invoke(Request() with { RoleMappings = new Dictionary<string, RoleMapping> { ["localhost:8080/us-east-1_Abc123456:app1"] = new() { Type = "Token", AmbiguousRoleResolution = "Deny" } } });
        Assert.Single((await Get()).RoleMappings!);
    }

    [Theory]
    [InlineData("cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc123456:other")]
    [InlineData("cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc123456")]
    [InlineData("graph.facebook.com")]
    public async Task Refuses_a_mapping_for_a_provider_that_the_pool_has_not(string key)
    {
        var refusal = await _cognito.Refusal(Request() with { RoleMappings = new Dictionary<string, RoleMapping> { [key] = new() { Type = "Token", AmbiguousRoleResolution = "Deny" } } });
        Assert.Equal((ErrorCodes.InvalidParameterException, $"({key}) is not a valid RoleMapping ProviderName or is not a configured provider."), (refusal.Code, refusal.Message));
        Assert.Empty((await Get()).Roles!);
    }

    [Fact]
    public async Task Believes_the_roles_in_tokens_of_user_pools_only()
    {
        var refusal = await _cognito.Refusal(Request() with { RoleMappings = new Dictionary<string, RoleMapping> { ["accounts.google.com"] = new() { Type = "Token", AmbiguousRoleResolution = "Deny" } } });
        Assert.Equal("Role mappings of type Token are for user pools only, not for accounts.google.com.", refusal.Message);
    }

    public static TheoryData<RoleMapping> Incomplete =>
    [
        new RoleMapping { Type = "Rules", AmbiguousRoleResolution = "Deny" },
        new RoleMapping { Type = "Rules", RulesConfiguration = new() { Rules = [new() { Claim = "a", MatchType = "Equals", Value = "b", RoleARN = Role }] } },
        new RoleMapping { Type = "Token", AmbiguousRoleResolution = "Deny", RulesConfiguration = new() { Rules = [new() { Claim = "a", MatchType = "Equals", Value = "b", RoleARN = Role }] } },
        Rules(new MappingRule { Claim = "a", MatchType = "Equals", Value = "b", RoleARN = "arn:aws:iam::123456789012:user/someone" }),
    ];

    [Theory]
    [MemberData(nameof(Incomplete), DisableDiscoveryEnumeration = true)]
    public async Task Refuses_a_mapping_that_is_not_whole(RoleMapping mapping)
    {
        var refusal = await _cognito.Refusal(Request() with { RoleMappings = new Dictionary<string, RoleMapping> { ["accounts.google.com"] = mapping } });
        Assert.Equal(ErrorCodes.InvalidParameterException, refusal.Code);
        Assert.Empty((await Get()).Roles!);
    }

    [Fact]
    public async Task Takes_25_rules_and_no_more()
    {
        Assert.Equal((ErrorCodes.InvalidParameterException, "At most 25 rules in a role mapping (accounts.google.com)."), await _cognito.Refusal(With(26)) is var r ? (r.Code, r.Message) : default);
        await _cognito.Invoke(With(25));

        SetIdentityPoolRolesRequest With(int rules) => Request() with
        {
            RoleMappings = new Dictionary<string, RoleMapping> { ["accounts.google.com"] = Rules([.. Enumerable.Range(0, rules).Select(i => new MappingRule { Claim = "email", MatchType = "Equals", Value = $"{i}", RoleARN = Role })]) },
        };
    }

    [Fact]
    public async Task Asks_for_the_right_to_pass_each_role_that_is_new()
    {
        await _cognito.ARole("PoolEditor", "cognito-identity:SetIdentityPoolRoles");
        var editor = new Caller.Operator("1", "eve@example.com", "PoolEditor", "123456789012");
        var refusal = await _cognito.Refusal(Request(), editor);
        Assert.Equal(ErrorCodes.AccessDeniedException, refusal.Code);
        Assert.Contains("iam:PassRole on resource: " + Role, refusal.Message, StringComparison.Ordinal);

        await _cognito.Invoke(Request());
        await _cognito.Invoke(Request(), editor); // what is there already needs no passing
    }

    [Fact]
    public async Task A_role_that_is_there_for_some_is_given_anew_to_others()
    {
        const string Chiefs = "arn:aws:iam::123456789012:role/app/Chiefs";
        await _cognito.ARole("PoolEditor", "cognito-identity:SetIdentityPoolRoles");
        var editor = new Caller.Operator("1", "eve@example.com", "PoolEditor", "123456789012");
        var chiefs = new MappingRule { Claim = "email", MatchType = "Equals", Value = "chief@example.com", RoleARN = Chiefs };
        var there = Request() with { RoleMappings = new Dictionary<string, RoleMapping> { ["accounts.google.com"] = Rules(chiefs) with { AmbiguousRoleResolution = "Deny" } } };
        await _cognito.Invoke(there);
        var roles = new Dictionary<string, string> { ["authenticated"] = Role };

        await Refuses(there with { Roles = new Dictionary<string, string>(roles) { ["unauthenticated"] = Role } }, Role);
        await Refuses(there with { Roles = new Dictionary<string, string>(roles) { ["unauthenticated"] = Chiefs } }, Chiefs);
        await Refuses(there with { Roles = new Dictionary<string, string> { ["authenticated"] = Chiefs } }, Chiefs);
        await Refuses(there with { Roles = new Dictionary<string, string>(), RoleMappings = new Dictionary<string, RoleMapping> { ["accounts.google.com"] = Rules(chiefs with { MatchType = "NotEqual" }) } }, Chiefs);
        // Whom the mapping has refused would come to the default role.
        await Refuses(there with { RoleMappings = null }, Role);
        await _cognito.Invoke(there, editor);
        await _cognito.Invoke(there with { Roles = new Dictionary<string, string>() }, editor); // less for everybody

        async Task Refuses(SetIdentityPoolRolesRequest request, string role) =>
            Assert.Contains("iam:PassRole on resource: " + role, (await _cognito.Refusal(request, editor)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_is_named_in_two_ways_gives_no_role_to_others()
    {
        const string Kept = "cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc123456:app1";
        const string Alias = "localhost:8080/us-east-1_Abc123456:app1";
        await _cognito.ARole("PoolEditor", "cognito-identity:SetIdentityPoolRoles");
        var editor = new Caller.Operator("1", "eve@example.com", "PoolEditor", "123456789012");
        var token = new RoleMapping { Type = "Token", AmbiguousRoleResolution = "Deny" };
        await _cognito.Invoke(Request() with { RoleMappings = new Dictionary<string, RoleMapping> { [Kept] = token } });

        // The first would let everybody come to the default role; the second stands there as before.
        var refusal = await _cognito.Refusal(Request() with { RoleMappings = new Dictionary<string, RoleMapping> { [Alias] = token with { AmbiguousRoleResolution = "AuthenticatedRole" }, [Kept] = token } }, editor);
        Assert.Contains("iam:PassRole on resource: " + Role, refusal.Message, StringComparison.Ordinal);
        await _cognito.Invoke(Request() with { RoleMappings = new Dictionary<string, RoleMapping> { [Alias] = token } }, editor);
    }

    private static RoleMapping Rules(params MappingRule[] rules) => new() { Type = "Rules", AmbiguousRoleResolution = "AuthenticatedRole", RulesConfiguration = new() { Rules = rules } };

    private SetIdentityPoolRolesRequest Request() => new() { IdentityPoolId = _pool.IdentityPoolId, Roles = new Dictionary<string, string> { ["authenticated"] = Role } };

    private Task<GetIdentityPoolRolesResponse> Get() => _cognito.Invoke(new GetIdentityPoolRolesRequest { IdentityPoolId = _pool.IdentityPoolId });
}
