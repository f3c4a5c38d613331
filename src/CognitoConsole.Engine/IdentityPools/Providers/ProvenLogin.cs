using System.Text.Json;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>A login that its token has proven.</summary>
/// <param name="Provider">Canonical name.</param>
/// <param name="Subject">Who it is at that provider.</param>
/// <param name="Claims">What the token says, by claim; several values where it is a list.</param>
public sealed record ProvenLogin(string Provider, string Subject, IReadOnlyDictionary<string, string[]> Claims)
{
    /// <summary>Key of RoleMappings that applies.</summary>
    public required string RoleMappingKey { get; init; }

    /// <summary>Key of the principal tag maps that applies.</summary>
    public required string TagMapKey { get; init; }

    /// <summary>For look-up by people; null where it is not known or better looked up in a local user pool.</summary>
    public string? Email { get; init; }

    /// <summary>A developer's provider may have several logins on one identity, a public one only one.</summary>
    public bool IsDeveloper { get; init; }

    /// <summary>Roles that the token names itself; one of them is the identity's where no mapping says another.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The basic flow is closed to it.</summary>
    public bool IsForEnhancedFlow { get; init; }

    /// <summary>Of a token that this server made for an identity: that identity. The token proves its login there and nowhere else.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>Of a token that this server made for an identity: when it ends. What is made from it does not outlive it, or a token could be renewed for ever.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Tags that the developer gave along.</summary>
    public IReadOnlyDictionary<string, string>? PrincipalTags { get; init; }

    /// <summary>What the identity's token says about this login, beside <c>authenticated</c>.</summary>
    public IReadOnlyList<string> Amr { get; init; } = [];

    public string? Claim(string name) => Claims.TryGetValue(name, out var values) && values.Length > 0 ? values[0] : null;

    /// <summary>The members of a token's payload as text. A nested object is its JSON; null is not there.</summary>
    public static IReadOnlyDictionary<string, string[]> ClaimsOf(JsonElement payload)
    {
        var claims = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var member in payload.EnumerateObject().Where(m => m.Value.ValueKind != JsonValueKind.Null))
            claims[member.Name] = member.Value.ValueKind == JsonValueKind.Array ? [.. member.Value.EnumerateArray().Select(Text)] : [Text(member.Value)];
        return claims;
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
