using System.Linq.Expressions;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Removes what has expired: used challenge sessions, authorization codes, browser sessions, refresh tokens, confirmation codes, old events, logs and messages. In small batches, so that
/// no sign-in waits behind it; on several nodes at once it does no harm.
/// </summary>
public sealed partial class ExpiredRows(IServiceScopeFactory scopes, ExpiredIdentityEvents events, EngineOptions options, TimeProvider clock, ILogger<ExpiredRows> log) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    /// <summary>A replayed code is told from an unknown one, and an expired token named as such, for a while after it has ended.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>
    /// An access token lives a day at most, and its family says whether it was revoked: the last one, issued as the refresh token ended, is valid for
    /// a day after it, and a family that is gone counts as revoked.
    /// </summary>
    private static readonly TimeSpan LongestAccessToken = TimeSpan.FromDays(1);

    /// <summary>For as long, "expired" is a better answer to a late code than "wrong".</summary>
    private static readonly TimeSpan CodeGrace = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // First the pause: the start has better things to do.
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!stoppingToken.IsCancellationRequested) await Remove(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(log, failure);
            }
        }
    }

    internal async Task<int> Remove(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var now = clock.GetUtcNow();
        return await Remove(db.ConsumedSessions, s => s.ExpiresAt, now, cancellation)
            + await Remove(db.BrowserSessions, s => s.ExpiresAt, now, cancellation)
            + await Remove(db.FederationAttempts, a => a.ExpiresAt, now, cancellation)
            + await Remove(db.AuthorizationCodes, c => c.ExpiresAt, now - Grace, cancellation)
            + await Remove(db.RefreshTokens, t => t.ExpiresAt, now - LongestAccessToken, cancellation)
            + await Remove(db.AuthEvents, e => e.CreationDate, now - AuthEvents.Retention, cancellation)
            + await Remove(db.LogEvents, e => e.At, now - options.LogRetention, cancellation)
            + await Remove(db.MonthlyActiveUsers, a => a.FirstActiveAt, now - ActiveUsers.Retention, cancellation)
            + await RemoveMessages(db, now - options.OutboxRetention, cancellation)
            + await RemoveCodes(db, now - CodeGrace, cancellation)
            + await events.Remove(db, cancellation);
    }

    /// <summary>Along the index on the time: reads where a batch ends, deletes up to there.</summary>
    private async Task<int> Remove<T>(DbSet<T> rows, Expression<Func<T, DateTimeOffset>> expiry, DateTimeOffset before, CancellationToken cancellation)
        where T : class
    {
        var removed = 0;
        while (true)
        {
            var times = await rows.OrderBy(expiry).Select(expiry).Where(t => t < before).Take(Batch).ToListAsync(cancellation);
            if (times.Count == 0) return removed;
            var end = times[^1];
            var upTo = Expression.Lambda<Func<T, bool>>(Expression.LessThanOrEqual(expiry.Body, Expression.Constant(end)), expiry.Parameters);
            removed += await rows.Where(upTo).ExecuteDeleteAsync(cancellation);
            if (times.Count < Batch) return removed;
            await Task.Delay(Breath, clock, cancellation);
        }
    }

    /// <summary>Along the key, which begins with the time. What waits to be sent stays, and is soon sent or given up.</summary>
    private async Task<int> RemoveMessages(CognitoDbContext db, DateTimeOffset before, CancellationToken cancellation)
    {
        var (removed, end) = (0, Guid.CreateVersion7(before).ToString());
        while (true)
        {
            var ids = await db.OutboxMessages.Where(m => string.Compare(m.Id, end) < 0 && m.Status != OutboxStatus.Pending).OrderBy(m => m.Id).Take(Batch).Select(m => m.Id).ToListAsync(cancellation);
            if (ids.Count == 0) return removed;
            var last = ids[^1];
            removed += await db.OutboxMessages.Where(m => string.Compare(m.Id, last) <= 0 && m.Status != OutboxStatus.Pending).ExecuteDeleteAsync(cancellation);
            if (ids.Count < Batch) return removed;
            await Task.Delay(Breath, clock, cancellation);
        }
    }

    /// <summary>No index on their time, which would cost every sign-up: there are few, since a used code is gone. Read first, then deleted by key.</summary>
    private static async Task<int> RemoveCodes(CognitoDbContext db, DateTimeOffset before, CancellationToken cancellation)
    {
        var removed = 0;
        var codes = await db.ConfirmationCodes.AsNoTracking().Where(c => c.ExpiresAt < before).Take(Batch).Select(c => new { c.UserPoolId, c.Username, c.Purpose }).ToListAsync(cancellation);
        foreach (var code in codes)
        {
            removed += await db.ConfirmationCodes.Where(c => c.UserPoolId == code.UserPoolId && c.Username == code.Username && c.Purpose == code.Purpose && c.ExpiresAt < before)
                .ExecuteDeleteAsync(cancellation);
        }

        return removed;
    }

    [LoggerMessage(LogLevel.Error, "Expired rows could not be removed.")]
    private static partial void LogFailure(ILogger log, Exception failure);
}
