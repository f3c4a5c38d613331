using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>
/// Removes events of identities that are older than <see cref="EngineOptions.IdentityEventDays"/>: whole days, so that a day's number and its list agree until the list
/// ends. The counters stay. Once a day in each process, pool by pool along the key, in small batches.
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
            foreach (var kind in IdentityEventKind.Values) removed += await Remove(db, pool.Id, kind, ReportingDays.DayOf(pool, now) - options.IdentityEventDays, cancellation);
        _doneFor = today;
        return removed;
    }

    private async Task<int> Remove(CognitoDbContext db, string pool, string kind, int before, CancellationToken cancellation)
    {
        var removed = 0;
        var old = db.IdentityEvents.Where(e => e.IdentityPoolId == pool && e.Kind == kind && e.Day < before);
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
