using System.Collections.Concurrent;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Read-only copies of rows for the hot paths. A change in this process takes effect at its commit (<see cref="Forget"/>), one made by
/// another node within a second. One load per key at a time; what does not exist is not remembered, so made-up ids cost no memory.
/// </summary>
/// <param name="capacity">At most so many copies; the oldest go first.</param>
internal sealed class Snapshots<T>(TimeProvider clock, int capacity, Func<string, Task<T?>> load)
    where T : class
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Copy> _copies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Flight> _flights = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public int Count => _copies.Count;

    public ValueTask<T?> Get(string key, CancellationToken cancellation) =>
        _copies.TryGetValue(key, out var copy) && clock.GetElapsedTime(copy.LoadedAt) < MaxAge
            ? new(copy.Value)
            // The load serves everybody who waits for it, so no single caller may cancel it.
            : new(_flights.GetOrAdd(key, static (key, self) => new Flight(self, key), this).Value.WaitAsync(cancellation));

    /// <summary>The row has changed: what is known of it, or being read this moment, is out of date.</summary>
    public void Forget(string key)
    {
        lock (_gate)
        {
            _copies.TryRemove(key, out _);
            if (_flights.TryRemove(key, out var flight)) flight.IsStale = true;
        }
    }

    /// <summary>Forgets everything: a change that many copies may hold.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _copies.Clear();
            foreach (var (key, flight) in _flights.ToArray())
            {
                flight.IsStale = true;
                _flights.TryRemove(key, out _);
            }
        }
    }

    private async Task<T?> Load(string key, Flight flight)
    {
        try
        {
            var loadedAt = clock.GetTimestamp();
            var value = await load(key);
            lock (_gate)
            {
                if (flight.IsStale) return value;
                if (value is null) _copies.TryRemove(key, out _);
                else Keep(key, new Copy(value, loadedAt));
            }

            return value;
        }
        finally
        {
            _flights.TryRemove(KeyValuePair.Create(key, flight));
        }
    }

    private void Keep(string key, Copy copy)
    {
        if (_copies.Count >= capacity && !_copies.ContainsKey(key))
            foreach (var old in _copies.ToArray().OrderBy(c => c.Value.LoadedAt).Take(capacity / 8 + 1)) _copies.TryRemove(old);
        _copies[key] = copy;
    }

    private sealed record Copy(T Value, long LoadedAt);

    private sealed class Flight(Snapshots<T> owner, string key)
    {
        private readonly Lock _gate = new();
        private Task<T?>? _task;

        public bool IsStale { get; set; }

        public Task<T?> Value
        {
            get
            {
                lock (_gate) return _task ??= Task.Run(() => owner.Load(key, this));
            }
        }
    }
}
