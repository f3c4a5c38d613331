using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Claims of one token to add, replace and leave out.</summary>
internal sealed record ClaimOverrides(JsonObject Add, HashSet<string> Suppress, List<string> ScopesToAdd, HashSet<string> ScopesToSuppress);

/// <summary>What a pre-token function has decided. Claims that make a token what it is stay as they are, whatever the function says.</summary>
public sealed class TokenOverrides
{
    private const int MostChanges = 5_000;

    private static readonly HashSet<string> Protected =
    [
        "acr", "amr", "at_hash", "auth_time", "azp", "exp", "iat", "iss", "jti", "nbf", "nonce", "origin_jti", "token_use", "sub", "username", "identities", "client_id",
        "event_id", "device_key", "version", "scope",
    ];

    /// <summary>In ID tokens these have a form of their own, which a list or a map would break.</summary>
    private static readonly HashSet<string> PlainOnly = ["phone_number_verified", "email_verified", "updated_at", "address"];

    private readonly ClaimOverrides _id;
    private readonly ClaimOverrides _access;
    private readonly bool _replacesGroups;
    private readonly GroupOverride? _groups;
    private readonly string _clientId;

    private sealed record GroupOverride(List<string>? Groups, List<string>? Roles, string? PreferredRole);

    private TokenOverrides(ClaimOverrides id, ClaimOverrides access, bool replacesGroups, GroupOverride? groups, string clientId) =>
        (_id, _access, _replacesGroups, _groups, _clientId) = (id, access, replacesGroups, groups, clientId);

    /// <exception cref="Contracts.CognitoException">InvalidLambdaResponseException.</exception>
    internal static TokenOverrides Read(JsonObject response, string version, string clientId)
    {
        var details = TriggerAnswers.Object(response, version == "1" ? "claimsOverrideDetails" : "claimsAndScopeOverrideDetails");
        if (details is null) return new TokenOverrides(None(), None(), false, null, clientId);
        var id = version == "1" ? Claims(details, textsOnly: true) : Claims(TriggerAnswers.Object(details, "idTokenGeneration") ?? [], textsOnly: false);
        var access = version == "1" ? None() : Claims(TriggerAnswers.Object(details, "accessTokenGeneration") ?? [], textsOnly: false);
        if (Count(id) + Count(access) > MostChanges) throw Errors.InvalidLambdaResponse();
        if (id.Add.Any(c => PlainOnly.Contains(c.Key) && c.Value is JsonObject or JsonArray)) throw Errors.InvalidLambdaResponse();
        var groups = TriggerAnswers.Object(details, "groupOverrideDetails");
        return new TokenOverrides(id, access, details.ContainsKey("groupOverrideDetails"), groups is null ? null : new GroupOverride(
            TriggerAnswers.List(groups, "groupsToOverride"), TriggerAnswers.List(groups, "iamRolesToOverride"), TriggerAnswers.Text(groups, "preferredRole")), clientId);
    }

    internal Action<Utf8JsonWriter> ApplyToId(Action<Utf8JsonWriter> write) => Apply(write, _id, isId: true);

    internal Action<Utf8JsonWriter> ApplyToAccess(Action<Utf8JsonWriter> write) => Apply(write, _access, isId: false);

    private Action<Utf8JsonWriter> Apply(Action<Utf8JsonWriter> write, ClaimOverrides changes, bool isId)
    {
        var claims = Collect(write);
        // The sign-in's own, however the function answers; but a machine's token has no groups to replace.
        if (_replacesGroups && (isId || claims.ContainsKey("username"))) ReplaceGroups(claims, isId);
        if (changes.Suppress.Contains("cognito:groups")) foreach (var name in new[] { "cognito:groups", "cognito:roles", "cognito:preferred_role" }) claims.Remove(name);
        foreach (var name in changes.Suppress.Where(name => MayChange(name, null, isId) || name.StartsWith("dev:", StringComparison.Ordinal))) claims.Remove(name);
        foreach (var (name, value) in changes.Add)
            if (MayChange(name, value, isId)) claims[name] = value?.DeepClone();
        if (changes.ScopesToAdd.Count + changes.ScopesToSuppress.Count > 0 && claims["scope"]?.GetValue<string>() is { } scope)
            claims["scope"] = string.Join(' ', scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(changes.ScopesToAdd).Distinct().Except(changes.ScopesToSuppress));
        return json =>
        {
            foreach (var (name, value) in claims)
            {
                json.WritePropertyName(name);
                if (value is null) json.WriteNullValue();
                else value.WriteTo(json);
            }
        };
    }

    private void ReplaceGroups(JsonObject claims, bool isId)
    {
        claims.Remove("cognito:groups");
        if (_groups?.Groups is { Count: > 0 } groups) claims["cognito:groups"] = Array(groups);
        if (!isId) return;
        claims.Remove("cognito:roles");
        claims.Remove("cognito:preferred_role");
        if (_groups?.Roles is { Count: > 0 } roles) claims["cognito:roles"] = Array(roles);
        if (_groups?.PreferredRole is { } preferred) claims["cognito:preferred_role"] = preferred;

        static JsonArray Array(List<string> values) => new([.. values.Select(v => JsonValue.Create(v))]);
    }

    private bool MayChange(string name, JsonNode? value, bool isId)
    {
        if (name == "aud") return !isId && value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == _clientId;
        return !Protected.Contains(name) && !name.StartsWith("cognito:", StringComparison.Ordinal) && !name.StartsWith("dev:", StringComparison.Ordinal);
    }

    private static JsonObject Collect(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return (JsonObject)JsonNode.Parse(buffer.WrittenSpan)!;
    }

    private static ClaimOverrides Claims(JsonObject details, bool textsOnly)
    {
        var add = TriggerAnswers.Object(details, "claimsToAddOrOverride") ?? [];
        if (textsOnly) TriggerAnswers.Texts(details, "claimsToAddOrOverride");
        var scopes = TriggerAnswers.List(details, "scopesToAdd") ?? [];
        if (scopes.Any(s => s.Length == 0 || s.Contains(' ', StringComparison.Ordinal))) throw Errors.InvalidLambdaResponse();
        return new ClaimOverrides(add, [.. TriggerAnswers.List(details, "claimsToSuppress") ?? []], scopes, [.. TriggerAnswers.List(details, "scopesToSuppress") ?? []]);
    }

    private static ClaimOverrides None() => new([], [], [], []);

    private static int Count(ClaimOverrides overrides) => overrides.Add.Count + overrides.Suppress.Count + overrides.ScopesToAdd.Count + overrides.ScopesToSuppress.Count;
}
