using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// The lock of somebody who does not exist: without it, the sixth wrong password would tell who does. It is read and written as a real user's is
/// (<see cref="Lockout"/>), so that it costs the same time, and holds on every node and after a restart.
/// </summary>
public sealed class UnknownAttempts(CognitoDbContext db, KeyRing keys, AddressLimit addresses, TimeProvider clock)
{
    /// <summary>Rows per pool. A name whose row another one takes begins anew; without the key nobody can look for such names.</summary>
    private const int Buckets = 4_096;

    /// <summary>Counts one more wrong attempt, or refuses it unseen.</summary>
    /// <exception cref="Contracts.CognitoException">NotAuthorizedException "Password attempts exceeded"; TooManyRequestsException.</exception>
    public async Task Count(UserPool pool, string name, CancellationToken cancellation)
    {
        addresses.Take(pool.Id);
        var hash = HMACSHA256.HashData(keys.DeriveKey("unknown-attempts"), Encoding.UTF8.GetBytes($"{pool.Id}\n{SignInNames.Fold(pool, name)}"));
        var bucket = (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % Buckets);
        var now = clock.GetUtcNow();
        while (true)
        {
            var known = await db.UnknownAttempts.AsNoTracking().FirstOrDefaultAsync(a => a.UserPoolId == pool.Id && a.Bucket == bucket, cancellation);
            if (known is null ? await Added(pool, bucket, hash, now, cancellation) : await Changed(known, hash, now, cancellation)) return;
        }
    }

    /// <returns>False when another attempt at this moment added it.</returns>
    private async Task<bool> Added(UserPool pool, int bucket, byte[] hash, DateTimeOffset now, CancellationToken cancellation)
    {
        var row = db.UnknownAttempts.Add(new UnknownAttempt { UserPoolId = pool.Id, Bucket = bucket, NameHash = hash, Failures = 1, LastFailedAt = now });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException race) when (race.IsUniqueViolation())
        {
            return false;
        }
        finally
        {
            row.State = EntityState.Detached;
        }
    }

    /// <returns>False when another attempt at this moment was counted first.</returns>
    private async Task<bool> Changed(UnknownAttempt known, byte[] hash, DateTimeOffset now, CancellationToken cancellation)
    {
        var isSame = CryptographicOperations.FixedTimeEquals(known.NameHash, hash);
        if (isSame && known.LockedUntil > now) throw Errors.NotAuthorized("Password attempts exceeded");
        var failures = isSame ? Lockout.After(known.Failures, known.LastFailedAt, known.LockedUntil, now) : 1;
        DateTimeOffset? lockedUntil = Lockout.LockAfter(failures) is var length && length > TimeSpan.Zero ? now + length : null;
        return await db.UnknownAttempts
            .Where(a => a.UserPoolId == known.UserPoolId && a.Bucket == known.Bucket && a.Failures == known.Failures && a.LastFailedAt == known.LastFailedAt && a.LockedUntil == known.LockedUntil)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.NameHash, hash).SetProperty(a => a.Failures, failures).SetProperty(a => a.LastFailedAt, now).SetProperty(a => a.LockedUntil, lockedUntil), cancellation) == 1;
    }
}
