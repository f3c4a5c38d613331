using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// From sign-up to the first sign-in without a second code, for clients that use USER_AUTH. The session comes with the sign-up and goes on with the
/// confirmation: a code alone signs nobody in.
/// </summary>
public sealed class SignUpSessions(ChallengeSessions sessions, SignInProof proof)
{
    public const string Confirmed = "SIGN_UP_CONFIRMED";
    private const string SignedUp = "SIGN_UP";

    /// <summary>For who is to confirm with a code, which is what it lives on. Null where the client does not use USER_AUTH.</summary>
    public string? Start(ClientEntry entry, CognitoUser user) =>
        ClientFlows.Allows(entry, AuthFlowType.UserAuth) ? sessions.Start(entry, user.Username, SignedUp) : null;

    /// <summary>The session that the confirmation answers with; null when it came without the one of the sign-up. The caller saves.</summary>
    /// <param name="destination">Where the code went that the confirmation has used: the one proof of the sign-in that follows, which asks for no password.</param>
    public string? Continue(ClientEntry entry, CognitoUser user, string? session, string? destination)
    {
        if (session is null || !ClientFlows.Allows(entry, AuthFlowType.UserAuth)) return null;
        // The code's message may take longer than a session lasts: then the sign-in takes a factor.
        if (sessions.OpenUnexpired(entry, session, SignedUp) is not { } open) return null;
        if (open.Username != user.Username || user.WasSignedOutSince(open.AuthTime)) throw Errors.InvalidSession();
        sessions.Consume(open.Id, entry);
        if (destination is not null) proof.Add(destination.Contains('@', StringComparison.Ordinal) ? AuthMethods.Email : AuthMethods.Sms);
        return sessions.Start(entry, user.Username, Confirmed);
    }
}
