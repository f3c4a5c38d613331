using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Reads the daily counters: a few rows per day, whatever the size of the pool.</summary>
public sealed class GetIdentityPoolStatistics(CognitoDbContext db, IdentityPoolDirectory pools, EngineOptions options, TimeProvider clock) : IOperation<GetIdentityPoolStatisticsRequest, GetIdentityPoolStatisticsResponse>
{
    private const int DefaultDays = 30;

    /// <summary>All counters of a day and provider; the database adds them up into one row.</summary>
    private sealed class DayRow
    {
        public required int Day { get; init; }
        public required string Provider { get; init; }
        public required long Created { get; init; }
        public required long Active { get; init; }
        public required long SignIns { get; init; }
        public required long Credentials { get; init; }
        public required long Authenticated { get; init; }
        public required long Guests { get; init; }
        public required long Disabled { get; init; }
        public required long Logins { get; init; }
    }

    public async Task<GetIdentityPoolStatisticsResponse> Handle(GetIdentityPoolStatisticsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var today = ReportingDays.DayOf(pool, clock.GetUtcNow());
        var (first, last) = DayRange.Of(request.From, request.To, request.Days ?? DefaultDays, today);
        // From the first day to now: totals of the past are those of now, less what has changed since.
        var rows = await RowsFrom(pool.Id, first, context.Cancellation);
        var byDay = rows.ToLookup(r => r.Day);
        var now = byDay[DailyCount.AllDays].ToList();
        var totals = new IdentityTotals { Authenticated = now.Sum(r => r.Authenticated), Guests = now.Sum(r => r.Guests), Disabled = now.Sum(r => r.Disabled) };
        var end = Before(totals, rows.Where(r => r.Day > last));
        var days = new List<IdentityPoolDay>();
        for (var day = last; day >= first; day--)
        {
            days.Add(new IdentityPoolDay { Date = DayRange.DateOf(day), Totals = end, Providers = ProvidersOf(byDay[day]) });
            end = Before(end, byDay[day]);
        }

        days.Reverse();
        return new()
        {
            Totals = totals,
            Logins = now.Where(r => r.Logins > 0).ToDictionary(r => r.Provider, r => r.Logins),
            Days = days,
            ListsSince = DayRange.DateOf(today - options.IdentityEventDays),
            TimeZones = IdentityPoolTimeZoneView.Show(pool),
        };
    }

    /// <summary>With the sums over all days, in one statement: of one moment, or a change in between would be taken from a total that does not hold it.</summary>
    private Task<List<DayRow>> RowsFrom(string identityPoolId, int first, CancellationToken cancellation)
    {
        var counts = db.DailyCounts.Where(c => c.IdentityPoolId == identityPoolId);
        return Rows(counts.Where(c => c.Day == DailyCount.AllDays)).Concat(Rows(counts.Where(c => c.Day >= first))).ToListAsync(cancellation);
    }

    private static IQueryable<DayRow> Rows(IQueryable<DailyCount> counts) => counts
        .GroupBy(c => new { c.Day, c.Provider })
        .Select(g => new DayRow
        {
            Day = g.Key.Day,
            Provider = g.Key.Provider,
            Created = g.Sum(c => c.Metric == IdentityEventKind.Created ? c.Count : 0),
            Active = g.Sum(c => c.Metric == IdentityEventKind.Active ? c.Count : 0),
            SignIns = g.Sum(c => c.Metric == IdentityEventKind.SignIn ? c.Count : 0),
            Credentials = g.Sum(c => c.Metric == IdentityEventKind.Credentials ? c.Count : 0),
            Authenticated = g.Sum(c => c.Metric == DailyMetric.Authenticated ? c.Count : 0),
            Guests = g.Sum(c => c.Metric == DailyMetric.Guests ? c.Count : 0),
            Disabled = g.Sum(c => c.Metric == DailyMetric.Disabled ? c.Count : 0),
            Logins = g.Sum(c => c.Metric == DailyMetric.Logins ? c.Count : 0),
        });

    private static IdentityTotals Before(IdentityTotals after, IEnumerable<DayRow> changes)
    {
        var rows = changes.ToList();
        return new()
        {
            Authenticated = after.Authenticated - rows.Sum(r => r.Authenticated),
            Guests = after.Guests - rows.Sum(r => r.Guests),
            Disabled = after.Disabled - rows.Sum(r => r.Disabled),
        };
    }

    /// <summary>What has no provider is a change of the totals; a provider whose logins only were linked or removed has nothing to show.</summary>
    private static Dictionary<string, IdentityCounts> ProvidersOf(IEnumerable<DayRow> rows) => rows
        .Where(r => r.Provider.Length > 0 && (r.Created, r.Active, r.SignIns, r.Credentials) != (0, 0, 0, 0))
        .ToDictionary(r => r.Provider, r => new IdentityCounts { Created = r.Created, Active = r.Active, SignIns = r.SignIns, Credentials = r.Credentials });
}
