using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Monthly active users: whoever signs up, signs in or renews tokens in a calendar month (UTC) is active in it, once. Only the first activity of a month writes.
/// </summary>
public sealed class ActiveUsers(CognitoDbContext db, TimeProvider clock)
{
    /// <summary>This month and the twelve before.</summary>
    public const int MonthsKept = 13;

    /// <summary>Never less than <see cref="MonthsKept"/>.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(31 * MonthsKept);

    public static int MonthOf(DateTimeOffset time) => time.UtcDateTime.Year * 12 + time.UtcDateTime.Month - 1;

    /// <summary>After the activity is committed: on its own, so that two first sign-ins at the same moment do not meet in the sign-in.</summary>
    /// <param name="user">As it was read at the beginning of the operation.</param>
    public async Task Note(CognitoUser user, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var month = MonthOf(now);
        if (user.ActiveMonth >= month) return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Of several, one raises the month; no version is counted, since nobody has edited the user.
        var isFirst = await db.CognitoUsers.Where(u => u.UserPoolId == user.UserPoolId && u.Username == user.Username && u.ActiveMonth < month)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.ActiveMonth, month), cancellation) > 0;
        if (isFirst)
        {
            db.MonthlyActiveUsers.Add(Row(user, month, now));
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>A user who has signed up, before it is added; saved with it.</summary>
    public void AddNew(CognitoUser user)
    {
        var now = clock.GetUtcNow();
        user.ActiveMonth = MonthOf(now);
        db.MonthlyActiveUsers.Add(Row(user, user.ActiveMonth, now));
    }

    /// <summary>Somebody who is deleted is no longer counted in any month.</summary>
    public static Task Forget(CognitoDbContext db, CognitoUser user, DateTimeOffset now, CancellationToken cancellation)
    {
        // Rows outlive the months kept by some days, until they are removed.
        var months = Enumerable.Range(MonthOf(now) - MonthsKept - 1, MonthsKept + 2).ToList();
        return db.MonthlyActiveUsers.Where(a => a.UserPoolId == user.UserPoolId && months.Contains(a.Month) && a.Username == user.Username).ExecuteDeleteAsync(cancellation);
    }

    private static MonthlyActiveUser Row(CognitoUser user, int month, DateTimeOffset now) => new() { UserPoolId = user.UserPoolId, Month = month, Username = user.Username, FirstActiveAt = now };
}
