using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListGroupRoleTrustTests : IAsyncLifetime
{
    private const string NoTagging = "\"sts:AssumeRoleWithWebIdentity\"";
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        (_pool, _client, _) = await _cognito.AnApp();
        await ByToken(_pool, _client);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task A_role_that_does_not_trust_the_identity_pool_is_refused_there_as_credentials_are()
    {
        var own = await _cognito.AnIamRole("Own", TestCognito.TrustIn(_pool.IdentityPoolId));
        Assert.Equal((_pool.IdentityPoolId, "Test identities", _client.ClientId, null), await One(own));
        Assert.True(await AnaGetsCredentials(own));
        foreach (var (role, refusal) in new[]
        {
            (await _cognito.AnIamRole("Foreign", TestCognito.TrustIn("us-east-1:00000000-0000-0000-0000-000000000001")), RoleTrust.NotTrusted),
            (await _cognito.AnIamRole("Guests", TestCognito.TrustIn(_pool.IdentityPoolId, "unauthenticated")), RoleTrust.NotTrusted),
            ("arn:aws:iam::123456789012:role/Gone", RoleTrust.NoRole),
        })
        {
            Assert.Equal(refusal, (await One(role)).Refusal);
            Assert.False(await AnaGetsCredentials(role));
        }
    }

    [Fact]
    public async Task A_role_without_tagging_is_refused_where_the_pool_makes_tags()
    {
        var role = await _cognito.AnIamRole("Tagless", TestCognito.TrustIn(_pool.IdentityPoolId, actions: NoTagging));
        Assert.Null((await One(role)).Refusal);
        await _cognito.Invoke(new SetPrincipalTagAttributeMapRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityProviderName = TestCognito.ProviderOf(_client), UseDefaults = true });
        Assert.Equal(RoleTrust.NoTags, (await One(role)).Refusal);
        Assert.False(await AnaGetsCredentials(role));
    }

    /// <summary>Rules and default roles do not ask the token; and another user pool's tokens are none of this one's.</summary>
    [Fact]
    public async Task Only_identity_pools_that_take_roles_from_this_user_pools_tokens_are_asked()
    {
        var role = await _cognito.AnIamRole("Own", TestCognito.TrustIn(_pool.IdentityPoolId));
        await _cognito.AnIdentityPool(_client);
        var rules = await _cognito.AnIdentityPool(_client);
        await Map(rules, _client, new() { Type = RoleMappingType.Rules, AmbiguousRoleResolution = AmbiguousRoleResolutionType.Deny, RulesConfiguration = new() { Rules = [new() { Claim = "sub", MatchType = MappingRuleMatchType.Equals_, Value = "1", RoleARN = role }] } });
        var other = await _cognito.AClient(await _cognito.APool());
        await ByToken(await _cognito.AnIdentityPool(other), other);
        Assert.Equal(_pool.IdentityPoolId, Assert.Single(await Ask(role)).IdentityPoolId);

        var second = await _cognito.AnIdentityPool(_client);
        await ByToken(second, _client);
        Assert.Equal([(_pool.IdentityPoolId, null), (second.IdentityPoolId, RoleTrust.NotTrusted)], (await Ask(role)).Select(t => (t.IdentityPoolId, t.Refusal)).OrderBy(t => t.IdentityPoolId != _pool.IdentityPoolId));
    }

    [Fact]
    public async Task Where_another_STS_decides_nobody_knows()
    {
        _cognito.Options.OutsideSts = new(new Uri("https://sts.example.com"), [_pool.IdentityPoolId], true);
        Assert.Empty(await Ask("arn:aws:iam::999988887777:role/Visitors"));
    }

    [Fact]
    public async Task Who_may_not_ask_about_an_identity_pool_does_not_learn_of_it()
    {
        await _cognito.ARole("Groups", "cognito-console:ListGroupRoleTrust");
        var key = await _cognito.AnApiUser("groups", "Groups");
        var request = new ListGroupRoleTrustRequest { UserPoolId = _client.UserPoolId!, RoleArn = "arn:aws:iam::123456789012:role/Gone" };
        Assert.Empty((await _cognito.Invoke(request, key)).Trust);
        await _cognito.ARole("Both", "cognito-console:ListGroupRoleTrust", "cognito-console:ListRoleTrust");
        Assert.Single((await _cognito.Invoke(request, await _cognito.AnApiUser("both", "Both"))).Trust);
    }

    [Fact]
    public async Task A_user_pool_that_is_not_there_is_refused() =>
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new ListGroupRoleTrustRequest { UserPoolId = "us-east-1_Nowhere", RoleArn = "arn:aws:iam::123456789012:role/Any" })).Code);

    private Task ByToken(IdentityPool pool, UserPoolClientType client) => Map(pool, client, new() { Type = RoleMappingType.Token, AmbiguousRoleResolution = AmbiguousRoleResolutionType.Deny });

    private Task Map(IdentityPool pool, UserPoolClientType client, RoleMapping mapping) => _cognito.Invoke(new SetIdentityPoolRolesRequest
    {
        IdentityPoolId = pool.IdentityPoolId,
        Roles = new Dictionary<string, string>(),
        RoleMappings = new Dictionary<string, RoleMapping> { [$"{TestCognito.ProviderOf(client)}:{client.ClientId}"] = mapping },
    });

    /// <summary>In earnest: ana in a group with the role.</summary>
    private async Task<bool> AnaGetsCredentials(string role)
    {
        var group = $"g{Guid.NewGuid():N}";
        await _cognito.Invoke(new CreateGroupRequest { UserPoolId = _client.UserPoolId!, GroupName = group, RoleArn = role });
        await _cognito.Invoke(new AdminAddUserToGroupRequest { UserPoolId = _client.UserPoolId!, GroupName = group, Username = "ana" });
        try
        {
            var logins = await _cognito.LoginsOf(_client);
            await _cognito.CredentialsOf(await _cognito.AnIdentity(_pool, logins), logins);
            return true;
        }
        catch (CognitoException refused)
        {
            Assert.Equal(ErrorCodes.InvalidIdentityPoolConfigurationException, refused.Code);
            return false;
        }
        finally
        {
            await _cognito.Invoke(new DeleteGroupRequest { UserPoolId = _client.UserPoolId!, GroupName = group });
        }
    }

    private async Task<(string Pool, string Name, string Client, string? Refusal)> One(string role) =>
        Assert.Single(await Ask(role)) is var line ? (line.IdentityPoolId, line.IdentityPoolName, line.ClientId, line.Refusal) : default;

    private async Task<IReadOnlyList<GroupRoleTrust>> Ask(string role) =>
        (await _cognito.Invoke(new ListGroupRoleTrustRequest { UserPoolId = _client.UserPoolId!, RoleArn = role })).Trust;
}
