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
        if (_large.TryGetValue(userPoolId, out var known) && clock.GetElapsedTime(known.At) < Lifetime) return known.Count;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var count = await db.CognitoUsers.CountAsync(u => u.UserPoolId == userPoolId, cancellation);
        if (count >= Large) _large[userPoolId] = (count, clock.GetTimestamp());
        else _large.TryRemove(userPoolId, out _);
        return count;
    }
}
