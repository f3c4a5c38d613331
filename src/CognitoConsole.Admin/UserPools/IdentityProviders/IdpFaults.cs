using System.Text.RegularExpressions;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Rules of a provider's form that can be said before asking.</summary>
internal static partial class IdpFaults
{
    private static readonly string[] Addresses = ["oidc_issuer", "authorize_url", "token_url", "attributes_url", "jwks_uri", "MetadataURL"];

    public static IEnumerable<FieldError> Of(IdpForm form, bool isNew)
    {
        if (isNew && !form.Kind.IsSocial && NameFault(form.Name) is { } name) yield return new("providerName", name);
        var details = form.ToDetails();
        foreach (var detail in Required(form, isNew))
            if (!details.ContainsKey(detail)) yield return new($"providerDetails.{detail}", "Enter a value.");
        foreach (var address in Addresses)
            if (details.TryGetValue(address, out var value) && AddressFault(value) is { } fault) yield return new($"providerDetails.{address}", fault);
        foreach (var identifier in form.ToIdentifiers())
            if (IdentifierFault(form, identifier) is { } fault) yield return new("idpIdentifiers", fault);
        for (var i = 0; i < form.Mapping.Count; i++)
            if (MappingFault(form.Mapping, i) is { } fault) yield return new("attributeMapping", fault);
    }

    public static string? NameFault(string name)
    {
        if (name.Length is < 3 or > 32) return "3 to 32 characters.";
        if (!Name().IsMatch(name)) return "Letters, numbers and signs without spaces; no underscore at the beginning or the end.";
        return name.Equals("COGNITO", StringComparison.OrdinalIgnoreCase) || IdpKind.All.Any(k => k.IsSocial && k.Type.Equals(name, StringComparison.OrdinalIgnoreCase)) ? "This name is reserved." : null;
    }

    public static string? MappingFault(IReadOnlyList<IdpMapping> rows, int index)
    {
        var row = rows[index];
        if (row.Attribute.Length == 0) return row.Claim.Trim().Length == 0 ? null : "Choose an attribute.";
        if (row.Claim.Trim().Length == 0) return $"Enter the claim for {row.Attribute}.";
        return rows.Where((r, i) => i != index && r.Attribute == row.Attribute).Any() ? $"{row.Attribute} is there twice." : null;
    }

    private static IEnumerable<string> Required(IdpForm form, bool isNew) => form.Kind switch
    {
        { IsSaml: true } => [form.HasDocument ? "MetadataFile" : "MetadataURL"],
        { IsOidc: true } => form.LooksUp ? ["client_id", "authorize_scopes", "oidc_issuer"] : ["client_id", "authorize_scopes", "oidc_issuer", .. IdpForm.Endpoints],
        { Type: IdentityProviderTypeType.SignInWithApple } => isNew ? ["client_id", "team_id", "key_id", "private_key"] : ["client_id", "team_id", "key_id"],
        _ => isNew ? ["client_id", "client_secret", "authorize_scopes"] : ["client_id", "authorize_scopes"],
    };

    private static string? AddressFault(string value) => Uri.TryCreate(value, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.Scheme is "https" or "http"
        ? null : "Enter a full address that begins with https://.";

    private static string? IdentifierFault(IdpForm form, string identifier)
    {
        if (identifier.Length > 40) return $"{identifier} is longer than 40 characters.";
        if (!Identifier().IsMatch(identifier)) return $"{identifier}: letters, numbers, spaces and + = . @ - _ only.";
        return form.ToIdentifiers().Count(i => i == identifier) > 1 ? $"{identifier} is there twice." : null;
    }

    [GeneratedRegex(@"\A[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}]+(?<!_)\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[\w\s+=.@-]+\z")]
    private static partial Regex Identifier();
}
