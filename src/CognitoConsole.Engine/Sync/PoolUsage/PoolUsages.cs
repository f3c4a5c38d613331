using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;
using Pool = CognitoConsole.Data.IdentityPools.IdentityPool;

namespace CognitoConsole.Engine.Sync;

/// <summary>What is kept in the datasets of identity pools, from counters.</summary>
public sealed class PoolUsages(CognitoDbContext db)
{
    public async Task<IReadOnlyList<IdentityPoolUsage>> Of(IReadOnlyList<Pool> pools, CancellationToken cancellation)
    {
        var ids = pools.Select(p => p.Id).ToList();
        var counts = await db.DailyCounts.AsNoTracking()
            .Where(c => ids.Contains(c.IdentityPoolId) && c.Day == DailyCount.AllDays && c.Provider == "" && (c.Metric == DailyMetric.SyncSessions || c.Metric == DailyMetric.SyncStorage))
            .ToDictionaryAsync(c => (c.IdentityPoolId, c.Metric), c => c.Count, cancellation);
        // One end of an index for each pool.
        var changes = await db.IdentityPools.Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, Last = db.Datasets.Where(d => d.IdentityPoolId == p.Id).OrderByDescending(d => d.LastModifiedDate).Select(d => (DateTimeOffset?)d.LastModifiedDate).FirstOrDefault() })
            .ToDictionaryAsync(p => p.Id, p => p.Last, cancellation);
        return
        [
            .. pools.Select(p => new IdentityPoolUsage
            {
                IdentityPoolId = p.Id,
                SyncSessionsCount = counts.GetValueOrDefault((p.Id, DailyMetric.SyncSessions)),
                DataStorage = counts.GetValueOrDefault((p.Id, DailyMetric.SyncStorage)),
                LastModifiedDate = changes.GetValueOrDefault(p.Id) ?? p.LastModifiedDate,
            }),
        ];
    }
}
