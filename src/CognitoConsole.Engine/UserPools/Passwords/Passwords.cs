using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Sets and checks passwords. What is kept is an SRP verifier, encrypted; never a password.</summary>
public sealed class Passwords(CognitoDbContext db, KeyRing keys, PoolSecrets secrets, TimeProvider clock)
{
    private const string Purpose = "password-verifier";
    private static readonly SemaphoreSlim DearHashes = new(Environment.ProcessorCount, Environment.ProcessorCount);

    /// <summary>Checks policy and history and puts the new verifier on the user; the caller saves.</summary>
    /// <param name="user">Tracked, or new.</param>
    public async Task Set(UserPool pool, CognitoUser user, string password, CancellationToken cancellation)
    {
        PasswordRules.Demand(pool, password);
        var history = pool.Policies.PasswordPolicy?.PasswordHistorySize ?? 0;
        if (history > 0) await Remember(pool, user, password, history, cancellation);
        Adopt(pool, user, password);
    }

    /// <summary>Puts a password on the user that was chosen elsewhere, under whatever rules held there.</summary>
    public void Adopt(UserPool pool, CognitoUser user, string password)
    {
        user.PasswordVerifier = Seal(pool, user, password);
        user.ImportedPasswordHash = null;
        user.PasswordSetAt = clock.GetUtcNow();
        user.FailedAttempts = 0;
        user.LastFailedAt = null;
        user.LockedUntil = null;
    }

    public SrpVerifier? VerifierOf(UserPool pool, CognitoUser user) =>
        user.PasswordVerifier is null ? null : SrpVerifier.FromBytes(secrets.Unprotect(pool, user.PasswordVerifier, Purpose));

    public static bool HasPassword(CognitoUser user) => user.PasswordVerifier is not null || user.ImportedPasswordHash is not null;

    public bool Matches(UserPool pool, CognitoUser user, string password) =>
        VerifierOf(pool, user)?.Matches(pool.SrpName, user.Username, password) ?? MatchesImported(pool, user, password);

    /// <summary>After a password has been proven against an imported hash: from now on there is a verifier, and SRP works too.</summary>
    public async Task Upgrade(UserPool pool, CognitoUser user, string password, CancellationToken cancellation)
    {
        if (user.PasswordVerifier is not null || user.ImportedPasswordHash is null) return;
        var verifier = Seal(pool, user, password);
        // Whoever set another password in the meantime has the last word.
        var upgraded = await db.CognitoUsers
            .Where(u => u.UserPoolId == user.UserPoolId && u.Username == user.Username && u.PasswordVerifier == null && u.ImportedPasswordHash != null && u.PasswordSetAt == user.PasswordSetAt)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordVerifier, verifier).SetProperty(u => u.ImportedPasswordHash, (byte[]?)null), cancellation);
        if (upgraded == 0) return;
        user.PasswordVerifier = verifier;
        user.ImportedPasswordHash = null;
    }

    /// <summary>As dear as <see cref="Matches"/>, for somebody who does not exist or has no password.</summary>
    public void Simulate(UserPool pool, string name, string password) => Simulated(pool, name).Matches(pool.SrpName, name, password);

    /// <summary>A verifier that is the same each time for a name that does not exist; no password matches it.</summary>
    public SrpVerifier Simulated(UserPool pool, string name) => SrpVerifier.Simulated(keys.DeriveKey("simulated-user"), pool.SrpName, name);

    public string SimulatedId(UserPool pool, string name) => SrpVerifier.SimulatedId(keys.DeriveKey("simulated-user"), pool.SrpName, name);

    private byte[] Seal(UserPool pool, CognitoUser user, string password) => secrets.Protect(pool, SrpVerifier.Make(pool.SrpName, user.Username, password).ToBytes(), Purpose);

    private bool MatchesImported(UserPool pool, CognitoUser user, string password)
    {
        if (user.ImportedPasswordHash is null) return false;
        var (algorithm, hash) = Encoding.UTF8.GetString(secrets.Unprotect(pool, user.ImportedPasswordHash, ImportedUsers.HashPurpose)).Split(':', 2) is [var a, var h] ? (a, h) : ("", "");
        // Such a hash may want much memory: not more of them at once than there are processors.
        DearHashes.Wait();
        try
        {
            return PasswordHash.Parse(algorithm, hash)?.Matches(password) == true;
        }
        finally
        {
            DearHashes.Release();
        }
    }

    /// <summary>Refuses what has been used, and puts the current password, which is about to be replaced, into the history.</summary>
    private async Task Remember(UserPool pool, CognitoUser user, string password, int history, CancellationToken cancellation)
    {
        var previous = await db.PreviousPasswords.Where(p => p.UserPoolId == user.UserPoolId && p.Username == user.Username).OrderByDescending(p => p.SetAt).ToListAsync(cancellation);
        var used = Matches(pool, user, password)
            || previous.Take(history - 1).Any(p => SrpVerifier.FromBytes(secrets.Unprotect(pool, p.PasswordVerifier, Purpose)).Matches(pool.SrpName, user.Username, password));
        if (used) throw new CognitoException(ErrorCodes.PasswordHistoryPolicyViolationException, "Password has previously been used.");
        // The current one joins the history now, so one place less is left for the older ones.
        db.PreviousPasswords.RemoveRange(previous.Skip(Math.Max(0, history - 2)));
        if (user.PasswordVerifier is null || history == 1) return;
        var setAt = user.PasswordSetAt ?? clock.GetUtcNow();
        // The time is the key: two changes within one millisecond take two.
        while (previous.Any(p => p.SetAt.ToUnixTimeMilliseconds() == setAt.ToUnixTimeMilliseconds())) setAt = setAt.AddMilliseconds(1);
        db.PreviousPasswords.Add(new PreviousPassword { UserPoolId = user.UserPoolId, Username = user.Username, SetAt = setAt, PasswordVerifier = user.PasswordVerifier });
    }
}
