using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// One counter of failed attempts per user, whatever path they come by: after five, a lock of 2^(n-5) seconds, at most fifteen minutes.
/// Attempts during a lock are refused unseen and not counted; fifteen quiet minutes or a success forget.
/// </summary>
public sealed class Lockout(CognitoDbContext db, UserDirectory directory, AuthAttempt events, AddressLimit addresses, TimeProvider clock)
{
    private const int FreeAttempts = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Attempts for one user take turns, so that a burst cannot be judged before its first failures are counted.</summary>
    private static readonly SemaphoreSlim[] Turns = [.. Enumerable.Range(0, 1024).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>
    /// Runs one attempt. <paramref name="attempt"/> says whether it was right; a wrong one is counted before anybody learns of it. A right one
    /// forgets nothing: who knows the password could wipe out his wrong codes with it. <see cref="Forget"/> follows when everything was right.
    /// </summary>
    /// <returns>The user as re-read inside the turn, or null when the attempt was wrong.</returns>
    public async Task<CognitoUser?> Attempt(CognitoUser user, Func<CognitoUser, bool> attempt, CancellationToken cancellation)
    {
        var turn = Turns[(uint)HashCode.Combine(user.UserPoolId, user.Username) % Turns.Length];
        await turn.WaitAsync(cancellation);
        try
        {
            // Who had to wait may have been overtaken by failures.
            var current = await directory.FindByUsername(user.UserPoolId, user.Username, cancellation);
            if (current is null) return null;
            events.About(current);
            addresses.Take(user.UserPoolId);
            DemandUnlocked(current);
            var right = attempt(current);
            events.Judged(current, right);
            if (!right)
            {
                await Count(current, cancellation);
                return null;
            }

            addresses.GiveBack(user.UserPoolId);
            return current;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <exception cref="Contracts.CognitoException">NotAuthorizedException "Password attempts exceeded".</exception>
    public void DemandUnlocked(CognitoUser user)
    {
        if (user.LockedUntil > clock.GetUtcNow()) throw Errors.NotAuthorized("Password attempts exceeded");
    }

    public static TimeSpan LockAfter(int failures) =>
        failures < FreeAttempts ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, failures - FreeAttempts)));

    /// <summary>How many failures one more makes. The quiet minutes begin when the lock ends: whoever sits out the longest lock does not start afresh.</summary>
    internal static int After(int failures, DateTimeOffset? lastFailedAt, DateTimeOffset? lockedUntil, DateTimeOffset now) =>
        (lockedUntil ?? lastFailedAt) + Longest <= now ? 1 : failures + 1;

    private async Task Count(CognitoUser user, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        for (var read = user; read is not null; read = await directory.FindByUsername(user.UserPoolId, user.Username, cancellation))
        {
            var failures = After(read.FailedAttempts, read.LastFailedAt, read.LockedUntil, now);
            DateTimeOffset? lockedUntil = LockAfter(failures) is var length && length > TimeSpan.Zero ? now + length : null;
            // Another node may count at the same moment: whoever finds the number changed counts again.
            if (await db.CognitoUsers.Where(u => u.UserPoolId == read.UserPoolId && u.Username == read.Username && u.FailedAttempts == read.FailedAttempts && u.LastFailedAt == read.LastFailedAt)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.FailedAttempts, failures).SetProperty(u => u.LastFailedAt, now).SetProperty(u => u.LockedUntil, lockedUntil), cancellation) == 1) return;
        }
    }

    /// <summary>The user has proven all that was asked.</summary>
    public Task Forget(CognitoUser user, CancellationToken cancellation) => user.FailedAttempts == 0 ? Task.CompletedTask : db.CognitoUsers
        .Where(u => u.UserPoolId == user.UserPoolId && u.Username == user.Username)
        .ExecuteUpdateAsync(set => set.SetProperty(u => u.FailedAttempts, 0).SetProperty(u => u.LastFailedAt, (DateTimeOffset?)null).SetProperty(u => u.LockedUntil, (DateTimeOffset?)null), cancellation);
}
