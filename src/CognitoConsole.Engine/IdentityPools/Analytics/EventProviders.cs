using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>The providers of a pool's events. The events of each are one range of their key.</summary>
internal static class EventProviders
{
    /// <summary>Of whose logins events of this kind were ever counted; the guests' is <see cref="IdentityEvent.Unauthenticated"/>.</summary>
    public static Task<List<string>> Of(CognitoDbContext db, string poolId, string kind, CancellationToken cancellation) => db.DailyCounts
        .Where(c => c.IdentityPoolId == poolId && c.Day == DailyCount.AllDays && c.Metric == kind)
        .OrderBy(c => c.Provider).Select(c => c.Provider).ToListAsync(cancellation);
}
