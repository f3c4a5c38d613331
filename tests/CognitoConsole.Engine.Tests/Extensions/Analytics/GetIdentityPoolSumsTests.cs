using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetIdentityPoolSumsTests
{
    [Fact]
    public async Task Are_those_of_every_pool_and_agree_with_its_dashboard()
    {
        await using var cognito = new TestCognito();
        Assert.Equal((0, new IdentityTotals { Authenticated = 0, Guests = 0, Disabled = 0 }), Of(await cognito.Invoke(new GetIdentityPoolSumsRequest())));
        var (app, _, logins) = await cognito.AnApp();
        await cognito.AnIdentity(app, logins);
        var pools = new List<string> { app.IdentityPoolId };
        // More than a page of ListIdentityPoolTotals.
        for (var i = 0; i < 61; i++)
        {
            var pool = await cognito.AnIdentityPool(p => p with { IdentityPoolName = $"Pool {i}", AllowUnauthenticatedIdentities = true });
            pools.Add(pool.IdentityPoolId);
            if (i % 20 == 0) await cognito.AnIdentity(pool);
            if (i == 60) await cognito.Invoke(new DisableIdentityRequest { IdentityId = await cognito.AnIdentity(pool) });
        }

        var sums = Of(await cognito.Invoke(new GetIdentityPoolSumsRequest()));
        Assert.Equal((62, new IdentityTotals { Authenticated = 1, Guests = 4, Disabled = 1 }), sums);
        var dashboards = new List<IdentityTotals>();
        foreach (var pool in pools) dashboards.Add((await cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool, Days = 1 })).Totals);
        Assert.Equal(sums.Totals, new IdentityTotals { Authenticated = dashboards.Sum(d => d.Authenticated), Guests = dashboards.Sum(d => d.Guests), Disabled = dashboards.Sum(d => d.Disabled) });
    }

    private static (int Pools, IdentityTotals Totals) Of(GetIdentityPoolSumsResponse sums) => (sums.IdentityPools, sums.Totals);
}
