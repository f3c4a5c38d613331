using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListIdentityPoolTotalsTests
{
    [Fact]
    public async Task Counts_over_all_pools_page_by_page()
    {
        await using var cognito = new TestCognito();
        var (pool, _, logins) = await cognito.AnApp();
        await cognito.AnIdentity(pool, logins);
        await cognito.AnIdentity(pool);
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await cognito.AnIdentityPool(p => p with { IdentityPoolName = "Empty" });
        var first = await cognito.Invoke(new ListIdentityPoolTotalsRequest { MaxResults = 1 });
        var second = await cognito.Invoke(new ListIdentityPoolTotalsRequest { MaxResults = 1, NextToken = first.NextToken });
        Assert.Equal(new IdentityTotals { Authenticated = 1, Guests = 1, Disabled = 0 }, Assert.Single(first.IdentityPools).Totals);
        Assert.Equal(("Empty", 0, false), (Assert.Single(second.IdentityPools).IdentityPoolName, second.IdentityPools[0].Totals.Guests, second.IdentityPools[0].AllowUnauthenticatedIdentities));
        Assert.Null(second.NextToken);
    }
    [Fact]
    public async Task Finds_pools_by_any_part_of_name_or_id()
    {
        await using var cognito = new TestCognito();
        var shop = await cognito.AnIdentityPool(p => p with { IdentityPoolName = "Web Shop" });
        await cognito.AnIdentityPool(p => p with { IdentityPoolName = "Stock" });
        foreach (var text in new[] { "SHOP", "b s", shop.IdentityPoolId[12..].ToUpperInvariant() })
            Assert.Equal("Web Shop", Assert.Single((await cognito.Invoke(new ListIdentityPoolTotalsRequest { Text = text })).IdentityPools).IdentityPoolName);
        Assert.Empty((await cognito.Invoke(new ListIdentityPoolTotalsRequest { Text = "%" })).IdentityPools);
    }
}
