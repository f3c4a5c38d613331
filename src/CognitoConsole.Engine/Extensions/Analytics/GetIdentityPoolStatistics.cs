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

    public async Task<GetIdentityPoolStatisticsResponse> Handle(GetIdentityPoolStatisticsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var (first, last) = DayRange.Of(request.From, request.To, DefaultDays, clock);
        // From the first day to now: totals of the past are those of now, less what has changed since.
        var rows = await db.DailyCounts.AsNoTracking().Where(c => c.IdentityPoolId == pool.Id && (c.Day == DailyCount.AllDays || c.Day >= first)).ToListAsync(context.Cancellation);
        var now = rows.Where(r => r.Day == DailyCount.AllDays).ToList();
        var byDay = rows.Where(r => r.Day != DailyCount.AllDays).ToLookup(r => r.Day);

        var totals = TotalsOf(now);
        var later = byDay.Where(d => d.Key > last).SelectMany(d => d).ToList();
        var end = Less(totals, TotalsOf(later));
        var days = new List<IdentityPoolDay>();
        for (var day = last; day >= first; day--)
        {
            var counts = byDay[day].ToList();
            days.Add(new IdentityPoolDay { Date = DayRange.DateOf(day), Totals = end, Providers = ProvidersOf(counts) });
            end = Less(end, TotalsOf(counts));
        }

        days.Reverse();
        return new()
        {
            Totals = totals,
            Logins = now.Where(r => r.Metric == DailyMetric.Logins && r.Count > 0).ToDictionary(r => r.Provider, r => r.Count),
            Days = days,
        };
    }

    private static IdentityTotals TotalsOf(IReadOnlyList<DailyCount> rows) => new()
    {
        Authenticated = Sum(rows, DailyMetric.Authenticated),
        Guests = Sum(rows, DailyMetric.Guests),
        Disabled = Sum(rows, DailyMetric.Disabled),
    };

    private static IdentityTotals Less(IdentityTotals a, IdentityTotals b) => new() { Authenticated = a.Authenticated - b.Authenticated, Guests = a.Guests - b.Guests, Disabled = a.Disabled - b.Disabled };

    private static Dictionary<string, IdentityCounts> ProvidersOf(IReadOnlyList<DailyCount> rows) => rows
        .Where(r => IdentityEventKind.Values.Contains(r.Metric))
        .GroupBy(r => r.Provider)
        .ToDictionary(g => g.Key, g => new IdentityCounts
        {
            Created = Sum(g, IdentityEventKind.Created),
            Active = Sum(g, IdentityEventKind.Active),
            SignIns = Sum(g, IdentityEventKind.SignIn),
            Credentials = Sum(g, IdentityEventKind.Credentials),
        });

    private static long Sum(IEnumerable<DailyCount> rows, string metric) => rows.Where(r => r.Metric == metric).Sum(r => r.Count);
}
