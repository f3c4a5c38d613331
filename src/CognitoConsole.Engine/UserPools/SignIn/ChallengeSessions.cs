using System.Security.Cryptography;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a challenge session carries. It is good for one step of one user at one client.</summary>
public sealed record ChallengeSession(string Id, string Pool, string Client, string Username, string Step, DateTimeOffset AuthTime);

/// <summary>Sealed, typed, single-use sessions between the steps of a sign-in.</summary>
public sealed class ChallengeSessions(CognitoDbContext db, SealedToken seal, TimeProvider clock)
{
    public string Start(ClientEntry entry, string username, string step) => seal.Seal(
        new ChallengeSession(NewId(), entry.Pool.Id, entry.Client.ClientId, username, step, clock.GetUtcNow()),
        Purpose(step),
        clock.GetUtcNow() + Lifetime(entry));

    /// <exception cref="Contracts.CognitoException">NotAuthorizedException with AWS's text for a session that is foreign, of another step, or expired.</exception>
    public ChallengeSession Open(ClientEntry entry, string? session, string step)
    {
        if (string.IsNullOrEmpty(session)) throw Errors.InvalidParameter("Missing required parameter Session");
        var content = seal.Open<ChallengeSession>(session, Purpose(step), clock.GetUtcNow(), out var expired);
        if (expired) throw Errors.NotAuthorized("Invalid session for the user, session is expired.");
        if (content is null || content.Step != step || content.Pool != entry.Pool.Id || content.Client != entry.Client.ClientId) throw Errors.NotAuthorized("Invalid session for the user.");
        return content;
    }

    /// <summary>Uses the session up: the caller's SaveChanges commits it, and fails for all but the first.</summary>
    public void Consume(string id, ClientEntry entry) =>
        db.ConsumedSessions.Add(new ConsumedSession { Id = id, ExpiresAt = clock.GetUtcNow() + Lifetime(entry) });

    public static TimeSpan Lifetime(ClientEntry entry) => TimeSpan.FromMinutes(entry.Client.AuthSessionValidity);

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static string Purpose(string step) => $"challenge-{step}";
}
