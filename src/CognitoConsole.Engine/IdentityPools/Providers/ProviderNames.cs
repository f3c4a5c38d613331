using CognitoConsole.Data.IdentityPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>How login providers are named: in Logins, in a pool's settings and in its role mappings.</summary>
internal static class ProviderNames
{
    /// <summary>The identity pools themselves, as issuer of developer tokens.</summary>
    public const string CognitoIdentity = "cognito-identity.amazonaws.com";
    public const string Facebook = "graph.facebook.com";
    public const string Google = "accounts.google.com";
    public const string Amazon = "www.amazon.com";
    public const string Apple = "appleid.apple.com";
    public const string Twitter = "api.twitter.com";

    /// <summary>The keys that SupportedLoginProviders may have.</summary>
    public static readonly string[] Public = [Facebook, Google, Amazon, Apple, Twitter];

    /// <summary>The user pool behind a provider's name, in AWS's form or as either of this server's issuers without its scheme; null for any other name.</summary>
    public static string? UserPoolId(string provider, EngineOptions options)
    {
        var id = provider[(provider.LastIndexOf('/') + 1)..];
        var underscore = id.IndexOf('_', StringComparison.Ordinal);
        if (underscore <= 0 || id.Length == provider.Length) return null;
        var region = id[..underscore];
        return provider == AwsForm(id) || provider == WithoutScheme(options.Issuer(id, region)) || provider == WithoutScheme(options.UpdatedIssuer(id, region)) ? id : null;
    }

    /// <summary>One spelling per provider, so that a login is the same whichever way it was named.</summary>
    public static string Canonical(string provider, EngineOptions options) => UserPoolId(provider, options) is { } id ? AwsForm(id) : provider;

    public static string AwsForm(string userPoolId) => $"cognito-idp.{userPoolId[..userPoolId.IndexOf('_', StringComparison.Ordinal)]}.amazonaws.com/{userPoolId}";

    /// <summary>Issuer without scheme, from the ARN of an IAM OpenID Connect provider.</summary>
    public static string IssuerOf(string arn)
    {
        const string Mark = ":oidc-provider/";
        return arn[(arn.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..];
    }

    /// <summary>Of the provider of IAM through which the pool names a user pool of this server; null where it names none.</summary>
    public static string? OpenIdConnectArnOf(IdentityPool pool, string userPoolId, EngineOptions options) =>
        pool.OpenIdConnectProviderARNs.FirstOrDefault(a => UserPoolId(IssuerOf(a), options) == userPoolId);

    /// <summary>The pool's login providers, named as logins name them.</summary>
    public static IEnumerable<string> Of(IdentityPool pool, EngineOptions options) =>
        pool.CognitoIdentityProviders.Select(p => Canonical(p.ProviderName!, options))
            .Concat(pool.SupportedLoginProviders.Keys).Concat(pool.OpenIdConnectProviderARNs.Select(a => Canonical(IssuerOf(a), options))).Concat(pool.SamlProviderARNs)
            .Concat(pool.DeveloperProviderName is { } developer ? [developer] : []);

    /// <summary>What RoleMappings may be keyed by in this pool.</summary>
    public static IEnumerable<string> RoleMappingKeys(IdentityPool pool, EngineOptions options) =>
        pool.CognitoIdentityProviders.Select(p => $"{Canonical(p.ProviderName!, options)}:{p.ClientId}")
            .Concat(pool.SupportedLoginProviders.Keys).Concat(pool.OpenIdConnectProviderARNs).Concat(pool.SamlProviderARNs);

    /// <summary>The same spelling for a role mapping's key as <see cref="RoleMappingKeys"/> has.</summary>
    public static string CanonicalKey(string key, EngineOptions options)
    {
        var colon = key.LastIndexOf(':');
        return colon > 0 && UserPoolId(key[..colon], options) is { } id ? $"{AwsForm(id)}{key[colon..]}" : key;
    }

    /// <summary>What principal tags may be mapped for in this pool.</summary>
    public static IEnumerable<string> TagMapKeys(IdentityPool pool, EngineOptions options) =>
        pool.CognitoIdentityProviders.Select(p => Canonical(p.ProviderName!, options))
            .Concat(pool.SupportedLoginProviders.Keys).Concat(pool.OpenIdConnectProviderARNs).Concat(pool.SamlProviderARNs);

    private static string WithoutScheme(string url) => url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..];
}
