using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Contracts;

namespace CognitoConsole.Admin.Settings;

/// <summary>What can be said about a policy's text before the engine reads it.</summary>
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

    public static IEnumerable<FieldError> Faults(string text)
    {
        string? fault = null;
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object) fault = "A policy is one JSON object.";
        }
        catch (JsonException error)
        {
            fault = string.Create(CultureInfo.InvariantCulture, $"No JSON: line {(error.LineNumber ?? 0) + 1}, column {(error.BytePositionInLine ?? 0) + 1}.");
        }

        if (fault is not null) yield return new FieldError("document", fault);
    }
}
