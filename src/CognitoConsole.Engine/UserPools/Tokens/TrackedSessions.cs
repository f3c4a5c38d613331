using System.Security.Cryptography;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// The sessions of a user as session tracking shows them: each family of tokens (TOKEN), and each browser that is signed in at the hosted UI (SSO). Every
/// session has its id from the start; a pool that does not track shows none and limits none.
/// </summary>
public sealed class TrackedSessions(CognitoDbContext db, TimeProvider clock)
{
    public const string Token = "tkn";
    public const string Sso = "sso";

    /// <summary>AWS lists so many, on one page.</summary>
    private const int MostListed = 125;

    public static string NewId(string kind) => kind + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 25);

    public static bool AreTracked(UserPool pool) => pool.UserSessionTracking == UserSessionTrackingType.Enabled;

    /// <exception cref="Contracts.CognitoException">OperationNotEnabledException.</exception>
    public static void DemandTracked(UserPool pool)
    {
        if (!AreTracked(pool)) throw Errors.SessionsNotTracked();
    }

    /// <summary>Newest first.</summary>
    /// <param name="current">OriginJti of the caller's own tokens; null for an administrator.</param>
    public async Task<IReadOnlyList<SessionDescriptionType>> List(CognitoUser user, string? current, CancellationToken cancellation)
    {
        var families = await Live(user).OrderByDescending(t => t.CreatedAt).Take(MostListed).ToListAsync(cancellation);
        var browsers = await LiveBrowsers(user).OrderByDescending(s => s.AuthTime).Take(MostListed).ToListAsync(cancellation);
        return
        [
            .. families.Select(t => new SessionDescriptionType
            {
                SessionId = t.SessionId, SessionType = SessionTypeType.Token, ClientId = t.ClientId, CreateDate = t.CreatedAt, LastActiveDate = t.LastActiveAt,
                DeviceType = t.DeviceType, LastIPAddress = t.LastIpAddress, OriginSessionId = t.OriginSessionId, IsCurrentSession = current is null ? null : t.OriginJti == current,
            }).Concat(browsers.Select(s => new SessionDescriptionType
            {
                SessionId = s.SessionId, SessionType = SessionTypeType.Sso, CreateDate = s.AuthTime, LastActiveDate = s.LastActiveAt,
                DeviceType = s.DeviceType, LastIPAddress = s.LastIpAddress, IsCurrentSession = current is null ? null : false,
            })).OrderByDescending(s => s.CreateDate).Take(MostListed),
        ];
    }

    /// <summary>Ends a session; with LINKED, also the browser session that it came from and all that came from that.</summary>
    /// <exception cref="Contracts.CognitoException">ResourceNotFoundException: the user has no such session.</exception>
    public async Task Revoke(CognitoUser user, string sessionId, string? associated, CancellationToken cancellation)
    {
        var family = await Live(user).FirstOrDefaultAsync(t => t.SessionId == sessionId, cancellation);
        var isBrowser = family is null && await LiveBrowsers(user).AnyAsync(s => s.SessionId == sessionId, cancellation);
        if (family is null && !isBrowser) throw Errors.SessionNotFound();
        if (family is not null) await End(user, t => t.SessionId == sessionId, cancellation);
        else await EndBrowser(user, sessionId, cancellation);
        if (associated == RevokeAssociatedSessionsType.Linked && (family?.OriginSessionId ?? (isBrowser ? sessionId : null)) is { } origin) await RevokeLinked(user, origin, cancellation);
    }

    /// <summary>Ends what hangs together with a family: the browser session that it came from, and all that came from that.</summary>
    public async Task RevokeLinked(string userPoolId, string originJti, CancellationToken cancellation)
    {
        var family = await db.RefreshTokens.AsNoTracking().FirstOrDefaultAsync(t => t.UserPoolId == userPoolId && t.OriginJti == originJti, cancellation);
        if (family?.OriginSessionId is not { } origin) return;
        var user = await db.CognitoUsers.AsNoTracking().FirstOrDefaultAsync(u => u.UserPoolId == userPoolId && u.Username == family.Username, cancellation);
        if (user is not null) await RevokeLinked(user, origin, cancellation);
    }

    /// <summary>After a new family: the oldest beyond the pool's number end.</summary>
    public async Task KeepNewest(UserPool pool, CognitoUser user, CancellationToken cancellation)
    {
        if (!AreTracked(pool)) return;
        var surplus = await Live(user).OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.OriginJti).Skip(pool.MaxTokenSessionsPerUser).Select(t => t.OriginJti).ToListAsync(cancellation);
        if (surplus.Count > 0) await End(user, t => surplus.Contains(t.OriginJti), cancellation);
    }

    private async Task RevokeLinked(CognitoUser user, string origin, CancellationToken cancellation)
    {
        // In this order: a code that becomes tokens meanwhile is among those that end.
        await EndBrowser(user, origin, cancellation);
        await End(user, t => t.OriginSessionId == origin, cancellation);
    }

    private Task End(CognitoUser user, System.Linq.Expressions.Expression<Func<RefreshToken, bool>> which, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return db.RefreshTokens.Where(t => t.UserPoolId == user.UserPoolId && t.Username == user.Username && t.RevokedAt == null).Where(which)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), cancellation);
    }

    /// <summary>With the codes that are on their way from it to apps.</summary>
    private async Task EndBrowser(CognitoUser user, string sessionId, CancellationToken cancellation)
    {
        await db.BrowserSessions.Where(s => s.UserPoolId == user.UserPoolId && s.Username == user.Username && s.SessionId == sessionId).ExecuteDeleteAsync(cancellation);
        await db.AuthorizationCodes.Where(c => c.UserPoolId == user.UserPoolId && c.Username == user.Username && c.OriginSessionId == sessionId && c.ConsumedAt == null).ExecuteDeleteAsync(cancellation);
    }

    private IQueryable<RefreshToken> Live(CognitoUser user)
    {
        var now = clock.GetUtcNow();
        return db.RefreshTokens.AsNoTracking().Where(t => t.UserPoolId == user.UserPoolId && t.Username == user.Username && t.RevokedAt == null && t.ExpiresAt > now);
    }

    private IQueryable<BrowserSession> LiveBrowsers(CognitoUser user)
    {
        var now = clock.GetUtcNow();
        return db.BrowserSessions.AsNoTracking().Where(s => s.UserPoolId == user.UserPoolId && s.Username == user.Username && s.ExpiresAt > now);
    }
}
