using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The end of a sign-in at the hosted UI: a new browser session and the answer to the client.</summary>
public sealed class BrowserSignIn(Lockout lockout, AuthAttempt attempt, BrowserSessions sessions, AuthorizationGrants grants, ChallengeSessions challenges, PostAuthenticationTrigger postAuthentication,
    TimeProvider clock)
{
    /// <summary>A step of its own: a session made here must not become an API sign-in, which the client may not be allowed.</summary>
    public const string NewPasswordStep = "HOSTED_UI_NEW_PASSWORD";

    /// <summary>Session, code and what the sign-in used up are one commit.</summary>
    public async Task<StartBrowserSessionResponse> Complete(AuthorizationRequest authorization, CognitoUser user, string? previousSession, bool passedMfa, CancellationToken cancellation)
    {
        attempt.About(user);
        await postAuthentication.Run(authorization.Entry, user);
        var now = clock.GetUtcNow();
        var (session, sessionId) = await sessions.Start(authorization.Entry, user, now, passedMfa, previousSession, cancellation);
        var location = await grants.Answer(authorization, user, now, sessionId, cancellation);
        await challenges.Save(cancellation);
        await lockout.Forget(user, cancellation);
        return new StartBrowserSessionResponse { Location = location, BrowserSession = session, BrowserSessionLifetime = BrowserSessions.LifetimeFor(authorization.Entry) };
    }

    public StartBrowserSessionResponse AskNewPassword(ClientEntry entry, CognitoUser user)
    {
        var missing = SignInSteps.MissingAttributes(entry.Pool, user);
        return new StartBrowserSessionResponse
        {
            NewPassword = new NewPasswordRequirement
            {
                Session = challenges.Start(entry, user.Username, NewPasswordStep),
                Username = user.Username,
                RequiredAttributes = [.. entry.Pool.SchemaAttributes.Where(s => missing.Contains(s.Name!)).Select(LoginAttributes.Of)],
            },
        };
    }

    public static bool NeedsNewPassword(CognitoUser user) => user.UserStatus == UserStatusType.ForceChangePassword;
}
