using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>
/// Finds a page of users in an order. Two ways: few candidates by an index, sorted in memory; or along the index of the order, asking every user.
/// The first is good where matches are rare, the second where they are many, and between them every search that names a beginning is short.
/// </summary>
internal sealed class UserSearcher(CognitoDbContext db, UserCounts counts, TimeProvider clock)
{
    /// <summary>More matches than this are dense enough to be met along the order.</summary>
    private const int MostCandidates = 2_000;
    private const int MostCounted = 100_000;
    private const int MostKeys = 5_000;
    private const int MostUsers = 500;
    private static readonly TimeSpan PageTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CountTime = TimeSpan.FromSeconds(2);
    private readonly UserKeys _keys = new(db);

    /// <exception cref="Contracts.CognitoException">LimitExceededException: it takes too long.</exception>
    public async Task<List<CognitoUser>> Page(UserPool pool, UserQuery? query, UserOrder order, UserPlace? after, int count, CancellationToken cancellation)
    {
        var deadline = clock.GetUtcNow() + PageTime;
        var own = query?.Required(order.Attribute).ToList() ?? [];
        if (query is not null && query.Cost < own.Select(c => c.OwnCost).DefaultIfEmpty(UserQuery.NoIndex).Min() && await Candidates(pool, query.Drivers, deadline, cancellation) is { } names)
            return await Sorted(pool, names, query, order, after, count, cancellation);

        var found = new List<CognitoUser>();
        var walk = new Walk(pool, u => query is null || query.Matches(u), found, count, deadline);
        if (after is not { IsWithout: true })
            await Along(walk, UserRange.Of(order.Attribute, own), own, after is null ? null : new(after.Value, after.Username), order.IsDescending, cancellation);
        if (found.Count < count && own.Count == 0 && !UserValues.IsUniversal(order.Attribute) && await SomeAreWithout(pool, order.Attribute, cancellation))
        {
            await Along(
                walk with { Matches = u => UserValues.Of(pool, u, order.Attribute) is null && walk.Matches(u) },
                new(UserValues.Username), [], after is { IsWithout: true } ? new(after.Username, after.Username) : null, order.IsDescending, cancellation);
        }

        return found;
    }

    /// <summary>How many match; exact up to a number and a time.</summary>
    public async Task<UserCountType> Count(UserPool pool, UserQuery? query, CancellationToken cancellation)
    {
        if (query is null || query is UserCondition { OwnCost: < UserQuery.NoIndex, Comparison: not UserComparison.Contains })
        {
            var range = query is UserCondition condition ? UserRange.Of(condition.Attribute, [condition]) : new(UserValues.Username);
            var number = await _keys.Count(pool.Id, range, MostCounted + 1, cancellation);
            if (number <= MostCounted) return new(number, true);
            return new(query is null ? await counts.Of(pool.Id, cancellation) : MostCounted, false);
        }

        var deadline = clock.GetUtcNow() + CountTime;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<(UserRange Range, IReadOnlyList<UserCondition> Own)> ranges = query.Drivers.Count == 0
            ? [(new(UserValues.Username), [])]
            : [.. query.Drivers.Select(d => (UserRange.Of(d.Attribute, [d]), (IReadOnlyList<UserCondition>)[d]))];
        foreach (var (range, own) in ranges)
        {
            for (UserKey? after = null; ;)
            {
                if (seen.Count > MostCounted || clock.GetUtcNow() > deadline) return new(Math.Min(seen.Count, MostCounted), false);
                var keys = await _keys.Next(pool.Id, range, after, false, MostKeys, cancellation);
                var names = Holding(keys, own);
                if (query is UserCondition { OwnCost: < UserQuery.NoIndex }) seen.UnionWith(names);
                else
                {
                    foreach (var some in names.Where(n => !seen.Contains(n)).Chunk(MostUsers))
                        seen.UnionWith((await Users(pool.Id, some, cancellation)).Values.Where(query.Matches).Select(u => u.Username));
                }

                if (keys.Count < MostKeys) break;
                after = keys[^1];
            }
        }

        return new(seen.Count, true);
    }

