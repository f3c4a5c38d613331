using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>AWS's hourly limits per user on codes asked for and codes tried.</summary>
public sealed class AttemptLimits(CognitoDbContext db, TimeProvider clock)
{
    public static readonly (string Name, int PerHour) ForgotPassword = ("ForgotPassword", 10);
    public static readonly (string Name, int PerHour) ResendConfirmationCode = ("ResendConfirmationCode", 5);
    public static readonly (string Name, int PerHour) ConfirmSignUp = ("ConfirmSignUp", 15);
    public static readonly (string Name, int PerHour) ChangePassword = ("ChangePassword", 5);
    public static readonly (string Name, int PerHour) GetUserAttributeVerificationCode = ("GetUserAttributeVerificationCode", 5);
    public static readonly (string Name, int PerHour) VerifyUserAttribute = ("VerifyUserAttribute", 15);

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Counts one attempt at once, whatever becomes of the rest.</summary>
    /// <exception cref="Contracts.CognitoException">LimitExceededException.</exception>
    public async Task Count(CognitoUser user, (string Name, int PerHour) limit, CancellationToken cancellation)
    {
        if (!await TryCount(user, limit, cancellation)) throw Errors.AttemptLimitExceeded();
    }

    /// <summary>As <see cref="Count"/>; false when the hour's attempts are used up.</summary>
    public async Task<bool> TryCount(CognitoUser user, (string Name, int PerHour) limit, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var oldest = now - Window;
        var rows = db.AttemptLimits.Where(l => l.UserPoolId == user.UserPoolId && l.Username == user.Username && l.Limit == limit.Name);
        if (await rows.Where(l => l.WindowStart > oldest && l.Count < limit.PerHour).ExecuteUpdateAsync(set => set.SetProperty(l => l.Count, l => l.Count + 1), cancellation) == 1) return true;
        if (await rows.AnyAsync(l => l.WindowStart > oldest, cancellation)) return false;

        await rows.Where(l => l.WindowStart <= oldest).ExecuteDeleteAsync(cancellation);
        var row = db.AttemptLimits.Add(new AttemptLimit { UserPoolId = user.UserPoolId, Username = user.Username, Limit = limit.Name, WindowStart = now, Count = 1 });
        try
        {
            await db.SaveChangesAsync(cancellation);
            row.State = EntityState.Detached;
            return true;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            // Somebody opened the window at the same moment: count in it.
            row.State = EntityState.Detached;
            return await TryCount(user, limit, cancellation);
        }
    }
}
