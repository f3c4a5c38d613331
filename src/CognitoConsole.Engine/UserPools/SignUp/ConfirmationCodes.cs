using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a code is good for. A code of one purpose opens nothing else.</summary>
public static class CodePurpose
{
    public const string SignUp = "SignUp";
    public const string ForgotPassword = "ForgotPassword";

    /// <summary>Of a sign-up that it has confirmed: good for being told so again.</summary>
    public const string SignedUp = "SignedUp";

    public static string VerifyAttribute(string attribute) => $"VerifyAttribute:{attribute}";
}

/// <summary>Codes that were sent to a user: six digits, five tries, one use.</summary>
public sealed class ConfirmationCodes(CognitoDbContext db, KeyRing keys, TimeProvider clock)
{
    private const int Tries = 5;

    public static readonly TimeSpan SignUpLifetime = TimeSpan.FromHours(24);
    public static readonly TimeSpan ForgotPasswordLifetime = TimeSpan.FromHours(1);

    /// <summary>A new code in place of any older one of the same purpose; <see cref="SaveIssued"/> commits.</summary>
    /// <param name="destination">The attribute value that the code will prove.</param>
    /// <param name="clientId">The app client that alone may bring the code; null for any.</param>
    public async Task<string> Issue(CognitoUser user, string purpose, string destination, TimeSpan lifetime, CancellationToken cancellation, string? clientId = null)
    {
        var code = CodeGenerator.NumericCode(6);
        await Older(user.UserPoolId, user.Username, purpose).ExecuteDeleteAsync(cancellation);
        Add(user, purpose, destination, lifetime, code, clientId);
        return code;
    }

    /// <summary>As <see cref="Issue"/>, for a user who is being created and can have no older code.</summary>
    public string IssueFirst(CognitoUser user, string purpose, string destination, TimeSpan lifetime)
    {
        var code = CodeGenerator.NumericCode(6);
        Add(user, purpose, destination, lifetime, code);
        return code;
    }

    /// <summary>
    /// Checks a code and marks it used; the caller's SaveChanges commits both together, and ends in DbUpdateConcurrencyException for all but the
    /// first of several at once (see <see cref="Once"/>).
    /// </summary>
    /// <param name="clientId">The app client that brings it.</param>
    /// <param name="hidden">Whoever does not have the code learns nothing but that: neither that none is pending, nor that it has run out.</param>
    /// <returns>The code's row, for what it proves.</returns>
    public async Task<ConfirmationCode> Use(CognitoUser user, string purpose, string code, CancellationToken cancellation, bool hidden = false, string? clientId = null)
    {
        var row = await db.ConfirmationCodes.AsNoTracking().FirstOrDefaultAsync(c => c.UserPoolId == user.UserPoolId && c.Username == user.Username && c.Purpose == purpose, cancellation);
        var matches = CryptographicOperations.FixedTimeEquals(Hash(user, purpose, code), row?.CodeHash ?? []) | CryptographicOperations.FixedTimeEquals(Hash(user, purpose, code, clientId), row?.CodeHash ?? []);
        if (row is null || row.ExpiresAt <= clock.GetUtcNow()) throw hidden && !matches ? Errors.CodeMismatch() : Errors.ExpiredCode();
        if (row.FailedAttempts >= Tries) throw Exhausted();

        // The try is counted before it is judged, so that tries in parallel cannot outnumber the limit.
        var counted = await db.ConfirmationCodes
            .Where(c => c.UserPoolId == user.UserPoolId && c.Username == user.Username && c.Purpose == purpose && c.FailedAttempts < Tries)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.FailedAttempts, c => c.FailedAttempts + 1), cancellation);
        if (counted == 0)
        {
            // Somebody else has used it in this moment, or has used up the tries.
            var isThere = await db.ConfirmationCodes.AnyAsync(c => c.UserPoolId == user.UserPoolId && c.Username == user.Username && c.Purpose == purpose, cancellation);
            throw isThere ? Exhausted() : hidden && !matches ? Errors.CodeMismatch() : Errors.ExpiredCode();
        }

        if (!matches) throw Errors.CodeMismatch();
        db.ConfirmationCodes.Entry(row).State = EntityState.Deleted;
        return row;

        Contracts.CognitoException Exhausted() => hidden ? Errors.CodeMismatch() : Errors.AttemptLimitExceeded();
    }

    /// <summary>Leaves a used code of a sign-up for as long as it would have been good (<see cref="HasConfirmed"/>); the caller saves.</summary>
    public void Leave(CognitoUser user, ConfirmationCode used, string code) => Add(user, CodePurpose.SignedUp, used.Destination!, used.ExpiresAt - clock.GetUtcNow(), code);

    /// <summary>Whether a code of the user's sign-up was left, and its time is not over.</summary>
    public Task<bool> IsLeft(CognitoUser user, CancellationToken cancellation) => Left(user).AnyAsync(cancellation);

    /// <summary>Whether this very code has confirmed the user's sign-up, and its time is not over.</summary>
    public async Task<bool> HasConfirmed(CognitoUser user, string code, CancellationToken cancellation)
    {
        var row = await Left(user).AsNoTracking().FirstOrDefaultAsync(cancellation);
        return CryptographicOperations.FixedTimeEquals(Hash(user, CodePurpose.SignedUp, code), row?.CodeHash ?? []);
    }

    /// <summary>Awaits the save of what hangs on a used code; whoever comes second finds no code.</summary>
    public static async Task Once(Task save)
    {
        try
        {
            await save;
        }
        // Both were about to delete the code, or to write the same alias of the same user.
        catch (DbUpdateException race) when (race.IsRace())
        {
            throw Errors.ExpiredCode();
        }
    }

    /// <summary>Commits a new code with its message. A code that somebody asked for in the same moment gives way to it.</summary>
    public async Task SaveIssued(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await db.SaveChangesAsync(cancellation);
                return;
            }
            catch (DbUpdateException exception) when (exception.IsUniqueViolation() && attempt < 10)
            {
                foreach (var code in db.ChangeTracker.Entries<ConfirmationCode>().Where(e => e.State == EntityState.Added).Select(e => e.Entity))
                    await Older(code.UserPoolId, code.Username, code.Purpose).ExecuteDeleteAsync(cancellation);
            }
        }
    }

    private IQueryable<ConfirmationCode> Left(CognitoUser user)
    {
        var now = clock.GetUtcNow();
        return db.ConfirmationCodes.Where(c => c.UserPoolId == user.UserPoolId && c.Username == user.Username && c.Purpose == CodePurpose.SignedUp && c.ExpiresAt > now);
    }

    private IQueryable<ConfirmationCode> Older(string userPoolId, string username, string purpose) =>
        db.ConfirmationCodes.Where(c => c.UserPoolId == userPoolId && c.Username == username && c.Purpose == purpose);

    private void Add(CognitoUser user, string purpose, string destination, TimeSpan lifetime, string code, string? clientId = null) => db.ConfirmationCodes.Add(new ConfirmationCode
    {
        UserPoolId = user.UserPoolId,
        Username = user.Username,
        Purpose = purpose,
        CodeHash = Hash(user, purpose, code, clientId),
        Destination = destination,
        ExpiresAt = clock.GetUtcNow() + lifetime,
    });

    private byte[] Hash(CognitoUser user, string purpose, string code, string? clientId = null) =>
        HMACSHA256.HashData(keys.DeriveKey("confirmation-code"), Encoding.UTF8.GetBytes($"{user.UserPoolId}\n{user.Username}\n{purpose}\n{code}{(clientId is null ? null : $"\n{clientId}")}"));
}
