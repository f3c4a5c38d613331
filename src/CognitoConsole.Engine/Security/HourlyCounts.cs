using System.Collections.Concurrent;

namespace CognitoConsole.Engine.Security;

/// <summary>How often something happened in the hour that began with its first time. In memory, on each node, and never more than <see cref="Capacity"/> of them.</summary>
internal sealed class HourlyCounts<TKey>(TimeProvider clock)
    where TKey : notnull
{
    private const int Capacity = 50_000;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<TKey, Hour> _counts = new();

    /// <summary>Hours that are held.</summary>
    public int Count => _counts.Count;

    /// <summary>Counts once more; false when that is beyond <paramref name="cap"/>, and then it is not counted.</summary>
    public bool TryAdd(TKey key, int cap)
    {
        var now = clock.GetUtcNow();
        if (_counts.Count >= Capacity) Clean(now);
        while (true)
        {
            var known = _counts.GetOrAdd(key, new Hour(now, 0));
            var next = known.Since + Window <= now ? new Hour(now, 1) : known with { Times = known.Times + 1 };
            if (next.Times > cap) return false;
            if (_counts.TryUpdate(key, next, known)) return true;
        }
    }

    /// <summary>It did not happen after all. What has never happened takes no place.</summary>
    public void Remove(TKey key)
    {
        while (_counts.TryGetValue(key, out var known) && !(known.Times > 1 ? _counts.TryUpdate(key, known with { Times = known.Times - 1 }, known) : _counts.TryRemove(KeyValuePair.Create(key, known))))
        {
        }
    }

    private void Clean(DateTimeOffset now)
    {
        foreach (var (key, hour) in _counts)
            if (hour.Since + Window <= now) _counts.TryRemove(key, out _);
        // Still full: the oldest go, which end first anyhow.
        if (_counts.Count >= Capacity)
            foreach (var old in _counts.OrderBy(c => c.Value.Since).Take(Capacity / 8).ToList()) _counts.TryRemove(old.Key, out _);
    }

    private sealed record Hour(DateTimeOffset Since, int Times);
}
