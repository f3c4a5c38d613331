using System.Text.RegularExpressions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What each kind of provider must and may say about itself.</summary>
internal static partial class ProviderRules
{
    public const string UsernameAttribute = "username";

    private const int MaxValue = 8_192;

    /// <summary>Names that are secret in ProviderDetails.</summary>
    public static readonly string[] Secret = ["client_secret", "private_key"];

    /// <summary>Addresses to which this server sends browsers, or the secret.</summary>
    public static readonly string[] Addresses = ["oidc_issuer", "authorize_url", "token_url", "attributes_url", "jwks_uri", "MetadataURL"];

    /// <summary>What Cognito works out by itself: whoever sends back what he was shown sends these too, and they count for nothing.</summary>
    public static readonly string[] Computed = ["SSORedirectBindingURI", "SLORedirectBindingURI", "ActiveEncryptionCertificate"];

    /// <summary>Texts of several lines.</summary>
    private static readonly string[] Documents = ["MetadataFile", "private_key"];

    private static readonly string[] Booleans = ["IDPSignout", "IDPInit", "EncryptedResponses", "attributes_url_add_attributes"];
    private static readonly string[] Methods = ["attributes_request_method", "token_request_method"];

    private static readonly Dictionary<string, string[]> Known = new()
    {
        [IdentityProviderTypeType.Oidc] = ["client_id", "client_secret", "authorize_scopes", "attributes_request_method", "oidc_issuer", "authorize_url", "token_url", "attributes_url", "jwks_uri", "attributes_url_add_attributes"],
        [IdentityProviderTypeType.Saml] = ["MetadataURL", "MetadataFile", "IDPSignout", "IDPInit", "EncryptedResponses", "RequestSigningAlgorithm", .. Computed],
        [IdentityProviderTypeType.Google] = ["client_id", "client_secret", "authorize_scopes", "attributes_url", "attributes_url_add_attributes", "authorize_url", "oidc_issuer", "token_request_method", "token_url"],
        [IdentityProviderTypeType.Facebook] = ["client_id", "client_secret", "authorize_scopes", "api_version", "attributes_url", "attributes_url_add_attributes", "authorize_url", "token_request_method", "token_url"],
        [IdentityProviderTypeType.LoginWithAmazon] = ["client_id", "client_secret", "authorize_scopes", "attributes_url", "attributes_url_add_attributes", "authorize_url", "token_request_method", "token_url"],
        [IdentityProviderTypeType.SignInWithApple] = ["client_id", "team_id", "key_id", "private_key", "authorize_scopes", "attributes_url_add_attributes", "authorize_url", "oidc_issuer", "token_request_method", "token_url"],
    };

    /// <summary>A pool has at most one of each, and its name is its type.</summary>
    public static bool IsSocial(string type) => type is not (IdentityProviderTypeType.Saml or IdentityProviderTypeType.Oidc);

    /// <summary>The claim that says who somebody is; null for SAML, where it is the NameID.</summary>
    public static string? SubjectClaim(string type) => type switch
    {
        IdentityProviderTypeType.Saml => null,
        IdentityProviderTypeType.Facebook => "id",
        IdentityProviderTypeType.LoginWithAmazon => "user_id",
        _ => "sub",
    };