    private sealed record Walk(UserPool Pool, Func<CognitoUser, bool> Matches, List<CognitoUser> Found, int Count, DateTimeOffset Deadline);

    private async Task Along(Walk walk, UserRange range, IReadOnlyList<UserCondition> own, UserKey? after, bool isDescending, CancellationToken cancellation)
    {
        for (var piece = walk.Count; walk.Found.Count < walk.Count; piece = Math.Min(piece * 4, MostKeys))
        {
            DemandTime(walk.Deadline);
            var keys = await _keys.Next(walk.Pool.Id, range, after, isDescending, piece, cancellation);
            foreach (var some in Holding(keys, own).Chunk(MostUsers))
            {
                var users = await Users(walk.Pool.Id, some, cancellation);
                foreach (var name in some)
                {
                    if (walk.Found.Count < walk.Count && users.TryGetValue(name, out var user) && walk.Matches(user)) walk.Found.Add(user);
                }

                if (walk.Found.Count == walk.Count) return;
                DemandTime(walk.Deadline);
            }

            if (keys.Count < piece) return;
            after = keys[^1];
        }
    }

    /// <summary>Everybody who may match; null when they are too many to be sorted.</summary>
    private async Task<HashSet<string>?> Candidates(UserPool pool, IReadOnlyList<UserCondition> drivers, DateTimeOffset deadline, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var driver in drivers)
        {
            var range = UserRange.Of(driver.Attribute, [driver]);
            // Only a scan has to look at more than it keeps.
            var piece = driver.Comparison == UserComparison.Contains ? MostKeys : MostCandidates + 1;
            for (UserKey? after = null; ;)
            {
                DemandTime(deadline);
                var keys = await _keys.Next(pool.Id, range, after, false, piece, cancellation);
                names.UnionWith(Holding(keys, [driver]));
                if (names.Count > MostCandidates) return null;
                if (keys.Count < piece) break;
                after = keys[^1];
            }
        }

        return names;
    }

    private async Task<List<CognitoUser>> Sorted(UserPool pool, HashSet<string> names, UserQuery query, UserOrder order, UserPlace? after, int count, CancellationToken cancellation)
    {
        var matches = new List<(UserPlace Place, CognitoUser User)>();
        foreach (var some in names.Chunk(MostUsers))
            matches.AddRange((await Users(pool.Id, some, cancellation)).Values.Where(query.Matches).Select(u => (order.PlaceOf(pool, u), u)));
        return [.. matches.Where(m => after is null || order.Compare(m.Place, after) > 0).OrderBy(m => m.Place, Comparer<UserPlace>.Create(order.Compare)).Take(count).Select(m => m.User)];
    }

    private async Task<bool> SomeAreWithout(UserPool pool, string attribute, CancellationToken cancellation) =>
        await db.CognitoUsers.CountAsync(u => u.UserPoolId == pool.Id, cancellation) > await db.UserAttributes.CountAsync(a => a.UserPoolId == pool.Id && a.Name == attribute, cancellation);

    private Task<Dictionary<string, CognitoUser>> Users(string poolId, IReadOnlyCollection<string> names, CancellationToken cancellation) =>
        db.CognitoUsers.AsNoTracking().Where(u => u.UserPoolId == poolId && names.Contains(u.Username)).ToDictionaryAsync(u => u.Username, StringComparer.Ordinal, cancellation);

    private static IEnumerable<string> Holding(List<UserKey> keys, IReadOnlyList<UserCondition> own) => keys.Where(k => own.All(c => c.Holds(k.Value))).Select(k => k.Username);

    private void DemandTime(DateTimeOffset deadline)
    {
        if (clock.GetUtcNow() > deadline)
            throw Errors.LimitExceeded($"The search took longer than {PageTime.TotalSeconds:0} seconds. Add a condition that says what a value is or how it begins, or sort by the attribute that is searched.");
    }
}
