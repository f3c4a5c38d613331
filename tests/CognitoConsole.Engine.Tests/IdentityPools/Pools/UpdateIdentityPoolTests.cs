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
