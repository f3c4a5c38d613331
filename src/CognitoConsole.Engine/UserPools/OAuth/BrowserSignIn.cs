using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a browser has brought.</summary>
public readonly record struct BrowserCookies(string? Session, string? Device);

/// <summary>The end of a sign-in at the hosted UI: a new browser session and the answer to the client.</summary>
public sealed class BrowserSignIn(Lockout lockout, AuthAttempt attempt, BrowserSessions sessions, BrowserDevices devices, AuthorizationGrants grants, ChallengeSessions challenges,
    PostAuthenticationTrigger postAuthentication, ActiveUsers active, SignInProof proof)
{
    /// <summary>A step of its own: a session made here must not become an API sign-in, which the client may not be allowed.</summary>
    public const string NewPasswordStep = "HOSTED_UI_NEW_PASSWORD";

    /// <summary>Session, code and what the sign-in used up are one commit.</summary>
    /// <param name="device">The browser as a device of the user; null where it is none yet.</param>
    public async Task<StartBrowserSessionResponse> Complete(AuthorizationRequest authorization, CognitoUser user, BrowserCookies cookies, Device? device, bool passedMfa, CancellationToken cancellation)
    {
        attempt.About(user);
        proof.DemandEnough();
        var pool = authorization.Entry.Pool;
        var remembered = device is null ? devices.Add(pool, user, cookies.Device) : cookies.Device;
        await postAuthentication.Run(authorization.Entry, user, newDeviceUsed: device is null && remembered is not null);
        var (session, browser) = await sessions.Start(authorization.Entry, user, proof, passedMfa, cookies.Session, cancellation);
        var location = await grants.Answer(authorization, browser, cancellation);
        await challenges.Save(cancellation);
        await active.Note(user, cancellation);
        await lockout.Forget(user, cancellation);
        if (device is not null) await devices.Used(pool, device, cancellation);
        return new StartBrowserSessionResponse
        {
            Location = location,
            BrowserSession = session,
            BrowserSessionLifetime = BrowserSessions.LifetimeFor(authorization.Entry),
            BrowserDevice = remembered,
        };
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
