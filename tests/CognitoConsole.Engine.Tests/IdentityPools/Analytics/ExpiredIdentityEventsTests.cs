using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
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

    [Fact]
    public async Task What_identities_were_goes_when_no_list_of_a_day_names_it_any_more()
    {
        await using var cognito = new TestCognito(options: new EngineOptions { IdentityEventDays = 90 });
        var pool = await cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        // Every third day three guests; one goes the next day, one after two months, one stays.
        var (start, gone) = (DateOnly.FromDateTime(cognito.Clock.GetUtcNow().UtcDateTime), new List<(int Day, string Id)>());
        for (var day = 0; day < 200; day++)
        {
            if (day % 3 == 0 && day < 100)
            {
                await cognito.AnIdentity(pool);
                gone.Add((day + 1, await cognito.AnIdentity(pool)));
                gone.Add((day + 60, await cognito.AnIdentity(pool)));
            }

            foreach (var (_, id) in gone.Where(g => g.Day == day)) await cognito.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [id] });
            if (day % 25 == 24)
            {
                await Remove(cognito);
                Assert.Equal(gone.Count(g => g.Day <= day && g.Day > day - 90), await cognito.Database(db => db.IdentityPeriods.CountAsync()));
                await Agree(start.AddDays(Math.Max(0, day - 90)), start.AddDays(day));
            }

            cognito.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new ListCountedIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, State = "Guest", Date = start })).Code);

        async Task Agree(DateOnly from, DateOnly to)
        {
            foreach (var day in (await cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool.IdentityPoolId, From = from, To = to })).Days)
            {
                var list = await cognito.Invoke(new ListCountedIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, State = "Guest", Date = day.Date, MaxResults = 1000 });
                Assert.Equal((day.Date, day.Totals.Guests), (day.Date, list.Identities.Count));
            }
        }
    }

    private static Task<int> Remove(TestCognito cognito) =>
        cognito.Services.GetServices<IHostedService>().OfType<ExpiredRows>().Single().Remove(TestContext.Current.CancellationToken);
}
