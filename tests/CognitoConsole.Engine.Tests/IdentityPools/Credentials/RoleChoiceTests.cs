using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

/// <summary>Which role a token earns: by its own roles, by rules, or by default.</summary>
public sealed class RoleChoiceTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;
    private string _ana = null!;

    public async ValueTask InitializeAsync()
    {
        (_pool, _client, var logins) = await _cognito.AnApp();
        await _cognito.Roles(_pool);
        foreach (var name in new[] { "Sales", "Admins", "Readers" }) await _cognito.AnIamRole(name, TestCognito.TrustIn(_pool.IdentityPoolId));
        _ana = await _cognito.AnIdentity(_pool, logins);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task By_token_the_preferred_role_or_the_only_one()
    {
        await Map(new RoleMapping { Type = "Token", AmbiguousRoleResolution = "Deny" });
        await Group("sales", "Sales", 5);
        Assert.Equal("Sales", await Role());
        await Group("admins", "Admins", 1);
        Assert.Equal("Admins", await Role());
        Assert.Equal("Sales", await Role(custom: "Sales"));
        Assert.Equal("Access to Role is forbidden", await Refusal(custom: "Readers"));
    }

    [Theory]
    [InlineData("Deny")]
    [InlineData("AuthenticatedRole")]
    public async Task By_token_without_a_clear_role_the_setting_decides(string resolution)
    {
        await Map(new RoleMapping { Type = "Token", AmbiguousRoleResolution = resolution });
        await Either();
        await Group("sales", "Sales", 1);
        await Group("admins", "Admins", 1);
        await Either();

        async Task Either()
        {
            if (resolution == "Deny") Assert.Equal("Access to Role is forbidden", await Refusal());
            else Assert.Equal("Users", await Role());
        }
    }

    [Theory]
    [InlineData("email", "Equals", "ana@example.com", true)]
    [InlineData("email", "Equals", "example.com", false)]
    [InlineData("email", "Contains", "@example.", true)]
    [InlineData("email", "StartsWith", "ana", true)]
    [InlineData("email", "StartsWith", "example", false)]
    [InlineData("email", "NotEqual", "ben@example.com", true)]
    [InlineData("email", "NotEqual", "ana@example.com", false)]
    [InlineData("custom:none", "NotEqual", "x", false)]
    [InlineData("cognito:groups", "Equals", "admins", true)]
    [InlineData("cognito:groups", "NotEqual", "sales", false)]
    [InlineData("email_verified", "Equals", "true", true)]
    public async Task By_rules_as_the_claim_matches(string claim, string match, string value, bool matches)
    {
        await Group("admins", null, null);
        await Group("sales", null, null);
        await Rules("Deny", Rule(claim, match, value, "Sales"));
        if (matches) Assert.Equal("Sales", await Role());
        else Assert.Equal("Access to Role is forbidden", await Refusal());
    }

    [Fact]
    public async Task By_rules_the_first_that_matches_and_another_only_when_asked_for()
    {
        await Rules("AuthenticatedRole", Rule("email", "Equals", "nobody", "Readers"), Rule("email", "Contains", "ana", "Sales"), Rule("email", "Contains", "example", "Admins"));
        Assert.Equal("Sales", await Role());
        Assert.Equal("Admins", await Role(custom: "Admins"));
        Assert.Equal("Access to Role is forbidden", await Refusal(custom: "Readers"));
        await Rules("AuthenticatedRole", Rule("email", "Equals", "nobody", "Readers"));
        Assert.Equal("Users", await Role());
    }

    [Fact]
    public async Task Without_a_mapping_no_role_can_be_asked_for()
    {
        Assert.Equal("Users", await Role());
        Assert.Equal("Access to Role is forbidden", await Refusal(custom: "Sales"));
        var guest = await _cognito.AnIdentity(_pool);
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await _cognito.Refusal(new GetCredentialsForIdentityRequest { IdentityId = guest, CustomRoleArn = Arn("Sales") })).Code);
    }

    private static MappingRule Rule(string claim, string match, string value, string role) => new() { Claim = claim, MatchType = match, Value = value, RoleARN = Arn(role) };

    private static string Arn(string role) => $"arn:aws:iam::123456789012:role/{role}";

    private Task Rules(string resolution, params MappingRule[] rules) => Map(new RoleMapping { Type = "Rules", AmbiguousRoleResolution = resolution, RulesConfiguration = new() { Rules = rules } });

    private async Task Map(RoleMapping mapping) => await _cognito.Invoke(new SetIdentityPoolRolesRequest
    {
        IdentityPoolId = _pool.IdentityPoolId,
        Roles = (await _cognito.Invoke(new GetIdentityPoolRolesRequest { IdentityPoolId = _pool.IdentityPoolId })).Roles!,
        RoleMappings = new Dictionary<string, RoleMapping> { [$"{TestCognito.ProviderOf(_client)}:{_client.ClientId}"] = mapping },
    });

    private async Task Group(string name, string? role, int? precedence)
    {
        await _cognito.Invoke(new CreateGroupRequest { UserPoolId = _client.UserPoolId!, GroupName = name, RoleArn = role is null ? null : Arn(role), Precedence = precedence });
        await _cognito.Invoke(new AdminAddUserToGroupRequest { UserPoolId = _client.UserPoolId!, GroupName = name, Username = "ana" });
    }

    private async Task<string> Role(string? custom = null) => ((Caller.AssumedRole)await _cognito.As((await _cognito.Invoke(await Request(custom))).Credentials!)).RoleName;

    private async Task<string> Refusal(string? custom = null)
    {
        var refusal = await _cognito.Refusal(await Request(custom));
        Assert.Equal(ErrorCodes.NotAuthorizedException, refusal.Code);
        return refusal.Message;
    }

    private async Task<GetCredentialsForIdentityRequest> Request(string? custom) =>
        new() { IdentityId = _ana, Logins = await _cognito.LoginsOf(_client), CustomRoleArn = custom is null ? null : Arn(custom) };
}
