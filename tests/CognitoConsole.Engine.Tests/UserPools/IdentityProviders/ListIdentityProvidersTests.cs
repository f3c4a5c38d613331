using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ListIdentityProvidersTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Lists_the_pools_own_with_their_types()
    {
        await _cognito.AProvider(_pool);
        await _cognito.AGoogle(_pool);
        await _cognito.AProvider(await _cognito.APool(), "Foreign");
        var listed = (await _cognito.Invoke(Request())).Providers;
        Assert.Equal([("Google", "Google"), ("Okta", "OIDC")], listed.Select(p => (p.ProviderName!, p.ProviderType!)));
        Assert.All(listed, p => Assert.NotNull(p.LastModifiedDate));
    }

    [Fact]
    public async Task Pages_through_all_of_them_once()
    {
        await Fill(130);
        var (names, token, pages) = (new List<string>(), (string?)null, 0);
        do
        {
            var page = await _cognito.Invoke(Request() with { MaxResults = 60, NextToken = token });
            Assert.InRange(page.Providers.Count, 1, 50);
            names.AddRange(page.Providers.Select(p => p.ProviderName!));
            token = page.NextToken;
            pages++;
        }
        while (token is not null);
        Assert.Equal((3, 130), (pages, names.Distinct().Count()));
        Assert.Equal(50, (await _cognito.Invoke(Request() with { MaxResults = 0 })).Providers.Count);
        Assert.Single((await _cognito.Invoke(Request() with { MaxResults = 1 })).Providers);
    }

    [Fact]
    public async Task Refuses_a_token_of_another_pool()
    {
        await Fill(3);
        var token = (await _cognito.Invoke(Request() with { MaxResults = 2 })).NextToken;
        var other = await _cognito.APool();
        await _cognito.RefusesAsInvalid(Request() with { UserPoolId = other.Id!, NextToken = token }, "Invalid pagination token.");
        await _cognito.RefusesAsInvalid(Request() with { NextToken = token + "x" }, "Invalid pagination token.");
        await _cognito.RefusesUnknownPool(Request() with { UserPoolId = "us-east-1_NoSuchOne" });
    }

    private ListIdentityProvidersRequest Request() => new() { UserPoolId = _pool.Id! };

    private Task Fill(int count) => _cognito.Database(async db =>
    {
        for (var i = 0; i < count; i++)
            db.IdentityProviders.Add(new() { UserPoolId = _pool.Id!, ProviderName = $"Provider{i}", ProviderType = "OIDC", CreationDate = _cognito.Clock.GetUtcNow(), LastModifiedDate = _cognito.Clock.GetUtcNow() });
        return await db.SaveChangesAsync();
    });
}
