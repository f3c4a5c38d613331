using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Writes down what became of an attempt, while threat protection is on, and hands it to the pool's log delivery; and tells the analytics of the app client, where it has some. Attempts in the name of nobody leave nothing: there is no user to show them to.
/// At most <see cref="MaxPerUser"/> events of a user are kept, and none for longer than <see cref="Retention"/>.
/// </summary>
public sealed class AuthEvents(CognitoDbContext db, AuthAttempt attempt, LogDelivery logs, AnalyticsEvents analytics, OperationContext context, TimeProvider clock)
{
    public const int MaxPerUser = 1000;
    public static readonly TimeSpan Retention = TimeSpan.FromDays(730);

    /// <summary>Removing the oldest goes by the way, once in so many events.</summary>
    private const int TrimEvery = 32;

    /// <summary>Runs one step of an attempt and records its outcome.</summary>
    /// <param name="response">What the answer means: Pass, InProgress, or null where it is nothing to record.</param>
    public Task<T> Record<T>(UserPool pool, UserPoolClient? client, string eventType, Func<Task<T>> work, Func<T, string?> response) =>
        client?.AnalyticsConfiguration is null ? Keep(pool, client, eventType, work, response) : Count(client, eventType, () => Keep(pool, client, eventType, work, response), response);

    private async Task<T> Count<T>(UserPoolClient client, string eventType, Func<Task<T>> work, Func<T, string?> response)
    {
        try
        {
            var answer = await work();
            if (response(answer) == EventResponseType.Pass) analytics.Passed(client, eventType, attempt.User, context.Request);
            return answer;
        }
        catch (CognitoException refusal)
        {
            analytics.Refused(client, eventType, refusal, attempt.User, context.Request);
            throw;
        }
    }

    private async Task<T> Keep<T>(UserPool pool, UserPoolClient? client, string eventType, Func<Task<T>> work, Func<T, string?> response)
    {
        attempt.Client = client;
        if (!ThreatMode.IsOn(pool)) return await work();
        T answer;
        try
        {
            answer = await work();
        }
        catch (CognitoException) when (attempt.User is not null && ThreatMode.IsOn(pool, attempt.IsCustom))
        {
            // What the refused step had begun to change stays undone.
            db.ChangeTracker.Clear();
            await Write(pool, client, eventType, EventResponseType.Fail);
            throw;
        }

        if (attempt.User is not null && ThreatMode.IsOn(pool, attempt.IsCustom) && response(answer) is { } outcome) await Write(pool, client, eventType, outcome);
        return answer;
    }

    /// <summary>Removes what is beyond the newest <see cref="MaxPerUser"/>.</summary>
    internal async Task Trim(string userPoolId, string username)
    {
        var events = db.AuthEvents.Where(e => e.UserPoolId == userPoolId && e.Username == username);
        if (await events.OrderByDescending(e => e.EventId).Skip(MaxPerUser).Select(e => e.EventId).FirstOrDefaultAsync(context.Cancellation) is not { } last) return;
        await events.Where(e => e.EventId.CompareTo(last) <= 0).ExecuteDeleteAsync(context.Cancellation);
    }

    private async Task Write(UserPool pool, UserPoolClient? client, string eventType, string response)
    {
        var user = attempt.User!;
        var known = attempt.IsContinued
            ? await db.AuthEvents.FirstOrDefaultAsync(e => e.UserPoolId == user.UserPoolId && e.Username == user.Username && e.EventId == attempt.EventId, context.Cancellation)
            : null;
        if (known is not null && known.EventType != eventType)
        {
            attempt.Anew();
            known = null;
        }

        var written = known ?? New(user, client, eventType, response);
        if (known is null) db.AuthEvents.Add(written);
        else Continue(known, response);
        try
        {
            await db.SaveChangesAsync(context.Cancellation);
        }
        catch (DbUpdateException)
        {
            // The user was deleted meanwhile, or another step of the same attempt came first: the attempt itself is over and stands.
            db.ChangeTracker.Clear();
            return;
        }

        logs.Activity(pool, written, user, client?.ClientId, context.RequestId);
        if (known is null && attempt.EventId[^2..] is var end && Convert.ToInt32(end, 16) % TrimEvery == 0) await Trim(user.UserPoolId, user.Username);
    }

    private AuthEvent New(CognitoUser user, UserPoolClient? client, string eventType, string response)
    {
        var origin = EventOrigin.Of(context, client);
        return new()
        {
            UserPoolId = user.UserPoolId,
            Username = user.Username,
            EventId = attempt.EventId,
            EventType = eventType,
            CreationDate = clock.GetUtcNow(),
            EventResponse = response,
            RiskDecision = attempt.RiskDecision,
            RiskLevel = attempt.RiskLevel,
            CompromisedCredentialsDetected = attempt.IsCompromised,
            ChallengeResponses = [.. attempt.AnswersAfter([])],
            IpAddress = origin.Address?.ToString(),
            DeviceName = origin.DeviceName,
        };
    }

    /// <summary>A wrong code leaves the attempt open: the next one may be right.</summary>
    private void Continue(AuthEvent known, string response)
    {
        known.EventResponse = known.EventResponse == EventResponseType.Pass ? EventResponseType.Pass : response;
        known.ChallengeResponses = [.. known.ChallengeResponses, .. attempt.AnswersAfter(known.ChallengeResponses)];
        if (attempt.RiskDecision == RiskDecisionType.NoRisk) return;
        known.RiskDecision = attempt.RiskDecision;
        known.RiskLevel = attempt.RiskLevel;
    }
}
