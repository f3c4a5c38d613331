using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Admin.Settings;

/// <summary>A stored value as a person reads it: texts without quotes, secrets as a word.</summary>
internal static class AuditValue
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One side of an entry's changes as JSON: object, member, value. Empty where no member has one.</summary>
    public static string Of(IReadOnlyList<AuditChangeType>? changes, Func<AuditChangeType, string?> side)
    {
        var objects = new JsonObject();
        foreach (var change in (changes ?? []).Where(c => side(c) is not null))
        {
            if (objects[change.Target] is not JsonObject members) objects[change.Target] = members = [];
            members[change.Member] = Parsed(side(change)!);
        }

        return objects.Count == 0 ? "" : objects.ToJsonString(Plain);
    }

    public static string Text(string json)
    {
        try
        {
            return JsonNode.Parse(json) switch
            {
                JsonValue value when value.TryGetValue<string>(out var text) => text switch { "" => "(empty)", "***" => "(secret)", _ => text },
                { } other => other.ToJsonString(Plain),
                null => "(none)",
            };
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static JsonNode? Parsed(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
