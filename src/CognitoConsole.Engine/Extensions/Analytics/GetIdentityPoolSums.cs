using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Adds up the counters of all pools: three rows of each, in one statement.</summary>
public sealed class GetIdentityPoolSums(CognitoDbContext db) : IOperation<GetIdentityPoolSumsRequest, GetIdentityPoolSumsResponse>
{
    public async Task<GetIdentityPoolSumsResponse> Handle(GetIdentityPoolSumsRequest request, OperationContext context)
    {
        // From the pools, so that each one's counters are found by the beginning of their key.
        var sums = await db.IdentityPools
            .SelectMany(p => db.DailyCounts.Where(c => c.IdentityPoolId == p.Id && c.Day == DailyCount.AllDays && c.Provider == "" && DailyMetric.States.Contains(c.Metric)))
            .GroupBy(c => c.Metric)
            .Select(g => new { Metric = g.Key, Count = g.Sum(c => c.Count) })
            .ToDictionaryAsync(s => s.Metric, s => s.Count, context.Cancellation);
        return new()
        {
            IdentityPools = await db.IdentityPools.CountAsync(context.Cancellation),
            Totals = new()
            {
                Authenticated = sums.GetValueOrDefault(DailyMetric.Authenticated),
                Guests = sums.GetValueOrDefault(DailyMetric.Guests),
                Disabled = sums.GetValueOrDefault(DailyMetric.Disabled),
            },
        };
    }
}
