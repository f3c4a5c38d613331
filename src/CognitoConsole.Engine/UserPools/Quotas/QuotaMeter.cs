namespace CognitoConsole.Engine.UserPools;

/// <summary>A token bucket with a second's worth of tokens, and what went through it in the last minute. A lock and a few additions: it stands before every call.</summary>
internal sealed class QuotaMeter(TimeProvider clock, int limit)
{
    private const int Seconds = 60;

    private readonly Lock _gate = new();
    private readonly Slot[] _slots = new Slot[Seconds];
    private double _tokens = limit;
    private long _filledAt = clock.GetTimestamp();

    /// <summary>Requests per second.</summary>
    public int Limit { get; private set; } = limit;

    public void Set(int limit)
    {
        lock (_gate)
        {
            Fill();
            // A raised limit is there at once, as far as the old one was unused.
            _tokens = Math.Clamp(_tokens + limit - Limit, 0, limit);
            Limit = limit;
        }
    }

    /// <summary>False when the rate is used up. Either way it is counted.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            Fill();
            ref var slot = ref Current();
            if (_tokens < 1)
            {
                slot.Refused++;
                return false;
            }

            _tokens--;
            slot.Taken++;
            return true;
        }
    }

    public QuotaUsage Usage()
    {
        lock (_gate)
        {
            var now = Now();
            var recent = _slots.Where(s => s.Second > now - Seconds && s.Second <= now).ToList();
            // The second that runs is not over: the one before it is what "now" means.
            return new(recent.FirstOrDefault(s => s.Second == now - 1).Taken, recent.Select(s => s.Taken).DefaultIfEmpty().Max(), recent.Sum(s => (long)s.Taken), recent.Sum(s => (long)s.Refused));
        }
    }

    private void Fill()
    {
        var now = clock.GetTimestamp();
        _tokens = Math.Min(Limit, _tokens + clock.GetElapsedTime(_filledAt, now).TotalSeconds * Limit);
        _filledAt = now;
    }

    private ref Slot Current()
    {
        var now = Now();
        ref var slot = ref _slots[now % Seconds];
        if (slot.Second != now) slot = new Slot { Second = now };
        return ref slot;
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeSeconds();

    private struct Slot
    {
        public long Second;
        public int Taken;
        public int Refused;
    }
}

/// <param name="PerSecond">Requests in the last full second.</param>
/// <param name="Peak">Most requests in one second of the last minute.</param>
/// <param name="Requests">Those of the last minute that went through.</param>
/// <param name="Refused">Those of the last minute that did not.</param>
internal readonly record struct QuotaUsage(int PerSecond, int Peak, long Requests, long Refused);
