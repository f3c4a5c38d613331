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
        var today = IdentityLedger.DayOf(clock.GetUtcNow());
        if (_doneFor == today) return 0;
        var before = IdentityLedger.StartOf(today - options.IdentityEventDays);
        var removed = 0;
        foreach (var pool in await db.IdentityPools.Select(p => p.Id).ToListAsync(cancellation))
            foreach (var kind in IdentityEventKind.Values) removed += await Remove(db, pool, kind, before, cancellation);
        _doneFor = today;
        return removed;
    }

    private async Task<int> Remove(CognitoDbContext db, string pool, string kind, DateTimeOffset before, CancellationToken cancellation)
    {
        var removed = 0;
        var old = db.IdentityEvents.Where(e => e.IdentityPoolId == pool && e.Kind == kind && e.At < before);
        while (true)
        {
            var times = await old.OrderBy(e => e.At).Take(Batch).Select(e => e.At).ToListAsync(cancellation);
            if (times.Count == 0) return removed;
            var end = times[^1];
            removed += await old.Where(e => e.At <= end).ExecuteDeleteAsync(cancellation);
            if (times.Count < Batch) return removed;
            await Task.Delay(Breath, clock, cancellation);
        }
    }
}
