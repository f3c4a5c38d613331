using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CognitoConsole.Admin.Settings;

/// <summary>The layout of a policy's text.</summary>
internal static class PolicyJson
{
    private static readonly JsonSerializerOptions Indent = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null when the text is no JSON.</summary>
    public static string? Indented(string text)
    {
        try
        {
            return JsonNode.Parse(text)?.ToJsonString(Indent);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
