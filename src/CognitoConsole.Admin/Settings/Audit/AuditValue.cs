using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CognitoConsole.Admin.Settings;

/// <summary>A stored value as a person reads it: texts without quotes, secrets as a word.</summary>
internal static class AuditValue
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
}
