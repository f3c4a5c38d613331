using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The user behind a challenge session, as long as what the session was given for still holds.</summary>
public sealed class SessionUsers(UserDirectory directory, SignInSteps steps)
{
    /// <param name="name">USERNAME of the answer: the user name, or the alias with which the sign-in began. Null where the door keeps it to itself.</param>
    /// <exception cref="Contracts.CognitoException">Another user's session, one whose password or sign-ins have been ended since, or one of a user who had the name before.</exception>
    public async Task<CognitoUser> Demand(ClientEntry entry, ChallengeSession session, string? name, CancellationToken cancellation)
    {
        var user = await directory.FindByUsername(session.Pool, session.Username, cancellation) ?? throw Errors.InvalidSession();
        if (name is not null && name != user.Username && (await directory.Find(entry.Pool, name, cancellation))?.Username != user.Username) throw Errors.InvalidSession();
        steps.DemandSignInState(entry.Pool, user);
        if (user.PasswordSetAt > session.AuthTime || user.WasSignedOutSince(session.AuthTime)) throw Errors.InvalidSession();
        return user;
    }
}
