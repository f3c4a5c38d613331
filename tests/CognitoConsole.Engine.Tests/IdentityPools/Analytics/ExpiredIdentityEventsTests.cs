using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class ExpiredIdentityEventsTests
{
    [Fact]
    public async Task Whole_days_of_events_go_after_their_time_and_the_numbers_stay()
    {
        await using var cognito = new TestCognito(options: new EngineOptions { IdentityEventDays = 90 });
        var pool = await cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        await cognito.AnIdentity(pool);
        var day = DateOnly.FromDateTime(cognito.Clock.GetUtcNow().UtcDateTime);
        var list = new ListIdentityEventsRequest { IdentityPoolId = pool.IdentityPoolId, Kind = "Created", From = day, To = day };
        cognito.Clock.Advance(TimeSpan.FromDays(90));
        await cognito.AnIdentity(pool);
        await Remove(cognito);
        Assert.Single((await cognito.Invoke(list)).Events);

        cognito.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await Remove(cognito) > 0);
        Assert.Empty((await cognito.Invoke(list)).Events);
        Assert.Equal(1, await cognito.Database(db => db.IdentityEvents.CountAsync(e => e.Kind == "Created")));
        var statistics = await cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool.IdentityPoolId, From = day, To = day });
        Assert.Equal((1, 2), (statistics.Days[0].Providers["unauthenticated"].Created, statistics.Totals.Guests));
    }

    private static Task<int> Remove(TestCognito cognito) =>
        cognito.Services.GetServices<IHostedService>().OfType<ExpiredRows>().Single().Remove(TestContext.Current.CancellationToken);
}
