using CognitoConsole.Contracts;
using CognitoConsole.Data.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>Checks the tokens of a request's Logins, each with its provider. One that fails fails them all.</summary>
internal sealed class LoginVerifier(UserPoolLogins userPools, OpenIdLogins openId, SamlLogins saml, SocialLogins social, DeveloperLogins developers, ProviderSecrets secrets, EngineOptions options)
{
    /// <exception cref="CognitoException">NotAuthorizedException with AWS's text; ExternalServiceException when a provider cannot be asked.</exception>
    public async Task<IReadOnlyList<ProvenLogin>> Verify(IdentityPool pool, IReadOnlyDictionary<string, string>? logins, CancellationToken cancellation)
    {
        if (logins is not { Count: > 0 }) return [];
        var proven = new List<ProvenLogin>();
        foreach (var (provider, token) in logins) proven.Add(await Verify(pool, provider, token, cancellation));
        // Two spellings of one provider are one login.
        if (proven.Select(p => p.Provider).Distinct().Count() < proven.Count) throw Errors.InvalidParameter("A login provider is named twice.", "logins");
        return proven;
    }

    private async Task<ProvenLogin> Verify(IdentityPool pool, string provider, string token, CancellationToken cancellation)
    {
        if (provider == ProviderNames.CognitoIdentity) return await developers.Verify(pool, token, cancellation);
        if (ProviderNames.UserPoolId(provider, options) is { } userPoolId) return await userPools.Verify(pool, userPoolId, token, cancellation);
        if (pool.SupportedLoginProviders.ContainsKey(provider)) return await Public(provider, secrets.Open(pool, provider), token, cancellation);
        if (pool.OpenIdConnectProviderARNs.FirstOrDefault(a => ProviderNames.IssuerOf(a) == provider) is { } arn) return await openId.VerifyProvider(arn, token, cancellation);
        if (pool.SamlProviderARNs.Contains(provider)) return await saml.Verify(provider, token, cancellation);
        throw Errors.UnsupportedProvider();
    }

    private Task<ProvenLogin> Public(string provider, string appId, string token, CancellationToken cancellation) => provider switch
    {
        ProviderNames.Google or ProviderNames.Apple => openId.VerifyPublic(provider, appId, token, cancellation),
        ProviderNames.Facebook => social.VerifyFacebook(appId, token, cancellation),
        ProviderNames.Amazon => social.VerifyAmazon(appId, token, cancellation),
        ProviderNames.Twitter => social.VerifyTwitter(appId, token, cancellation),
        _ => throw Errors.UnsupportedProvider(),
    };
}
