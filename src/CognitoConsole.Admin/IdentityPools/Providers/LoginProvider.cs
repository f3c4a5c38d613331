using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>A public provider that AWS knows by name.</summary>
/// <param name="Key">As in SupportedLoginProviders and in Logins.</param>
/// <param name="IdLabel">What the provider calls an app's id.</param>
public sealed record LoginProvider(string Key, string Name, string IdLabel, string Placeholder)
{
    private const string SamlPart = ":saml-provider/", OpenIdPart = ":oidc-provider/";

    public static IReadOnlyList<LoginProvider> Public { get; } =
    [
        new("accounts.google.com", "Google", "Google client ID", "1234567890-example.apps.googleusercontent.com"),
        new("graph.facebook.com", "Facebook", "Facebook app ID", "1234567890"),
        new("www.amazon.com", "Login with Amazon", "Amazon app ID", "amzn1.application-oa2-client.example"),
        new("appleid.apple.com", "Sign in with Apple", "Apple services ID", "com.example.app"),
        new("api.twitter.com", "X (Twitter)", "Consumer key and secret", "key;secret"),
    ];

    public static bool IsSaml(string provider) => provider.Contains(SamlPart, StringComparison.Ordinal);

    /// <summary>As the screen calls a login, a key of role mappings or a provider that is counted.</summary>
    /// <param name="pool">Knows which name is its own developer provider's, which may look like an issuer.</param>
    /// <param name="userPools">Names by ID; a pool that is not there is called by its ID.</param>
    public static string NameOf(string login, IdentityPool? pool = null, IReadOnlyDictionary<string, string>? userPools = null) => login switch
    {
        "unauthenticated" => "Guest",
        _ when login == pool?.DeveloperProviderName => "Developer provider",
        _ when Public.FirstOrDefault(p => p.Key == login) is { } known => known.Name,
        _ when UserPoolOf(login) is { } id => $"User pool {NameOf(id, userPools)}",
        _ when login.IndexOf(SamlPart, StringComparison.Ordinal) is > 0 and var at => $"SAML {login[(at + SamlPart.Length)..]}",
        _ => $"OpenID Connect {IssuerOf(login)}",
    };

    /// <summary>The ID of the user pool whose login, or key of role mappings, this is; null where it is somebody else's.</summary>
    public static string? UserPoolOf(string login) =>
        login.StartsWith("cognito-idp.", StringComparison.Ordinal) && login.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? login[(slash + 1)..].Split(':')[0] : null;

    /// <summary>Two pools may have one name.</summary>
    private static string NameOf(string id, IReadOnlyDictionary<string, string>? userPools) =>
        userPools?.GetValueOrDefault(id) is not { } name ? id : userPools.Values.Count(n => n == name) > 1 ? $"{name} ({id})" : name;

    /// <summary>Host and path: one host may have many issuers.</summary>
    private static string IssuerOf(string login) =>
        login.IndexOf(OpenIdPart, StringComparison.Ordinal) is > 0 and var at ? login[(at + OpenIdPart.Length)..] : login;

    /// <summary>What Logins may be keyed by in this pool.</summary>
    public static IReadOnlyList<Choice<string>> LoginsOf(IdentityPool pool) =>
    [
        .. (pool.CognitoIdentityProviders ?? []).Select(p => p.ProviderName).OfType<string>().Distinct()
            .Concat((pool.SupportedLoginProviders ?? new Dictionary<string, string>()).Keys)
            .Concat((pool.OpenIdConnectProviderARNs ?? []).Select(IssuerOf)).Concat(pool.SamlProviderARNs ?? [])
            .Select(p => new Choice<string>(p, NameOf(p))),
        .. pool.DeveloperProviderName is { } name ? [new Choice<string>("cognito-identity.amazonaws.com", $"Developer provider {name}")] : Array.Empty<Choice<string>>(),
    ];
}
