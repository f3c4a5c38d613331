using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>A pool's attribute and the provider's claim that fills it.</summary>
public sealed record IdpMapping(string Attribute, string Claim);

/// <summary>A provider as its form holds it.</summary>
public sealed record IdpForm
{
    /// <summary>Endpoints that discovery finds.</summary>
    public static readonly string[] Endpoints = ["authorize_url", "token_url", "attributes_url", "jwks_uri"];

    private static readonly string[] Computed = ["SSORedirectBindingURI", "SLORedirectBindingURI", "ActiveEncryptionCertificate"];

    public required IdpKind Kind { get; init; }
    public string Name { get; init; } = "";

    /// <summary>ProviderDetails by their AWS names. The secret is there only when it is to be another one.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    /// <summary>OIDC: the endpoints are looked up at the issuer when the form is saved.</summary>
    public bool LooksUp { get; init; }

    /// <summary>SAML: the metadata is a document and not an address.</summary>
    public bool HasDocument { get; init; }

    /// <summary>OIDC: the stored secret goes.</summary>
    public bool WithoutSecret { get; init; }
    public IReadOnlyList<string> Identifiers { get; init; } = [];
    public IReadOnlyList<IdpMapping> Mapping { get; init; } = [];

    /// <summary>OIDC: the provider's name for each of Cognito's levels of authentication.</summary>
    public IReadOnlyDictionary<string, string> Acr { get; init; } = new Dictionary<string, string>();

    public string this[string detail] => Details.GetValueOrDefault(detail) ?? "";

    public static IdpForm New(IdpKind kind, IReadOnlyList<SchemaAttributeType> schema) => new()
    {
        Kind = kind,
        Name = kind.IsSocial ? kind.Type : "",
        LooksUp = kind.IsOidc,
        Details = Defaults(kind),
        Mapping = schema.Any(a => a.Name == "email") ? [new("email", kind.Email)] : [],
    };

    public static IdpForm From(IdentityProviderType provider) => new()
    {
        Kind = IdpKind.Of(provider.ProviderType),
        Name = provider.ProviderName ?? "",
        Details = (provider.ProviderDetails ?? new Dictionary<string, string>()).Where(d => !Computed.Contains(d.Key)).ToDictionary(),
        HasDocument = provider.ProviderDetails?.ContainsKey("MetadataFile") == true,
        Identifiers = provider.IdpIdentifiers ?? [],
        Mapping = [.. (provider.AttributeMapping ?? new Dictionary<string, string>()).Where(m => m.Key != "username").Select(m => new IdpMapping(m.Key, m.Value))],
        Acr = provider.AcrMapping ?? new Dictionary<string, string>(),
    };

    public IdpForm With(string detail, string? value)
    {
        var details = new Dictionary<string, string>(Details) { [detail] = value?.Trim() ?? "" };
        // Facebook's addresses carry the version; those that are still the usual ones follow it.
        if (detail == "api_version" && Details.TryGetValue(detail, out var old))
            foreach (var endpoint in Endpoints.Where(e => details.GetValueOrDefault(e)?.Contains($".com/{old}/", StringComparison.Ordinal) == true)) details.Remove(endpoint);
        return this with { Details = details };
    }

    public IdpForm With(string detail, bool on) => With(detail, on ? "true" : "false");

    public bool Is(string detail) => this[detail] == "true";

    public CreateIdentityProviderRequest ToCreate(string poolId) => new()
    {
        UserPoolId = poolId,
        ProviderName = Name,
        ProviderType = Kind.Type,
        ProviderDetails = ToDetails(),
        AttributeMapping = ToMapping(),
        IdpIdentifiers = ToIdentifiers() is { Count: > 0 } identifiers ? identifiers : null,
        AcrMapping = ToAcr() is { Count: > 0 } acr ? acr : null,
    };

    /// <summary>What the form holds, whole; members that stay as they are do no harm.</summary>
    public UpdateIdentityProviderRequest ToUpdate(string poolId) => new()
    {
        UserPoolId = poolId,
        ProviderName = Name,
        ProviderDetails = ToDetails(),
        AttributeMapping = ToMapping(),
        IdpIdentifiers = ToIdentifiers(),
        AcrMapping = Kind.IsOidc ? ToAcr() : null,
    };

    public IReadOnlyList<string> ToIdentifiers() => [.. Identifiers.Select(i => i.Trim()).Where(i => i.Length > 0)];

    public IReadOnlyDictionary<string, string> ToAcr() => Acr.Where(a => a.Value.Trim().Length > 0).OrderBy(a => a.Key, StringComparer.Ordinal).ToDictionary(a => a.Key, a => a.Value.Trim());

    public IReadOnlyDictionary<string, string> ToDetails()
    {
        var details = Details.Where(d => d.Value.Length > 0).ToDictionary();
        if (Kind.IsSaml) details.Remove(HasDocument ? "MetadataURL" : "MetadataFile");
        if (Kind.IsOidc && LooksUp)
            foreach (var endpoint in Endpoints) details.Remove(endpoint);
        if (WithoutSecret) details["client_secret"] = "";
        return details;
    }

    private Dictionary<string, string> ToMapping() => Mapping.Where(m => m.Attribute.Length > 0 && m.Claim.Trim().Length > 0).DistinctBy(m => m.Attribute).ToDictionary(m => m.Attribute, m => m.Claim.Trim());

    private static Dictionary<string, string> Defaults(IdpKind kind)
    {
        var details = new Dictionary<string, string>();
        if (kind.Scopes.Length > 0) details["authorize_scopes"] = kind.Scopes;
        if (kind.Type == IdentityProviderTypeType.Facebook) details["api_version"] = "v17.0";
        if (kind.IsOidc) details["attributes_request_method"] = "GET";
        return details;
    }
}
