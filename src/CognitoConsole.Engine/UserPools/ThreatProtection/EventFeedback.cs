using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What people say about events: "that was me", "that was not me". The next judgement of risk takes it in.</summary>
public sealed class EventFeedback(CognitoDbContext db, SealedToken seal, TimeProvider clock)
{
    public const string Admin = nameof(Admin);
    public const string User = nameof(User);
    private const string Purpose = "auth-event-feedback";

    /// <summary>How long the links in a notification are good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private sealed record Content(string Pool, string Username, string EventId);

    /// <summary>FeedbackToken: lets whoever reads the notification speak about this one event.</summary>
    public string Token(CognitoUser user, string eventId) => seal.Seal(new Content(user.UserPoolId, user.Username, eventId), Purpose, clock.GetUtcNow() + Lifetime);

    /// <exception cref="Contracts.CognitoException">NotAuthorizedException: not a token for this event, or too old.</exception>
    public void DemandToken(string token, CognitoUser user, string eventId)
    {
        var content = seal.Open<Content>(token, Purpose, clock.GetUtcNow(), out var expired);
        if (expired) throw Errors.NotAuthorized("Feedback token has expired");
        if (content != new Content(user.UserPoolId, user.Username, eventId)) throw Errors.NotAuthorized("Invalid feedback token");
    }

    /// <exception cref="Contracts.CognitoException">ResourceNotFoundException: the user has no such event.</exception>
    public async Task Give(CognitoUser user, string eventId, string value, string provider, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var changed = await db.AuthEvents.Where(e => e.UserPoolId == user.UserPoolId && e.Username == user.Username && e.EventId == eventId)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.FeedbackValue, value).SetProperty(e => e.FeedbackProvider, provider).SetProperty(e => e.FeedbackDate, (DateTimeOffset?)now), cancellation);
        if (changed == 0) throw Errors.AuthEventNotFound(eventId);
    }
}
