using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The way to a provider and back: a browser that the provider vouches for gets a session here, and the app its answer.</summary>
public sealed class FederatedSignIn(
    CognitoDbContext db, ProviderDirectory providers, OAuthProviders oauth, SamlSignIn saml, FederatedUsers users, FederationAttempts attempts, ProviderAddresses addresses, BrowserSessions sessions,
    AuthorizationGrants grants, PostAuthenticationTrigger postAuthentication, ActiveUsers active, SignInProof proof, TimeProvider clock)
{
    /// <returns>The provider's address.</returns>
    /// <exception cref="FederationException">The provider's metadata cannot be had.</exception>
    public async Task<string> Start(string domain, AuthorizationRequest authorization, string providerName, string browserKey, CancellationToken cancellation)
    {
        var pool = authorization.Entry.Pool;
        var provider = await providers.Find(pool.Id, providerName, cancellation);
        var state = FederationAttempts.NewState();
        var content = attempts.Content(provider.ProviderName, authorization.Parameters, browserKey);
        string address;
        if (provider.ProviderType == IdentityProviderTypeType.Saml)
        {
            var request = await saml.Start(pool, provider, authorization, state, await addresses.AssertionConsumerService(domain, cancellation), cancellation);
            (content, address) = (content with { RequestId = request.Id }, request.Address);
        }
        else
        {
            address = OAuthProviders.AuthorizeUrl(provider, authorization, content, state, await addresses.Callback(domain, cancellation));
        }

        await attempts.Start(pool, state, content, cancellation);
        return address;
    }

    /// <exception cref="FederationException">The provider vouches for nobody.</exception>
    /// <exception cref="CognitoException">The user, the schema, the app client or a function does not let this be.</exception>
    public async Task<StartBrowserSessionResponse> Complete(string domain, AuthorizationRequest authorization, FederationContent content, ProviderAnswer answer, string? previousSession, CancellationToken cancellation)
    {
        var pool = authorization.Entry.Pool;
        var provider = await providers.Find(pool.Id, content.Provider, cancellation);
        // Made anew as another kind meanwhile: what was asked of the one, the other does not answer.
        if (provider.ProviderType == IdentityProviderTypeType.Saml != content.RequestId is not null) throw Errors.FederationAttemptOver();
        var profile = content.RequestId is { } request
            ? await saml.Ask(pool, provider, answer.SamlResponse, await addresses.AssertionConsumerService(domain, cancellation), request, cancellation)
            : await oauth.Ask(pool, provider, content, answer, await addresses.Callback(domain, cancellation), cancellation);
        return await SignIn(authorization, provider, profile, content.StartedAt, previousSession, cancellation);
    }

    /// <summary>The provider has begun, and may.</summary>
    /// <inheritdoc cref="Complete"/>
    public async Task<StartBrowserSessionResponse> CompleteUnasked(string domain, AuthorizationRequest authorization, string samlResponse, CancellationToken cancellation)
    {
        var pool = authorization.Entry.Pool;
        var provider = await providers.Find(pool.Id, authorization.Provider!, cancellation);
        if (provider.ProviderType != IdentityProviderTypeType.Saml || provider.Details.GetValueOrDefault("IDPInit") != "true") throw Errors.InvalidRelayState();
        var profile = await saml.Ask(pool, provider, samlResponse, await addresses.AssertionConsumerService(domain, cancellation), requestId: null, cancellation);
        return await SignIn(authorization, provider, profile, clock.GetUtcNow(), previousSession: null, cancellation);
    }

    private async Task<StartBrowserSessionResponse> SignIn(AuthorizationRequest authorization, IdentityProvider provider, FederatedProfile profile, DateTimeOffset? askedAt, string? previousSession, CancellationToken cancellation)
    {
        if (!BrowserStepUp.IsYoung(authorization, profile.AuthenticatedAt, askedAt) || !BrowserStepUp.IsReached(authorization, profile.Methods)) return new StartBrowserSessionResponse { Location = BrowserStepUp.Unmet(authorization) };
        var entry = authorization.Entry;
        var (user, isNew) = await users.Admit(entry, provider, profile, cancellation);
        proof.Add(profile.Methods);
        if (!isNew) await postAuthentication.Run(entry, user);
        var (session, browser) = await sessions.StartFor(provider, entry, user, proof, profile, previousSession, cancellation);
        var location = await grants.Answer(authorization, browser, cancellation);
        await db.SaveChangesAsync(cancellation);
        await active.Note(user, cancellation);
        return new StartBrowserSessionResponse { Location = location, BrowserSession = session, BrowserSessionLifetime = BrowserSessions.LifetimeFor(entry) };
    }
}
