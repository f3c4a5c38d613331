using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Engine.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class SetIdentityPoolTimeZoneTests : IAsyncDisposable
{
    private readonly TestCognito _cognito = new();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Theory]
    [InlineData("UTC", "2026-03-28T23:59:59Z=28", "2026-03-29T00:00:00Z=29")]
    [InlineData("Europe/Berlin", "2026-03-28T22:59:59Z=28", "2026-03-28T23:00:00Z=29", "2026-03-29T21:59:59Z=29", "2026-03-29T22:00:00Z=30")] // 23 hours
    [InlineData("Europe/Berlin", "2026-10-24T21:59:59Z=24", "2026-10-24T22:00:00Z=25", "2026-10-25T22:59:59Z=25", "2026-10-25T23:00:00Z=26")] // 25 hours
    [InlineData("America/New_York", "2026-03-08T04:59:59Z=7", "2026-03-08T05:00:00Z=8", "2026-03-09T03:59:59Z=8", "2026-03-09T04:00:00Z=9")]
    [InlineData("Asia/Kolkata", "2026-04-01T18:29:59Z=1", "2026-04-01T18:30:00Z=2", "2026-04-02T18:29:59Z=2")] // half an hour
    [InlineData("Asia/Kathmandu", "2026-04-01T18:14:59Z=1", "2026-04-01T18:15:00Z=2")]
    [InlineData("America/Havana", "2026-11-01T03:59:59Z=31", "2026-11-01T04:00:00Z=1", "2026-11-01T05:30:00Z=1", "2026-11-02T04:59:59Z=1", "2026-11-02T05:00:00Z=2")] // midnight comes twice
    [InlineData("Africa/Cairo", "2026-04-23T21:59:59Z=23", "2026-04-23T22:00:00Z=24", "2026-04-24T20:59:59Z=24", "2026-04-24T21:00:00Z=25")] // midnight never comes
    [InlineData("Pacific/Kiritimati", "2026-04-01T09:59:59Z=1", "2026-04-01T10:00:00Z=2")]
    public async Task Days_are_those_of_the_zone_and_every_number_is_its_list(string zone, params string[] moments)
    {
        var pool = await APool(zone);
        var expected = new List<int>();
        foreach (var moment in moments)
        {
            var (at, day) = (moment.Split('=')[0], moment.Split('=')[1]);
            _cognito.Clock.SetUtcNow(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));
            await _cognito.AnIdentity(pool);
            expected.Add(int.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(expected[^1], (await Statistics(pool, days: 1)).Days.Single().Date.Day);
        }

        var days = await Agree(pool);
        Assert.Equal(expected.GroupBy(d => d).Select(d => (d.Key, (long)d.Count())), days.Where(d => d.Created > 0).Select(d => (d.Date.Day, d.Created)));
    }

    [Theory]
    [InlineData("UTC", "Pacific/Kiritimati")]
    [InlineData("Pacific/Kiritimati", "UTC")]
    [InlineData("Pacific/Pago_Pago", "Pacific/Kiritimati")] // 25 hours ahead: a day stays empty
    [InlineData("Pacific/Kiritimati", "Pacific/Pago_Pago")] // 25 hours back: the day waits
    [InlineData("Asia/Kolkata", "America/St_Johns")]
    public async Task A_change_holds_from_then_on_and_no_day_comes_again(string before, string after)
    {
        var pool = await APool(before);
        var guest = await _cognito.AnIdentity(pool);
        var active = new List<DateOnly> { (await Statistics(pool, 1)).Days[0].Date };
        for (var hour = 0; hour < 96; hour++)
        {
            _cognito.Clock.Advance(TimeSpan.FromHours(1));
            if (hour == 30) await Set(pool, after);
            await _cognito.Invoke(new GetOpenIdTokenRequest { IdentityId = guest });
            active.Add((await Statistics(pool, 1)).Days[0].Date);
        }

        Assert.Equal(active.Order(), active);
        // Used every hour: active once on each day that there was.
        var days = await Agree(pool);
        Assert.Equal(active.Distinct(), days.Where(d => d.Active > 0).Select(d => d.Date));
        Assert.All(days, d => Assert.InRange(d.Active, 0, 1));
        Assert.Equal([before, after], (await Statistics(pool, 1)).TimeZones.Select(z => z.TimeZone));
    }

    [Fact]
    public async Task What_was_counted_stays_on_its_day()
    {
        var pool = await APool("UTC");
        _cognito.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 4, 23, 30, 0, TimeSpan.Zero)); // the 5th in Tokyo
        await _cognito.AnIdentity(pool);
        await Set(pool, "Asia/Tokyo");
        await _cognito.AnIdentity(pool);
        Assert.Equal(["4: 1", "5: 1"], (await Agree(pool)).Where(d => d.Created > 0).Select(d => $"{d.Date.Day}: {d.Created}"));
        Assert.Equal([4, 5], (await _cognito.Invoke(new ListIdentityEventsRequest { IdentityPoolId = pool.IdentityPoolId, Kind = "Created" })).Events.Select(e => e.Date.Day).Order());
    }

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("europe/berlin")]
    [InlineData("/etc/passwd")]
    [InlineData("../../../etc/passwd")]
    [InlineData("Europe/../Asia/Tokyo")]
    [InlineData("posix/Europe/Berlin")]
    [InlineData("localtime")]
    [InlineData("zone.tab")]
    [InlineData("Europe")]
    [InlineData("Europe/Berlin\n")]
    public async Task What_is_no_time_zone_is_refused_and_changes_nothing(string zone)
    {
        var pool = await APool("Asia/Tokyo");
        var refusal = await _cognito.Refusal(new SetIdentityPoolTimeZoneRequest { IdentityPoolId = pool.IdentityPoolId, TimeZone = zone });
        Assert.Equal((ErrorCodes.InvalidParameterException, $"Time zone {zone} does not exist."), (refusal.Code, refusal.Message));
        Assert.Equal(["Asia/Tokyo"], await Zones(pool));
    }

    [Fact]
    public async Task Two_at_once_do_not_overwrite_each_other()
    {
        var pool = await APool("UTC");
        var answers = await Task.WhenAll(new[] { "Asia/Tokyo", "Europe/Berlin", "America/Lima", "Africa/Lagos" }.Select(zone => Task.Run(async () =>
        {
            try
            {
                await _cognito.Invoke(new SetIdentityPoolTimeZoneRequest { IdentityPoolId = pool.IdentityPoolId, TimeZone = zone, ExpectedTimeZone = "UTC" });
                return "set";
            }
            catch (CognitoException refusal)
            {
                return refusal.Code;
            }
        })));
        Assert.Equal(["set"], answers.Where(a => a != ErrorCodes.ConcurrentModificationException));
        Assert.Equal(2, (await Zones(pool)).Count);
    }

    [Fact]
    public async Task The_same_zone_again_is_no_change_and_another_is_audited()
    {
        var pool = await APool("UTC");
        await Set(pool, "UTC");
        Assert.Equal(["UTC"], await Zones(pool));
        await Set(pool, "Europe/Berlin");
        var entries = (await _cognito.Invoke(new ListAuditEntriesRequest())).Entries.Where(e => e.Action == "cognito-console:SetIdentityPoolTimeZone").ToList();
        Assert.Equal(2, entries.Count);
        Assert.All(entries, e => Assert.Equal(pool.IdentityPoolId, e.ResourceId));
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new SetIdentityPoolTimeZoneRequest { IdentityPoolId = "us-east-1:0", TimeZone = "UTC" })).Code);
    }

    [Fact]
    public async Task Cannot_be_chosen_for_ever()
    {
        var pool = await APool("UTC");
        for (var i = 1; i < 100; i++)
        {
            await Set(pool, i % 2 == 0 ? "UTC" : "Asia/Tokyo");
            _cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var refusal = await _cognito.Refusal(new SetIdentityPoolTimeZoneRequest { IdentityPoolId = pool.IdentityPoolId, TimeZone = "UTC" });
        Assert.Equal((ErrorCodes.LimitExceededException, "The time zone of an identity pool can be chosen at most 100 times."), (refusal.Code, refusal.Message));
    }

    [Fact]
    public void In_no_zone_of_the_world_does_a_day_come_again()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            var last = 0;
            for (var half = 0; half < 2 * 365 * 48; half++)
            {
                var day = ReportingDays.DayOf(zone, start.AddMinutes(30 * half));
                Assert.True(day >= last, zone.Id);
                last = day;
            }
        }
    }

    private Task<IdentityPool> APool(string zone)
    {
        _cognito.Options.IdentityTimeZone = zone;
        return _cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true, AllowClassicFlow = true });
    }

    private Task Set(IdentityPool pool, string zone) => _cognito.Invoke(new SetIdentityPoolTimeZoneRequest { IdentityPoolId = pool.IdentityPoolId, TimeZone = zone });

    private async Task<IReadOnlyList<string>> Zones(IdentityPool pool) => [.. (await _cognito.Invoke(new GetIdentityPoolTimeZoneRequest { IdentityPoolId = pool.IdentityPoolId })).TimeZones.Select(z => z.TimeZone)];

    private Task<GetIdentityPoolStatisticsResponse> Statistics(IdentityPool pool, int days) => _cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool.IdentityPoolId, Days = days });

    /// <summary>Compares every number of the last 30 days with its list.</summary>
    private async Task<IReadOnlyList<(DateOnly Date, long Created, long Active)>> Agree(IdentityPool pool)
    {
        var days = new List<(DateOnly, long, long)>();
        foreach (var day in (await Statistics(pool, 30)).Days)
        {
            var counts = day.Providers.GetValueOrDefault("unauthenticated") ?? new();
            foreach (var (kind, count) in new[] { ("Created", counts.Created), ("Active", counts.Active) })
                Assert.Equal(count, (await _cognito.Invoke(new ListIdentityEventsRequest { IdentityPoolId = pool.IdentityPoolId, Kind = kind, From = day.Date, To = day.Date })).Events.Count);
            Assert.Equal(day.Totals.Guests, (await _cognito.Invoke(new ListCountedIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, State = "Guest", Date = day.Date })).Identities.Count);
            days.Add((day.Date, counts.Created, counts.Active));
        }

        return days;
    }
}
