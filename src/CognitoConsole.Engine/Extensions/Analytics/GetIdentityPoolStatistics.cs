using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Reads the daily counters: a few rows per day, whatever the size of the pool.</summary>
public sealed class GetIdentityPoolStatistics(CognitoDbContext db, IdentityPoolDirectory pools, TimeProvider clock) : IOperation<GetIdentityPoolStatisticsRequest, GetIdentityPoolStatisticsResponse>
{
    private const int DefaultDays = 30;

    /// <summary>All counters of a day and provider; the database adds them up into one row.</summary>
    private sealed record DayRow(int Day, string Provider, long Created, long Active, long SignIns, long Credentials, long Authenticated, long Guests, long Disabled);

    public async Task<GetIdentityPoolStatisticsResponse> Handle(GetIdentityPoolStatisticsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var (first, last) = DayRange.Of(request.From, request.To, request.Days ?? DefaultDays, ReportingDays.DayOf(pool, clock.GetUtcNow()));
        var now = await db.DailyCounts.AsNoTracking().Where(c => c.IdentityPoolId == pool.Id && c.Day == DailyCount.AllDays).ToListAsync(context.Cancellation);
        // From the first day to now: totals of the past are those of now, less what has changed since.
        var rows = await RowsFrom(pool.Id, first, context.Cancellation);
        var byDay = rows.ToLookup(r => r.Day);

        var totals = new IdentityTotals { Authenticated = Of(now, DailyMetric.Authenticated), Guests = Of(now, DailyMetric.Guests), Disabled = Of(now, DailyMetric.Disabled) };
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
            Logins = now.Where(r => r.Metric == DailyMetric.Logins && r.Count > 0).ToDictionary(r => r.Provider, r => r.Count),
            Days = days,
            TimeZones = IdentityPoolTimeZoneView.Show(pool),
        };
    }

    private Task<List<DayRow>> RowsFrom(string identityPoolId, int first, CancellationToken cancellation) => db.DailyCounts
        .Where(c => c.IdentityPoolId == identityPoolId && c.Day >= first)
        .GroupBy(c => new { c.Day, c.Provider })
        .Select(g => new DayRow(
            g.Key.Day,
            g.Key.Provider,
            g.Sum(c => c.Metric == IdentityEventKind.Created ? c.Count : 0),
            g.Sum(c => c.Metric == IdentityEventKind.Active ? c.Count : 0),
            g.Sum(c => c.Metric == IdentityEventKind.SignIn ? c.Count : 0),
            g.Sum(c => c.Metric == IdentityEventKind.Credentials ? c.Count : 0),
            g.Sum(c => c.Metric == DailyMetric.Authenticated ? c.Count : 0),
            g.Sum(c => c.Metric == DailyMetric.Guests ? c.Count : 0),
            g.Sum(c => c.Metric == DailyMetric.Disabled ? c.Count : 0)))
        .ToListAsync(cancellation);

    private static long Of(List<DailyCount> now, string metric) => now.Where(r => r.Metric == metric).Sum(r => r.Count);

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
