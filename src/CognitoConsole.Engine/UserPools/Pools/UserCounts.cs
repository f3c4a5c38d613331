using System.Collections.Concurrent;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.UserPools;

/// <summary>EstimatedNumberOfUsers. Counted on the index; a large pool's number is kept for a minute, a small one's is exact.</summary>
public sealed class UserCounts(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int Large = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (int Count, long At)> _large = new(StringComparer.Ordinal);

    public async ValueTask<int> Of(string userPoolId, CancellationToken cancellation = default)
    {
        if (Known(userPoolId) is { } known) return known;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        return Keep(userPoolId, await db.CognitoUsers.CountAsync(u => u.UserPoolId == userPoolId, cancellation));
    }

    /// <summary>Of several pools, in one query.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Of(IReadOnlyCollection<string> userPoolIds, CancellationToken cancellation = default)
    {
        var counts = userPoolIds.ToDictionary(id => id, Known, StringComparer.Ordinal);
        var open = counts.Where(c => c.Value is null).Select(c => c.Key).ToList();
        if (open.Count > 0)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
            var counted = await db.CognitoUsers.Where(u => open.Contains(u.UserPoolId)).GroupBy(u => u.UserPoolId)
                .Select(pool => new { pool.Key, Count = pool.Count() }).ToDictionaryAsync(p => p.Key, p => p.Count, cancellation);
            foreach (var id in open) counts[id] = Keep(id, counted.GetValueOrDefault(id));
        }

        return counts.ToDictionary(c => c.Key, c => c.Value!.Value, StringComparer.Ordinal);
    }

    private int? Known(string userPoolId) =>
        _large.TryGetValue(userPoolId, out var known) && clock.GetElapsedTime(known.At) < Lifetime ? known.Count : null;

    private int Keep(string userPoolId, int count)
    {
        if (count >= Large) _large[userPoolId] = (count, clock.GetTimestamp());
        else _large.TryRemove(userPoolId, out _);
        return count;
    }
}
