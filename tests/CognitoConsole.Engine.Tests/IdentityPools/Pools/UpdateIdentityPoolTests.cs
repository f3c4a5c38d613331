using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class UpdateIdentityPoolTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.AnIdentityPool(p => p with
    {
        AllowClassicFlow = true,
        DeveloperProviderName = "login.my.dev",
        SupportedLoginProviders = new Dictionary<string, string> { ["www.amazon.com"] = "amzn1.application.x" },
        IdentityPoolTags = new Dictionary<string, string> { ["team"] = "blue" },
    });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Clears_what_the_request_leaves_out_but_keeps_the_developer_provider()
    {
        var updated = await _cognito.Invoke(Update());
        var described = await _cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = _pool.IdentityPoolId });
        foreach (var pool in new[] { updated, described })
        {
            Assert.Equal("New name", pool.IdentityPoolName);
            Assert.True(pool.AllowUnauthenticatedIdentities);
            Assert.False(pool.AllowClassicFlow);
            Assert.Null(pool.SupportedLoginProviders);
            Assert.Empty(pool.IdentityPoolTags!);
            Assert.Equal("login.my.dev", pool.DeveloperProviderName);
        }
    }

    [Fact]
    public async Task What_was_mapped_for_a_provider_goes_with_it()
    {
        var (pool, client, logins) = await _cognito.AnApp(p => p with { AllowClassicFlow = true, SupportedLoginProviders = new Dictionary<string, string> { ["www.amazon.com"] = "amzn1.application.x" } });
        await _cognito.Roles(pool);
        var roles = (await _cognito.Invoke(new GetIdentityPoolRolesRequest { IdentityPoolId = pool.IdentityPoolId })).Roles!;
        var mapping = new RoleMapping { Type = RoleMappingType.Rules, AmbiguousRoleResolution = AmbiguousRoleResolutionType.Deny, RulesConfiguration = new() { Rules = [new() { Claim = "sub", MatchType = MappingRuleMatchType.Equals_, Value = "x", RoleARN = roles["authenticated"] }] } };
        var userPool = TestCognito.ProviderOf(client);
        await _cognito.Invoke(new SetIdentityPoolRolesRequest { IdentityPoolId = pool.IdentityPoolId, Roles = roles, RoleMappings = new Dictionary<string, RoleMapping> { ["www.amazon.com"] = mapping, [$"{userPool}:{client.ClientId}"] = mapping } });
        foreach (var provider in new[] { "www.amazon.com", userPool }) await _cognito.Invoke(new SetPrincipalTagAttributeMapRequest { IdentityPoolId = pool.IdentityPoolId, IdentityProviderName = provider, UseDefaults = true });

        var update = Update() with { IdentityPoolId = pool.IdentityPoolId, AllowClassicFlow = true };
        await _cognito.Invoke(update with { CognitoIdentityProviders = pool.CognitoIdentityProviders });
        var kept = await _cognito.Invoke(new GetIdentityPoolRolesRequest { IdentityPoolId = pool.IdentityPoolId });
        Assert.Equal([$"{userPool}:{client.ClientId}"], kept.RoleMappings!.Keys);
        Assert.Empty(await Tags("www.amazon.com"));
        Assert.NotEmpty(await Tags(userPool));
        await _cognito.Invoke(new SetIdentityPoolRolesRequest { IdentityPoolId = pool.IdentityPoolId, Roles = kept.Roles!, RoleMappings = kept.RoleMappings });

        await _cognito.Invoke(update);
        Assert.Null((await _cognito.Invoke(new GetIdentityPoolRolesRequest { IdentityPoolId = pool.IdentityPoolId })).RoleMappings);
        Assert.Empty(await Tags(userPool));
        Assert.NotNull((await _cognito.Invoke(new GetOpenIdTokenRequest { IdentityId = await _cognito.AnIdentity(pool) })).Token);

        async Task<IReadOnlyDictionary<string, string>> Tags(string provider) =>
            (await _cognito.Invoke(new GetPrincipalTagAttributeMapRequest { IdentityPoolId = pool.IdentityPoolId, IdentityProviderName = provider })).PrincipalTags!;
    }

    [Fact]
    public async Task Refuses_another_developer_provider_and_changes_nothing()
    {
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(Update() with { DeveloperProviderName = "login.other.dev" })).Code);
        Assert.Equal(_pool.IdentityPoolName, (await _cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = _pool.IdentityPoolId })).IdentityPoolName);
    }

    [Fact]
    public async Task Sets_a_developer_provider_where_there_is_none()
    {
        var pool = await _cognito.AnIdentityPool();
        var updated = await _cognito.Invoke(Update() with { IdentityPoolId = pool.IdentityPoolId, DeveloperProviderName = "login.my.dev" });
        Assert.Equal("login.my.dev", updated.DeveloperProviderName);
    }

    [Fact]
    public async Task Refuses_to_overwrite_a_change_that_the_caller_has_not_seen()
    {
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await _cognito.Invoke(Update() with { ExpectedLastModifiedDate = _pool.LastModifiedDate });
        Assert.Equal(ErrorCodes.ConcurrentModificationException, (await _cognito.Refusal(Update() with { ExpectedLastModifiedDate = _pool.LastModifiedDate })).Code);
    }

    [Fact]
    public async Task Refuses_an_unknown_pool()
    {
        var refusal = await _cognito.Refusal(Update() with { IdentityPoolId = "us-east-1:00000000-0000-0000-0000-000000000000" });
        Assert.Equal((ErrorCodes.ResourceNotFoundException, "IdentityPool 'us-east-1:00000000-0000-0000-0000-000000000000' not found."), (refusal.Code, refusal.Message));
    }

    private UpdateIdentityPoolRequest Update() => new() { IdentityPoolId = _pool.IdentityPoolId, IdentityPoolName = "New name", AllowUnauthenticatedIdentities = true };
}
