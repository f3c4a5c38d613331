using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a challenge session carries. It is good for one step of one user at one client.</summary>
/// <param name="AuthTime">When the first proof was given; what has changed since ends the sign-in.</param>
public sealed record ChallengeSession(string Id, string Pool, string Client, string Username, string Step, DateTimeOffset AuthTime)
{
    /// <summary>Of the code that was sent, under the key ring.</summary>
    public byte[]? CodeHash { get; init; }

    /// <summary>Where the code was sent: what it proves.</summary>
    public string? Destination { get; init; }

    /// <summary>The authentication event of the sign-in; its steps are one event.</summary>
    public string? EventId { get; init; }

    /// <summary>The AuthFlow with which the sign-in began; null at the hosted UI.</summary>
    public string? Flow { get; init; }

    /// <summary>The factor is being set up with this sign-in.</summary>
    public bool IsSetup { get; init; }

    /// <summary>The device that the sign-in claims to come from.</summary>
    public string? DeviceKey { get; init; }

    /// <summary>The person has asked to have the browser remembered.</summary>
    public bool WantsDevice { get; init; }

    /// <summary>The device's proof stands in for the second factor.</summary>
    public bool SkippedMfa { get; init; }

    /// <summary>Nobody is behind it; it looks and answers as if somebody were.</summary>
    [JsonConverter(typeof(JsonBit))]
    public bool IsSimulated { get; init; }

    /// <summary>The challenge of a passkey, as the passkey handler writes it.</summary>
    public string? Passkey { get; init; }

    /// <summary>What the sign-in has proven, and what it has to.</summary>
    public CarriedProof? Proof { get; init; }

    /// <summary>A TOTP seed on its way to its first code.</summary>
    public byte[]? Seed { get; init; }
}

/// <summary>Sealed, typed, single-use sessions between the steps of a sign-in.</summary>
public sealed class ChallengeSessions(CognitoDbContext db, SealedToken seal, DeviceClaim device, AuthAttempt attempt, SignInProof proof, TimeProvider clock)
{
    public string Start(ClientEntry entry, string username, string step) => Seal(entry, New(entry, username, step, clock.GetUtcNow()));

    public static ChallengeSession New(ClientEntry entry, string username, string step, DateTimeOffset authTime) =>
        new(NewId(), entry.Pool.Id, entry.Client.ClientId, username, step, authTime);

    public string Seal(ClientEntry entry, ChallengeSession session) => seal.Seal(
        session with
        {
            DeviceKey = device.Key,
            WantsDevice = device.IsWanted,
            EventId = ThreatMode.IsOn(entry.Pool, attempt.IsCustom) ? attempt.EventId : null,
            Flow = attempt.Flow,
            Proof = proof.Carried,
        },
        Purpose(session.Step), clock.GetUtcNow() + Lifetime(entry), hidesLength: true);

    /// <summary>As <see cref="Open"/>; null for a session that has expired. Whether it was used shows when it is used up.</summary>
    public ChallengeSession? OpenUnexpired(ClientEntry entry, string session, string step)
    {
        seal.Open<ChallengeSession>(session, Purpose(step), clock.GetUtcNow(), out var expired);
        if (expired) return null;
        var content = Read(entry, session, step);
        Continue(content);
        return content;
    }

    /// <summary>A session that names its client itself, for operations whose request does not. The caller compares nothing but the step.</summary>
    public async Task<ChallengeSession> OpenAnyClient(string session, string step, CancellationToken cancellation)
    {
        var content = seal.Open<ChallengeSession>(session, Purpose(step), clock.GetUtcNow(), out var expired);
        if (expired) throw Errors.NotAuthorized("Invalid session for the user, session is expired.");
        if (content?.Step != step) throw Errors.InvalidSession();
        await DemandUnused(content.Id, cancellation);
        Continue(content);
        return content;
    }