    /// <summary>Names of social providers, and of the user pool itself, are nobody else's.</summary>
    public static IEnumerable<Violation> OfName(string name, string type)
    {
        var isTaken = name.Equals("COGNITO", StringComparison.OrdinalIgnoreCase) || Known.Keys.Any(k => IsSocial(k) && k.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (IsSocial(type) ? name != type : isTaken) yield return new("providerName", $"Provider {name} cannot be of type {type}.");
    }

    public static IEnumerable<Violation> OfDetails(string type, IReadOnlyDictionary<string, string> details)
    {
        if (Missing(type, details) is { } missing) yield return new("providerDetails", missing);
        foreach (var (name, value) in details)
        {
            var path = $"providerDetails.{name}";
            if (!Known[type].Contains(name)) yield return new(path, $"ProviderDetails contains an invalid key for a provider of type {type}: {name}");
            else if (Computed.Contains(name)) continue;
            else if (name != "MetadataFile" && value.Length > MaxValue) yield return new(path, $"{name} must be no longer than {MaxValue} characters.");
            else if (!SignInNames.IsText(value) || value.Any(c => char.IsControl(c) && !(Documents.Contains(name) && c is '\r' or '\n' or '\t'))) yield return new(path, $"{name} contains invalid characters.");
            else if (value.Length == 0) continue;
            else if (Booleans.Contains(name) && value is not ("true" or "false")) yield return new(path, $"{name} must be true or false.");
            else if (Methods.Contains(name) && value is not ("GET" or "POST")) yield return new(path, $"{name} must be GET or POST.");
            else if (Addresses.Contains(name) && !IsAddress(value)) yield return new(path, $"{name} must be an https address.");
            else if (name == "private_key" && !AppleKey.IsKey(value)) yield return new(path, "private_key must be the private key in the .p8 file that Apple has given you.");
            else if (name == "api_version" && !ApiVersion().IsMatch(value)) yield return new(path, "api_version must be of the form v17.0.");
            // Apple has no address to which they could be added.
            else if (name == "attributes_url_add_attributes" && value == "true" && !Known[type].Contains("attributes_url")) yield return new(path, $"{name} must be false for a provider of type {type}.");
        }

        if (details.GetValueOrDefault("RequestSigningAlgorithm") is { Length: > 0 } algorithm && algorithm != "rsa-sha256") yield return new("providerDetails.RequestSigningAlgorithm", "RequestSigningAlgorithm must be rsa-sha256.");
    }

    public static IEnumerable<Violation> OfMapping(UserPool pool, string type, IReadOnlyDictionary<string, string>? mapping, IReadOnlyDictionary<string, string>? acrMapping)
    {
        var wrong = mapping?.Where(m => !IsMappable(pool, type, m.Key, m.Value)).Select(m => m.Key).ToList() ?? [];
        if (wrong.Count > 0) yield return new("attributeMapping", $"AttributeMapping contains invalid mapping: [{string.Join(", ", wrong)}]");
        if (acrMapping is { Count: > 0 } && type != IdentityProviderTypeType.Oidc) yield return new("acrMapping", "AcrMapping is only supported for identity providers of type OIDC.");
        else if (acrMapping?.Where(a => !IsClaim(a.Value)).Select(a => a.Key).ToList() is { Count: > 0 } levels) yield return new("acrMapping", $"AcrMapping contains invalid mapping: [{string.Join(", ", levels)}]");
    }

    public static IEnumerable<Violation> OfIdentifiers(IReadOnlyList<string>? identifiers)
    {
        if (identifiers?.GroupBy(i => i, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) yield return new("idpIdentifiers", $"Duplicate identifier {twice.Key}.");
    }

    /// <summary>An absolute address without a password in it. Whether http will do is the server's setting.</summary>
    public static bool IsAddress(string value) => Uri.TryCreate(value, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.Fragment.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private static bool IsMappable(UserPool pool, string type, string attribute, string claim)
    {
        if (!IsClaim(claim)) return false;
        if (attribute == UsernameAttribute) return claim == SubjectClaim(type);
        // What only administrators write comes from no provider.
        return attribute != "sub" && pool.SchemaAttributes.Any(s => s.Name == attribute && s.DeveloperOnlyAttribute != true);
    }

    [GeneratedRegex(@"\Av[0-9]{1,3}\.[0-9]{1,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ApiVersion();

    private static bool IsClaim(string name) => name.Length is > 0 and <= 2_048 && SignInNames.IsText(name) && !name.Any(char.IsControl);

    private static string? Missing(string type, IReadOnlyDictionary<string, string> details) => type switch
    {
        IdentityProviderTypeType.Oidc => Has(details, "client_id", "authorize_scopes", "oidc_issuer", "attributes_request_method")
            ? null : "clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details.",
        IdentityProviderTypeType.Saml => (Has(details, "MetadataURL"), Has(details, "MetadataFile")) switch
        {
            (false, false) => "At least one of the MetadataURL or MetadataFile should be provided.",
            (true, true) => "Only one of the MetadataURL or MetadataFile should be provided.",
            _ => null,
        },
        IdentityProviderTypeType.SignInWithApple => Has(details, "client_id", "team_id", "key_id", "private_key") ? null : "clientId, privateKey, teamId, and keyId are all required idp details.",
        _ => Has(details, "client_id", "client_secret", "authorize_scopes") ? null : "clientId, clientSecret and authorizeScopes are all required idp details.",
    };

    private static bool Has(IReadOnlyDictionary<string, string> details, params string[] names) => names.All(n => details.GetValueOrDefault(n) is { Length: > 0 });
}
