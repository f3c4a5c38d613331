using System.Collections.Concurrent;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a pool's users are, in numbers.</summary>
/// <param name="Statuses">By UserStatus; a disabled user has one too.</param>
/// <param name="Factors">By second factor; somebody may have several.</param>
/// <param name="WithMfa">At least one second factor.</param>
/// <param name="CountedAt">When; a large pool's numbers are kept for a while.</param>
public sealed record UserFigure(IReadOnlyDictionary<string, long> Statuses, long Disabled, IReadOnlyDictionary<string, long> Factors, long WithMfa, long Active, long ActiveLastMonth, DateTimeOffset CountedAt)
{
    public long Users => Statuses.Values.Sum();
}

/// <summary>Counts users along the search index. The numbers of a small pool are exact at every call, those of a large one are up to ten minutes old.</summary>
public sealed class UserFigures(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int Large = 100_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly string[] Counted = [SearchRows.Status, SearchRows.Disabled, SearchRows.Mfa];
    private readonly ConcurrentDictionary<string, UserFigure> _large = new(StringComparer.Ordinal);

    private sealed record Row(string Pool, string Name, string Value, int Count);

    public async Task<IReadOnlyDictionary<string, UserFigure>> Of(IReadOnlyCollection<string> userPoolIds, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var known = userPoolIds.Where(id => _large.TryGetValue(id, out var kept) && now - kept.CountedAt < Lifetime).ToDictionary(id => id, id => _large[id], StringComparer.Ordinal);
        var open = userPoolIds.Where(id => !known.ContainsKey(id)).ToList();
        foreach (var (id, figure) in await Count(open, now, cancellation))
        {
            known[id] = figure;
            if (figure.Users >= Large) _large[id] = figure;
            else _large.TryRemove(id, out _);
        }

        return known;
    }

    private async Task<Dictionary<string, UserFigure>> Count(List<string> pools, DateTimeOffset now, CancellationToken cancellation)
    {
        if (pools.Count == 0) return [];
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var rows = await db.UserAttributes.Where(a => pools.Contains(a.UserPoolId) && Counted.Contains(a.Name)).GroupBy(a => new { a.UserPoolId, a.Name, a.Value })
            .Select(g => new Row(g.Key.UserPoolId, g.Key.Name, g.Key.Value, g.Count())).ToListAsync(cancellation);
        int[] months = [ActiveUsers.MonthOf(now), ActiveUsers.MonthOf(now) - 1];
        var active = (await db.MonthlyActiveUsers.Where(a => pools.Contains(a.UserPoolId) && months.Contains(a.Month)).GroupBy(a => new { a.UserPoolId, a.Month })
            .Select(g => new { g.Key.UserPoolId, g.Key.Month, Count = g.Count() }).ToListAsync(cancellation)).ToDictionary(a => (a.UserPoolId, a.Month), a => (long)a.Count);
        var byPool = rows.ToLookup(r => r.Pool);
        return pools.ToDictionary(
            id => id,
            id => new UserFigure(
                Values(byPool[id], SearchRows.Status),
                byPool[id].Where(r => r.Name == SearchRows.Disabled).Sum(r => (long)r.Count),
                Values(byPool[id].Where(r => r.Value != SearchRows.AnyMfa), SearchRows.Mfa),
                byPool[id].Where(r => r is { Name: SearchRows.Mfa, Value: SearchRows.AnyMfa }).Sum(r => (long)r.Count),
                active.GetValueOrDefault((id, months[0])),
                active.GetValueOrDefault((id, months[1])),
                now),
            StringComparer.Ordinal);
    }

    private static Dictionary<string, long> Values(IEnumerable<Row> rows, string name) => rows.Where(r => r.Name == name).ToDictionary(r => r.Value, r => (long)r.Count);
}
