using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>
/// Removes events of identities that are older than <see cref="EngineOptions.IdentityEventDays"/>, and what identities were before: whole days, so that a day's number
/// and its list agree until the list ends. The counters stay. Once a day in each process, pool by pool along the key, in small batches.
/// </summary>
public sealed class ExpiredIdentityEvents(EngineOptions options, TimeProvider clock)
{
    private const int Batch = 500;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);
    private int _doneFor;

    public async Task<int> Remove(CognitoDbContext db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = ReportingDays.DayOf(TimeZoneInfo.Utc, now);
        if (_doneFor == today) return 0;
        var removed = 0;
        foreach (var pool in await db.IdentityPools.AsNoTracking().ToListAsync(cancellation))
        {
            var first = ReportingDays.DayOf(pool, now) - options.IdentityEventDays;
            foreach (var kind in IdentityEventKind.Values)
                foreach (var provider in await EventProviders.Of(db, pool.Id, kind, cancellation)) removed += await Remove(db, pool.Id, kind, provider, first, cancellation);
            foreach (var metric in DailyMetric.States) removed += await RemovePeriods(db, pool.Id, metric, first, cancellation);
        }

        _doneFor = today;
        return removed;
    }

    /// <summary>Periods over none of the days that are left. Each is kept at one of its own days, so these are at days that are past; of those, few are in use for longer.</summary>
    private async Task<int> RemovePeriods(CognitoDbContext db, string pool, string metric, int first, CancellationToken cancellation)
    {
        var removed = 0;
        var all = db.IdentityPeriods.Where(p => p.IdentityPoolId == pool && p.Metric == metric);
        for (var next = await Next(0); next is { } node; next = await Next(node))
        {
            var old = all.Where(p => p.Node == node && p.ToDay <= first);
            while (true)
            {
                var keys = await old.OrderBy(p => p.ToDay).ThenBy(p => p.IdentityId).Take(Batch).Select(p => new { p.ToDay, p.IdentityId }).ToListAsync(cancellation);
                if (keys.Count == 0) break;
                var (day, id) = (keys[^1].ToDay, keys[^1].IdentityId);
                removed += await old.Where(p => p.ToDay < day || p.ToDay == day && string.Compare(p.IdentityId, id) <= 0).ExecuteDeleteAsync(cancellation);
                if (keys.Count < Batch) break;
                await Task.Delay(Breath, clock, cancellation);
            }
        }

        return removed;

        Task<int?> Next(int node) => all.Where(p => p.Node > node && p.Node < first).OrderBy(p => p.Node).Select(p => (int?)p.Node).FirstOrDefaultAsync(cancellation);
    }

    private async Task<int> Remove(CognitoDbContext db, string pool, string kind, string provider, int before, CancellationToken cancellation)
    {
        var removed = 0;
        var old = db.IdentityEvents.Where(e => e.IdentityPoolId == pool && e.Kind == kind && e.Provider == provider && e.Day < before);
        while (true)
        {
            var times = await old.OrderBy(e => e.Day).ThenBy(e => e.At).Take(Batch).Select(e => new { e.Day, e.At }).ToListAsync(cancellation);
            if (times.Count == 0) return removed;
            var (day, at) = (times[^1].Day, times[^1].At);
            removed += await old.Where(e => e.Day < day || e.Day == day && e.At <= at).ExecuteDeleteAsync(cancellation);
            if (times.Count < Batch) return removed;
            await Task.Delay(Breath, clock, cancellation);
        }
    }
}
