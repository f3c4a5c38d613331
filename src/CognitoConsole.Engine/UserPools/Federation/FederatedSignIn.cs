using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The way to a provider and back: a browser that the provider vouches for gets a session here, and the app its answer.</summary>
public sealed class FederatedSignIn(
    CognitoDbContext db, ProviderDirectory providers, OAuthProviders oauth, FederatedUsers users, FederationAttempts attempts, LoginDomains domains, BrowserSessions sessions, AuthorizationGrants grants,
    BrowserStepUp stepUp, PostAuthenticationTrigger postAuthentication, ActiveUsers active, SignInProof proof, EngineOptions options)
{
    /// <summary>Where providers send browsers back to.</summary>
    public const string Callback = "/oauth2/idpresponse";

    /// <returns>The provider's address.</returns>
    public async Task<string> Start(string domain, AuthorizationRequest authorization, string providerName, string browserKey, CancellationToken cancellation)
    {
        var pool = authorization.Entry.Pool;
        var provider = await providers.Find(pool.Id, providerName, cancellation);
        var content = FederationAttempts.Content(provider.ProviderName, authorization.Parameters, browserKey);
        var state = await attempts.Start(pool, content, cancellation);
        return OAuthProviders.AuthorizeUrl(provider, authorization, content, state, await CallbackAt(domain, cancellation));
    }

    /// <exception cref="FederationException">The provider vouches for nobody.</exception>
    /// <exception cref="CognitoException">The user, the schema, the app client or a function does not let this be.</exception>
    public async Task<StartBrowserSessionResponse> Complete(string domain, AuthorizationRequest authorization, FederationContent content, ProviderAnswer answer, string? previousSession, CancellationToken cancellation)
    {
        var entry = authorization.Entry;
        var provider = await providers.Find(entry.Pool.Id, content.Provider, cancellation);
        var profile = await oauth.Ask(entry.Pool, provider, content, answer, await CallbackAt(domain, cancellation), cancellation);
        var (user, isNew) = await users.Admit(entry, provider, profile, cancellation);

        proof.Add(profile.Methods);
        if (!await stepUp.Demand(authorization, user, cancellation) || !proof.IsEnough()) return new StartBrowserSessionResponse { Location = BrowserStepUp.Unmet(authorization) };
        if (!isNew) await postAuthentication.Run(entry, user);
        // The provider asks for second factors; the pool's are for those who sign in here.
        var (session, browser) = await sessions.Start(entry, user, proof, passedMfa: true, previousSession, cancellation, provider.ProviderName);
        var location = await grants.Answer(authorization, browser, cancellation);
        await db.SaveChangesAsync(cancellation);
        await active.Note(user, cancellation);
        return new StartBrowserSessionResponse { Location = location, BrowserSession = session, BrowserSessionLifetime = BrowserSessions.LifetimeFor(entry) };
    }

    private async Task<string> CallbackAt(string domain, CancellationToken cancellation)
    {
        var found = await domains.Find(domain, cancellation);
        return options.DomainUrl(found.Domain, found.IsCustom) + Callback;
    }
}
