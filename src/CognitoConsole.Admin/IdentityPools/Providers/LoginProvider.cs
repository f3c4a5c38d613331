using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>A public provider that AWS knows by name.</summary>
/// <param name="Key">As in SupportedLoginProviders and in Logins.</param>
/// <param name="IdLabel">What the provider calls an app's id.</param>
public sealed record LoginProvider(string Key, string Name, string IdLabel, string Placeholder)
{
    public static IReadOnlyList<LoginProvider> Public { get; } =
    [
        new("accounts.google.com", "Google", "Google client ID", "1234567890-example.apps.googleusercontent.com"),
        new("graph.facebook.com", "Facebook", "Facebook app ID", "1234567890"),
        new("www.amazon.com", "Login with Amazon", "Amazon app ID", "amzn1.application-oa2-client.example"),
        new("appleid.apple.com", "Sign in with Apple", "Apple services ID", "com.example.app"),
        new("api.twitter.com", "X (Twitter)", "Consumer key and secret", "key;secret"),
    ];

    /// <summary>As the screen calls a login, a key of role mappings or a provider that is counted.</summary>
    /// <param name="pool">Knows which name is its own developer provider's, which may look like an issuer.</param>
    public static string NameOf(string login, IdentityPool? pool = null) => login switch
    {
        "unauthenticated" => "Guest",
        _ when login == pool?.DeveloperProviderName => "Developer provider",
        _ when Public.FirstOrDefault(p => p.Key == login) is { } known => known.Name,
        _ when login.StartsWith("cognito-idp.", StringComparison.Ordinal) => "User pool",
        _ when login.Contains(":saml-provider/", StringComparison.Ordinal) => "SAML",
        _ => "OpenID Connect",
    };
}
