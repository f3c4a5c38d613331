using System.Text.Json;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Passkeys at the hosted UI: signing in with one, and adding one to the account that is signed in.</summary>
public sealed class BrowserPasskeys(
    UserDirectory directory, PoolDirectory pools, RelyingParty relyingParty, EngineOptions options, Passkeys passkeys, PasskeyRegistrations registrations, ChallengeSessions challenges, BrowserSessions sessions,
    BrowserSecondFactors secondFactors, SignInSteps steps, SignInProof proof, PreAuthenticationTrigger preAuthentication, TimeProvider clock)
{
    private const string Step = "HOSTED_UI_WEB_AUTHN";

    /// <summary>Whoever comes across a browser that is signed in must not be able to leave a passkey of his own in the account.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(5);

    /// <summary>The pages of the domain offer passkeys: client and pool allow them, and they are for that host.</summary>
    public async Task<bool> AreOffered(ClientEntry entry, string domain, CancellationToken cancellation) =>
        ClientFlows.Allows(entry, AuthFlowType.UserAuth)
        && FirstFactors.Allows(entry.Pool, AuthFactorType.WebAuthn)
        && await pools.Domain(domain.ToLowerInvariant(), cancellation) is { Domain: var found }
        && RelyingParty.Allows(await relyingParty.Id(entry.Pool, cancellation), new Uri(options.DomainUrl(found.Domain, found.IsCustom)).GetLeftPart(UriPartial.Authority));

    /// <summary>What the browser needs. Somebody without a passkey is asked for one too, where the client hides who exists.</summary>
    public async Task<StartPasskeySignInResponse> Start(AuthorizationRequest authorization, string domain, string name, CancellationToken cancellation)
    {
        var entry = authorization.Entry;
        await DemandOffered(entry, domain, cancellation);
        var found = await directory.Find(entry.Pool, name, cancellation);
        var user = found is not null && FirstFactors.Of(entry.Pool, found, await passkeys.Any(found, cancellation)).Contains(ChallengeNameType.WebAuthn) ? found : null;
        if (user is null && !UserExistence.IsHidden(entry.Client)) throw found is null ? Errors.UserNotFound() : Errors.NotAuthorized("This account cannot sign in with a passkey. Use your password.");
        await preAuthentication.Run(entry, name, user);
        var person = user?.Username ?? SignInNames.Fold(entry.Pool, name);
        var request = await passkeys.Request(entry.Pool, user, person, cancellation);
        var session = ChallengeSessions.New(entry, person, Step, clock.GetUtcNow()) with { IsSimulated = user is null, Passkey = request.State };
        return new() { Session = challenges.Seal(entry, session), Options = request.Options };
    }

    public async Task<StartBrowserSessionResponse> Answer(AuthorizationRequest authorization, AnswerPasskeySignInRequest request, CancellationToken cancellation)
    {
        var (entry, cookies) = (authorization.Entry, new BrowserCookies(request.BrowserSession, request.BrowserDevice));
        await DemandOffered(entry, request.Domain, cancellation);
        var open = await challenges.Open(entry, request.Session, Step, cancellation);
        var user = open.IsSimulated ? null : await directory.FindByUsername(open.Pool, open.Username, cancellation);
        if (user is null || await passkeys.Assert(entry.Pool, user, request.Credential, open.Passkey!, cancellation) is not { } method) throw Errors.NotAuthorized("The passkey was not accepted.");
        proof.Add(method);
        steps.DemandSignInState(entry.Pool, user);
        if (user.WasSignedOutSince(open.AuthTime)) throw Errors.InvalidSession();
        challenges.Consume(open.Id, entry);
        var isTwo = PoolFactors.PasskeyCountsAsMfa(entry.Pool, user);
        if (isTwo) proof.Add(AuthMethods.TwoInOne);
        return await secondFactors.After(authorization, user, cookies, cancellation, isTwo);
    }

    /// <returns>PublicKeyCredentialCreationOptions as JSON; null where the person has to sign in first.</returns>
    public async Task<string?> StartRegistration(AuthorizationRequest authorization, string domain, string? browserSession, CancellationToken cancellation)
    {
        await DemandOffered(authorization.Entry, domain, cancellation);
        return await Person(authorization.Entry, browserSession, Recent, cancellation) is { } user ? await registrations.Start(authorization.Entry.Pool, user, cancellation) : null;
    }

    public async Task CompleteRegistration(AuthorizationRequest authorization, string domain, string? browserSession, string credential, CancellationToken cancellation)
    {
        await DemandOffered(authorization.Entry, domain, cancellation);
        var user = await Person(authorization.Entry, browserSession, Recent + PasskeyRegistrations.Lifetime, cancellation) ?? throw Errors.InvalidSession();
        try
        {
            using var json = JsonDocument.Parse(credential);
            await registrations.Complete(authorization.Entry.Pool, user, json.RootElement, cancellation);
        }
        catch (JsonException)
        {
            throw Errors.WebAuthnCredentialNotSupported();
        }
    }

    private async Task DemandOffered(ClientEntry entry, string domain, CancellationToken cancellation)
    {
        if (!await AreOffered(entry, domain, cancellation)) throw Errors.InvalidRequest("Passkeys are not available here");
    }

    /// <summary>Whom a provider vouches for has no way in here to which a passkey could be added.</summary>
    private async Task<CognitoUser?> Person(ClientEntry entry, string? browserSession, TimeSpan longest, CancellationToken cancellation) =>
        await sessions.Find(entry, browserSession, cancellation) is { Provider: LoginProviders.UserPool } session && session.AuthTime + longest > clock.GetUtcNow() ? session.User : null;
}
