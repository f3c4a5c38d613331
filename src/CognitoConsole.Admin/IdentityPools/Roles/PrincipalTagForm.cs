using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>Which claims of one provider's tokens become tags of the session, while it is edited.</summary>
public sealed class PrincipalTagForm
{
    public const string Off = nameof(Off);
    public const string Defaults = nameof(Defaults);
    public const string Custom = nameof(Custom);

    /// <summary>Tags and claims together, in bytes; as AWS's console.</summary>
    public const int MaxBytes = 460;

    private const string SamlClaims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    public required string Provider { get; init; }
    public string Mode { get; set; } = Off;
    public List<PrincipalTagRow> Tags { get; set; } = [];

    /// <summary>Path of its fields in the page's errors.</summary>
    public string Path => $"principalTags.{Provider}";

    public int Bytes => Tags.Sum(t => Encoding.UTF8.GetByteCount(t.Key.Trim()) + Encoding.UTF8.GetByteCount(t.Claim.Trim()));

    public static PrincipalTagForm From(GetPrincipalTagAttributeMapResponse map) => new()
    {
        Provider = map.IdentityProviderName!,
        Mode = map.UseDefaults == true ? Defaults : map.PrincipalTags is { Count: > 0 } ? Custom : Off,
        Tags = map.UseDefaults == true ? [] : [.. (map.PrincipalTags ?? new Dictionary<string, string>()).Select(t => new PrincipalTagRow { Key = t.Key, Claim = t.Value })],
    };

    /// <summary>What AWS maps by default for this provider.</summary>
    public IReadOnlyList<(string Key, string Claim)> DefaultTags => LoginProvider.IsSaml(Provider)
        ? [("client", SamlClaims + "nameidentifier"), ("username", SamlClaims + "name")]
        : [("client", "aud"), ("username", Provider == "www.amazon.com" ? "user_id" : "sub")];

    public SetPrincipalTagAttributeMapRequest ToRequest(string poolId) => new()
    {
        IdentityPoolId = poolId,
        IdentityProviderName = Provider,
        UseDefaults = Mode == Defaults,
        PrincipalTags = Mode == Custom ? Tags.DistinctBy(t => t.Key.Trim()).ToDictionary(t => t.Key.Trim(), t => t.Claim.Trim()) : new Dictionary<string, string>(),
    };

    public IEnumerable<FieldError> Faults()
    {
        if (Mode != Custom) yield break;
        if (Tags.Count == 0) yield return new(Path, "Add a tag, or switch it off.");
        for (var i = 0; i < Tags.Count; i++)
            if (Tags[i].Key.Trim().Length == 0 || Tags[i].Claim.Trim().Length == 0) yield return new(Path, $"Tag {i + 1} needs a key and a claim.");
        if (Tags.Where(t => t.Key.Trim().Length > 0).GroupBy(t => t.Key.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return new(Path, $"{twice.Key} is there twice; upper and lower case are the same key.");
        if (Tags.Any(t => t.Key.Trim().StartsWith("aws:", StringComparison.OrdinalIgnoreCase))) yield return new(Path, "Keys that begin with aws: are AWS's own.");
        if (Bytes > MaxBytes) yield return new(Path, $"Keys and claims together have {Bytes} bytes; {MaxBytes} is the most.");
    }

    /// <summary>As the operator reads it.</summary>
    public string Text() => Mode switch
    {
        Off => "Off",
        Defaults => "Default mappings",
        _ => string.Join(", ", Tags.Select(t => $"{t.Key.Trim()} = {t.Claim.Trim()}")),
    };
}

public sealed class PrincipalTagRow
{
    public string Key { get; set; } = "";
    public string Claim { get; set; } = "";
}
