using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Who somebody is at a provider, as the provider has proven it.</summary>
/// <param name="Subject">Never changes and is nobody else's there.</param>
/// <param name="Claims">All that the provider says, by claim; several values where it is a list.</param>
/// <param name="Raw">The same as functions see it: tokenResponse, idToken and userInfo, or samlResponse; all of them texts.</param>
public sealed record FederatedProfile(string Subject, IReadOnlyDictionary<string, string[]> Claims, JsonObject Raw)
{
    /// <summary>With the level, where the provider has named one that the pool knows.</summary>
    public AuthMethods Methods { get; init; } = AuthMethods.Federated;

    /// <summary>What a SAML provider calls the session, encrypted; null where nobody can be signed out there.</summary>
    public byte[]? ProviderSession { get; init; }

    /// <summary>When the person has shown the provider who it is; null when it does not say.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>When the session at the provider ends, and the one here with it; null when it does not say.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The members of an object as texts; lists and objects as their JSON.</summary>
    internal static JsonObject Texts(JsonElement element) => new(element.EnumerateObject()
        .Where(m => m.Value.ValueKind != JsonValueKind.Null)
        .Select(m => KeyValuePair.Create(m.Name, (JsonNode?)JsonValue.Create(m.Value.ValueKind == JsonValueKind.String ? m.Value.GetString() : m.Value.GetRawText()))));
}