    /// <exception cref="Contracts.CognitoException">NotAuthorizedException with AWS's text for a session that is foreign, of another step, expired, or used; as <see cref="ClientFlows.Demand"/> where the flow is off by now.</exception>
    public async Task<ChallengeSession> Open(ClientEntry entry, string? session, string step, CancellationToken cancellation)
    {
        var content = Read(entry, session, step);
        await DemandUnused(content.Id, cancellation);
        Continue(content);
        return content;
    }

    /// <summary>
    /// Before an answer is judged: whoever has a used session must not count wrong answers against its user with it, or use up a code. Of answers that come
    /// at the same moment, the key of the row leaves one.
    /// </summary>
    /// <exception cref="Contracts.CognitoException">NotAuthorizedException.</exception>
    public async Task DemandUnused(string id, CancellationToken cancellation)
    {
        if (await IsUsed(id, cancellation)) throw Errors.SessionUsed();
    }

    private Task<bool> IsUsed(string id, CancellationToken cancellation) => db.ConsumedSessions.AnyAsync(s => s.Id == id, cancellation);

    private ChallengeSession Read(ClientEntry entry, string? session, string step)
    {
        if (string.IsNullOrEmpty(session)) throw Errors.InvalidParameter("Missing required parameter Session");
        var content = seal.Open<ChallengeSession>(session, Purpose(step), clock.GetUtcNow(), out var expired);
        if (expired) throw Errors.NotAuthorized("Invalid session for the user, session is expired.");
        if (content is null || content.Step != step || content.Pool != entry.Pool.Id || content.Client != entry.Client.ClientId) throw Errors.NotAuthorized("Invalid session for the user.");
        if (content.Flow is { } flow) ClientFlows.Demand(entry, flow);
        return content;
    }

    /// <summary>Whether a sign-in that functions lead has given the session out, for that step.</summary>
    public bool IsOfCustom(string? session, string step) => seal.Open<ChallengeSession>(session, Purpose(step), clock.GetUtcNow(), out _)?.Flow == AuthFlowType.CustomAuth;

    /// <summary>Whether the session is one of that step, still good or not.</summary>
    public bool IsOf(string? session, string step) => seal.Open<ChallengeSession>(session, Purpose(step), clock.GetUtcNow(), out var expired) is not null || expired;

    /// <summary>
    /// A session that has been used up, for a client that answers the step after it with the old session. Its id is that of the session which the step
    /// gave out (<see cref="IdAfter"/>): of the two, one can be used.
    /// </summary>
    /// <exception cref="Contracts.CognitoException">As <see cref="Open"/>; also for a session that is still good.</exception>
    public async Task<ChallengeSession> OpenUsed(ClientEntry entry, string? session, string step, CancellationToken cancellation)
    {
        var open = Read(entry, session, step);
        if (!await IsUsed(open.Id, cancellation)) throw Errors.InvalidSession();
        open = open with { Id = IdAfter(open.Id) };
        await DemandUnused(open.Id, cancellation);
        Continue(open);
        return open;
    }

    /// <summary>The id of the session that follows another one.</summary>
    public static string IdAfter(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"after {id}")))[..32];

    /// <summary>Uses the session up: the caller's SaveChanges commits it, and fails for all but the first.</summary>
    public void Consume(string id, ClientEntry entry) =>
        db.ConsumedSessions.Add(new ConsumedSession { Id = id, ExpiresAt = clock.GetUtcNow() + Lifetime(entry) });

    /// <summary>Saves; a session that somebody else has used in the meantime is refused.</summary>
    public async Task Save(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            throw Errors.SessionUsed();
        }
        catch (DbUpdateConcurrencyException)
        {
            throw Errors.SessionUsed();
        }
    }

    public static TimeSpan Lifetime(ClientEntry entry) => TimeSpan.FromMinutes(entry.Client.AuthSessionValidity);

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private void Continue(ChallengeSession content)
    {
        device.Remember(content.DeviceKey);
        device.Want(content.WantsDevice);
        attempt.Continue(content.EventId, content.Flow);
        proof.Continue(content.Proof);
    }

    private static string Purpose(string step) => $"challenge-{step}";
}
