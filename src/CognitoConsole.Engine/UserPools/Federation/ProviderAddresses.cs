namespace CognitoConsole.Engine.UserPools;

/// <summary>Addresses at a pool's domain to which providers send browsers back, as they are registered at the providers.</summary>
public sealed class ProviderAddresses(LoginDomains domains, EngineOptions options)
{
    public const string CallbackPath = "/oauth2/idpresponse";
    public const string AssertionConsumerServicePath = "/saml2/idpresponse";
    public const string SignOutPath = "/saml2/logout";

    /// <summary>The redirect URI of OAuth 2.0 providers.</summary>
    public Task<string> Callback(string domain, CancellationToken cancellation) => At(domain, CallbackPath, cancellation);

    /// <summary>Where SAML providers post their responses.</summary>
    public Task<string> AssertionConsumerService(string domain, CancellationToken cancellation) => At(domain, AssertionConsumerServicePath, cancellation);

    /// <summary>Where SAML providers answer a request to sign out.</summary>
    public Task<string> SignOut(string domain, CancellationToken cancellation) => At(domain, SignOutPath, cancellation);

    private async Task<string> At(string domain, string path, CancellationToken cancellation)
    {
        var found = await domains.Find(domain, cancellation);
        return options.DomainUrl(found.Domain, found.IsCustom) + path;
    }
}
