using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetIdentityPoolStatisticsTests
{
    [Fact]
    public async Task Every_number_is_the_length_of_the_list_behind_it()
    {
        await using var cognito = new TestCognito();
        var (pool, client, logins) = await cognito.AnApp();
        await cognito.Roles(pool);
        var ana = await cognito.AnIdentity(pool, logins);
        var guest = await cognito.AnIdentity(pool);
        await cognito.CredentialsOf(ana, logins);
        cognito.Clock.Advance(TimeSpan.FromDays(1));
        await cognito.CredentialsOf(ana, await cognito.LoginsOf(client));
        await cognito.AnIdentity(pool);
        cognito.Clock.Advance(TimeSpan.FromDays(2));
        await cognito.AnIdentity(pool, await cognito.LoginsOf(client));
        await cognito.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [guest] });
        await cognito.Invoke(new DisableIdentityRequest { IdentityId = ana });

        var answer = await cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool.IdentityPoolId, From = new DateOnly(2026, 3, 2), To = new DateOnly(2026, 3, 6) });
        Assert.Equal(new IdentityTotals { Authenticated = 0, Guests = 1, Disabled = 1 }, answer.Totals);
        Assert.Equal(1, answer.Logins[TestCognito.ProviderOf(client)]);
        Assert.Equal(["0/0", "1/1", "1/2", "1/2", "0/1"], answer.Days.Select(d => $"{d.Totals.Authenticated}/{d.Totals.Guests}"));
        foreach (var day in answer.Days)
        {
            foreach (var (kind, number) in new (string, Func<IdentityCounts, long>)[] { ("Created", c => c.Created), ("Active", c => c.Active), ("SignIn", c => c.SignIns), ("Credentials", c => c.Credentials) })
            {
                foreach (var provider in new[] { TestCognito.ProviderOf(client), "unauthenticated" })
                {
                    var list = await cognito.Invoke(new ListIdentityEventsRequest { IdentityPoolId = pool.IdentityPoolId, Kind = kind, From = day.Date, To = day.Date, Provider = provider });
                    Assert.Equal(day.Providers.TryGetValue(provider, out var counts) ? number(counts) : 0, list.Events.Count);
                }

                foreach (var guests in new[] { true, false })
                {
                    var list = await cognito.Invoke(new ListIdentityEventsRequest { IdentityPoolId = pool.IdentityPoolId, Kind = kind, From = day.Date, To = day.Date, Guests = guests });
                    Assert.Equal(day.Providers.Where(p => guests == (p.Key == "unauthenticated")).Sum(p => number(p.Value)), list.Events.Count);
                }
            }
        }

        Assert.Equal(2, answer.Days.Sum(d => d.Providers.Values.Sum(c => c.Credentials)));
        foreach (var (state, total) in new[] { ("Authenticated", answer.Totals.Authenticated), ("Guest", answer.Totals.Guests), ("Disabled", answer.Totals.Disabled) })
            Assert.Equal(total, (await cognito.Invoke(new SearchIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, State = state })).Identities.Count);
    }

    [Fact]
    public async Task Has_no_days_that_have_not_come()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AnIdentityPool();
        var request = new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool.IdentityPoolId, From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 3, 31) };
        Assert.Equal([1, 2, 3], (await cognito.Invoke(request)).Days.Select(d => d.Date.Day));
        Assert.Equal((ErrorCodes.InvalidParameterException, "These days have not come yet."), await cognito.Refusal(request with { From = new DateOnly(2026, 3, 4) }) is var r ? (r.Code, r.Message) : default);
    }

    [Fact]
    public async Task Shows_thirty_days_unless_asked_otherwise_and_refuses_a_range_that_is_none()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AnIdentityPool();
        var days = (await cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool.IdentityPoolId })).Days;
        Assert.Equal(new DateOnly(2025, 1, 27), (await cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool.IdentityPoolId })).ListsSince);
        Assert.Equal((30, new DateOnly(2026, 2, 2), new DateOnly(2026, 3, 3)), (days.Count, days[0].Date, days[^1].Date));
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool.IdentityPoolId, From = new DateOnly(2026, 3, 3), To = new DateOnly(2026, 3, 2) })).Code);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool.IdentityPoolId, From = new DateOnly(2020, 1, 1) })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new GetIdentityPoolStatisticsRequest { IdentityPoolId = "us-east-1:0" })).Code);
    }
}
