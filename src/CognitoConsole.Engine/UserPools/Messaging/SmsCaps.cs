using System.Collections.Concurrent;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// How many SMS a number and a pool get in an hour: each costs money, and numbers that earn by receiving them are written into sign-up forms by the thousand.
/// Counted in memory, on each node.
/// </summary>
public sealed class SmsCaps(EngineOptions options, TimeProvider clock)
{
    private const int Capacity = 50_000;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string UserPoolId, string Number), Hour> _counts = new();

    /// <summary>Counts one SMS; false when the hour's are used up.</summary>
    public bool TryTake(string userPoolId, string number) => TryTake((userPoolId, number), options.SmsPerNumberAndHour) && TryTake((userPoolId, ""), options.SmsPerPoolAndHour);

    /// <summary>Windows that are held.</summary>
    internal int Count => _counts.Count;

    private bool TryTake((string, string) key, int cap)
    {
        if (cap == 0) return true;
        var now = clock.GetUtcNow();
        if (_counts.Count >= Capacity) Clean(now);
        return _counts.AddOrUpdate(key, _ => new Hour(now, 1), (_, count) => count.Since + Window <= now ? new Hour(now, 1) : count with { Taken = Math.Min(count.Taken + 1, cap + 1) }).Taken <= cap;
    }

    private void Clean(DateTimeOffset now)
    {
        foreach (var (key, count) in _counts)
            if (count.Since + Window <= now) _counts.TryRemove(key, out _);
        // Still full: the oldest windows go, which end first anyhow.
        if (_counts.Count >= Capacity)
            foreach (var old in _counts.OrderBy(c => c.Value.Since).Take(Capacity / 8).ToList()) _counts.TryRemove(old.Key, out _);
    }

    private sealed record Hour(DateTimeOffset Since, int Taken);
}
