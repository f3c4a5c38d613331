using System.Text.RegularExpressions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What Cognito adds to a provider of its own accord.</summary>
internal static partial class ProviderDefaults
{
    private const string FacebookVersion = "v17.0";

    /// <summary>The details with the addresses of the social providers, where the caller has given no others. Empty details count as left out.</summary>
    public static Dictionary<string, string> WithDefaults(string type, IReadOnlyDictionary<string, string> details)
    {
        var all = details.Where(d => d.Value.Length > 0).ToDictionary();
        var version = all.GetValueOrDefault("api_version") ?? FacebookVersion;
        // Whoever changes the version sends back the addresses that he was shown, with the one before.
        if (type == IdentityProviderTypeType.Facebook) foreach (var name in ProviderRules.Addresses.Where(all.ContainsKey)) all[name] = FacebookAddress().Replace(all[name], $"$1{version}$2");
        foreach (var (name, value) in Of(type, version)) all.TryAdd(name, value);
        return all;
    }

    /// <summary>Whether an address is another one now. The version in those of Facebook leads nowhere else.</summary>
    public static bool IsMoved(string? before, string? now) => Unversioned(before) != Unversioned(now);

    private static string? Unversioned(string? address) => address is null ? null : FacebookAddress().Replace(address, "$1$2");

    [GeneratedRegex(@"\A(https://(?:www|graph)\.facebook\.com/)v[0-9]{1,3}\.[0-9]{1,3}(/)", RegexOptions.CultureInvariant)]
    private static partial Regex FacebookAddress();

    /// <summary>The mapping with the claim that says who somebody is.</summary>
    public static IReadOnlyDictionary<string, string> WithUsername(string type, IReadOnlyDictionary<string, string>? mapping)
    {
        var all = (mapping ?? new Dictionary<string, string>()).ToDictionary();
        if (ProviderRules.SubjectClaim(type) is { } claim) all[ProviderRules.UsernameAttribute] = claim;
        return all;
    }

    private static (string, string)[] Of(string type, string version) => type switch
    {
        IdentityProviderTypeType.Google =>
        [
            ("attributes_url", "https://people.googleapis.com/v1/people/me?personFields="), ("attributes_url_add_attributes", "true"), ("authorize_url", "https://accounts.google.com/o/oauth2/v2/auth"),
            ("oidc_issuer", "https://accounts.google.com"), ("token_request_method", "POST"), ("token_url", "https://www.googleapis.com/oauth2/v4/token"),
        ],
        IdentityProviderTypeType.Facebook =>
        [
            ("api_version", version), ("attributes_url", $"https://graph.facebook.com/{version}/me?fields="), ("attributes_url_add_attributes", "true"),
            ("authorize_url", $"https://www.facebook.com/{version}/dialog/oauth"), ("token_request_method", "GET"), ("token_url", $"https://graph.facebook.com/{version}/oauth/access_token"),
        ],
        IdentityProviderTypeType.LoginWithAmazon =>
        [
            ("attributes_url", "https://api.amazon.com/user/profile"), ("attributes_url_add_attributes", "false"), ("authorize_url", "https://www.amazon.com/ap/oa"),
            ("token_request_method", "POST"), ("token_url", "https://api.amazon.com/auth/o2/token"),
        ],
        IdentityProviderTypeType.SignInWithApple =>
        [
            ("attributes_url_add_attributes", "false"), ("authorize_url", "https://appleid.apple.com/auth/authorize"), ("oidc_issuer", "https://appleid.apple.com"),
            ("token_request_method", "POST"), ("token_url", "https://appleid.apple.com/auth/token"),
        ],
        IdentityProviderTypeType.Oidc => [("attributes_url_add_attributes", "false")],
        _ => [],
    };
}
