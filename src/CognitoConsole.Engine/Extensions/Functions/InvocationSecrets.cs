using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.Extensions;

/// <summary>
/// What in a call must not be kept: passwords, answers to challenges, what only the server may know of a challenge, codes. The values are
/// masked where they stand, and wherever else the function has put them: into its answer, its logs, its error.
/// </summary>
internal sealed class InvocationSecrets
{
    private const string Mask = "***";

    /// <summary>Shorter values would mask half of the text and are guessed anyway; they are masked where they stand only.</summary>
    private const int ShortestSearched = 4;

    private static readonly string[] Names = ["password", "challengeAnswer", "privateChallengeParameters", "code", "FEEDBACK_TOKEN", "access_token", "id_token", "refresh_token"];

    private readonly HashSet<string> _values = new(StringComparer.Ordinal);

    /// <summary>An event or an answer without its secrets.</summary>
    public string? Json(string? text)
    {
        if (text is null) return null;
        JsonNode? node;
        try
        {
            node = JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return Text(text);
        }

        if (node is JsonObject root)
            foreach (var part in Parts(root))
                if (part is JsonObject members)
                    foreach (var name in Names)
                        if (members[name] is { } secret) members[name] = Masked(secret);
        return Text(node?.ToJsonString(TriggerAnswers.Json) ?? "null");
    }

    private static IEnumerable<JsonNode?> Parts(JsonObject root)
    {
        var (request, response) = (root["request"] as JsonObject, root["response"] as JsonObject);
        return [request, response, request?["userAttributes"] as JsonObject, (request?["attributes"] as JsonObject)?["tokenResponse"], response?["userAttributesToMap"] as JsonObject];
    }

    /// <summary>A text without the values that are known to be secret.</summary>
    public string? Text(string? text)
    {
        if (text is null) return null;
        foreach (var value in _values.OrderByDescending(v => v.Length))
        {
            text = text.Replace(value, Mask, StringComparison.Ordinal);
            // As it stands inside JSON.
            text = text.Replace(JsonSerializer.Serialize(value, TriggerAnswers.Json)[1..^1], Mask, StringComparison.Ordinal);
        }

        return text;
    }

    private JsonNode Masked(JsonNode secret)
    {
        switch (secret)
        {
            case JsonObject map:
                return new JsonObject(map.Select(m => KeyValuePair.Create(m.Key, m.Value is null ? null : (JsonNode?)Masked(m.Value))));
            case JsonArray list:
                return new JsonArray([.. list.Select(e => e is null ? null : Masked(e))]);
            default:
                var value = secret.GetValueKind() == JsonValueKind.String ? secret.GetValue<string>() : secret.ToJsonString();
                if (value.Length >= ShortestSearched) _values.Add(value);
                return JsonValue.Create(Mask);
        }
    }
}
