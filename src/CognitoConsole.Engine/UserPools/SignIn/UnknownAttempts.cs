using System.Collections.Concurrent;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// The lock of somebody who does not exist: without it, the sixth wrong password would tell who does. Kept in this process and for a bounded number of
/// names; nothing hangs on it but appearance.
/// </summary>
public sealed class UnknownAttempts(TimeProvider clock)
{
    private const int Capacity = 20_000;
    private readonly ConcurrentDictionary<(string Pool, string Name), Failures> _failures = new();

    private sealed record Failures(int Count, DateTimeOffset Last, DateTimeOffset? LockedUntil);

    /// <summary>Counts one more wrong attempt, or refuses it unseen, as <see cref="Lockout"/> does for a real user.</summary>
    /// <exception cref="Contracts.CognitoException">NotAuthorizedException "Password attempts exceeded".</exception>
    public void Count(UserPool pool, string name)
    {
        var now = clock.GetUtcNow();
        if (_failures.Count >= Capacity) Forget(now);
        _failures.AddOrUpdate((pool.Id, SignInNames.Fold(pool, name)), _ => new Failures(1, now, null), (_, known) =>
        {
            if (known.LockedUntil > now) throw Errors.NotAuthorized("Password attempts exceeded");
            var failures = Lockout.After(known.Count, known.Last, known.LockedUntil, now);
            return new Failures(failures, now, Lockout.LockAfter(failures) is var length && length > TimeSpan.Zero ? now + length : null);
        });
    }

    /// <summary>The quiet ones first; an eighth of all if that is not enough.</summary>
    private void Forget(DateTimeOffset now)
    {
        var oldest = _failures.ToArray().OrderBy(f => f.Value.Last).ToList();
        foreach (var old in oldest.TakeWhile((f, i) => i < Capacity / 8 || f.Value.Last + TimeSpan.FromMinutes(30) < now)) _failures.TryRemove(old);
    }
}
