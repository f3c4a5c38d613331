using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.Operators;
using CognitoConsole.Engine.Extensions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Sts;

/// <summary>
/// The authenticator app of an operator is the MFA device of the access keys that hang on him: <c>arn:aws:iam::123456789012:mfa/ana@example.com</c>. A code counts once and
/// for one purpose, here or at the console, and wrong ones lock both.
/// </summary>
internal sealed class MfaDevices(CognitoDbContext db, UserManager<Operator> operators, TimeProvider clock)
{
    private const string WrongDevice = "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.";
    private const string WrongCode = "MultiFactorAuthentication failed with invalid MFA one time pass code.";
    private const string HalfGiven = "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.";

    public static string SerialNumber(string email, string accountId) => $"arn:aws:iam::{accountId}:mfa/{email}";

    /// <summary>When the caller has shown a code, which is now; null when he shows none.</summary>
    /// <exception cref="CognitoException">AccessDenied.</exception>
    public async Task<DateTimeOffset?> Show(string? serialNumber, string? tokenCode, OperationContext context)
    {
        if (serialNumber is null && tokenCode is null) return null;
        if (serialNumber is null || tokenCode is null) throw Denied(HalfGiven);
        // Who has no such device learns no more than who names a wrong one.
        if (await OwnerOf(context.Caller, context.Cancellation) is not { TwoFactorEnabled: true } owner || serialNumber != SerialNumber(owner.Email!, context.AccountId)) throw Denied(WrongDevice);
        if (!await Attempt(owner.Id, context.Cancellation) || !await operators.VerifyTwoFactorTokenAsync(owner, OperatorTotp.Name, tokenCode)) throw Denied(WrongCode);
        await db.Users.Where(u => u.Id == owner.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null), context.Cancellation);
        return clock.GetUtcNow();
    }

    /// <summary>Only of a long-lived key: a session has had its chance.</summary>
    private async Task<Operator?> OwnerOf(Caller caller, CancellationToken cancellation)
    {
        if (caller is not Caller.AccessKey { Session: null } key) return null;
        var id = await db.AccessKeys.Where(k => k.AccessKeyId == key.AccessKeyId).Select(k => k.OwnerId).FirstOrDefaultAsync(cancellation);
        return id is null ? null : await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, cancellation);
    }

    /// <summary>
    /// Counts the attempt before it is made, so that many at once are as many: as many as at the console are looked at, and the last of them locks. What comes while it is
    /// locked is neither looked at nor counted.
    /// </summary>
    private async Task<bool> Attempt(string operatorId, CancellationToken cancellation)
    {
        var lockout = operators.Options.Lockout;
        var (now, last) = (clock.GetUtcNow(), lockout.MaxFailedAccessAttempts - 1);
        DateTimeOffset? end = now + lockout.DefaultLockoutTimeSpan;
        var open = db.Users.Where(u => u.Id == operatorId && (u.LockoutEnd == null || u.LockoutEnd < now));
        return await open.Where(u => u.AccessFailedCount < last).ExecuteUpdateAsync(u => u.SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount + 1), cancellation) > 0
            || await open.Where(u => u.AccessFailedCount >= last).ExecuteUpdateAsync(u => u.SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.LockoutEnd, end), cancellation) > 0;
    }

    private static CognitoException Denied(string message) => new(ErrorCodes.AccessDeniedException, message, 403);
}
