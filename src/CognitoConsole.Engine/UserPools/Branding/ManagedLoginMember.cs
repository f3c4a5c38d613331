using System.Text.Json;
using System.Text.Json.Nodes;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A leaf of the settings document.</summary>
/// <param name="Path">Names from the document's root, with dots.</param>
/// <param name="Allows">Whether a value can stand there.</param>
/// <param name="Rule">What can, for the person who gave something else.</param>
/// <param name="Default">Cognito's own value, as JSON.</param>
/// <param name="Variable">The pages' CSS property that takes the value.</param>
/// <param name="IsEffective">The pages look different for it.</param>
internal sealed record ManagedLoginMember(string Path, Func<JsonElement, bool> Allows, string Rule, string Default, string? Variable, bool IsEffective)
{
    public JsonNode DefaultNode => JsonNode.Parse(Default)!;

    public static ManagedLoginMember Colour(string path, string value, string? variable) =>
        new(path, IsColour, "a colour of six or eight hexadecimal digits", $"\"{value}\"", variable, variable is not null);

    public static ManagedLoginMember Number(string path, int value, string? variable) =>
        new(path, v => v.ValueKind == JsonValueKind.Number && v.TryGetDouble(out var n) && n is >= 0 and <= 100, "a number from 0 to 100", $"{value}", variable, variable is not null);

    public static ManagedLoginMember Flag(string path, bool value, bool isEffective = true) =>
        new(path, v => v.ValueKind is JsonValueKind.True or JsonValueKind.False, "true or false", value ? "true" : "false", null, isEffective);

    /// <param name="words">The first is Cognito's own.</param>
    public static ManagedLoginMember Word(string path, bool isEffective, params string[] words) =>
        new(path, v => v.ValueKind == JsonValueKind.String && words.Contains(v.GetString()), $"one of {string.Join(", ", words)}", $"\"{words[0]}\"", null, isEffective);

    public static ManagedLoginMember Words(string path, params string[] words) => new(
        path, v => v.ValueKind == JsonValueKind.Array && v.EnumerateArray().All(w => w.ValueKind == JsonValueKind.String && words.Contains(w.GetString())),
        $"a list of {string.Join(", ", words)}", JsonSerializer.Serialize(words), null, true);

    /// <summary>Names of identity providers; those that an app client does not offer count for nothing.</summary>
    public static ManagedLoginMember Names(string path) =>
        new(path, v => v.ValueKind == JsonValueKind.Array && v.EnumerateArray().All(n => n.ValueKind == JsonValueKind.String), "a list of names", "[]", null, true);

    /// <summary>Ways to sign in, in groups.</summary>
    public static ManagedLoginMember Methods(string path, string value) => new(
        path, v => v.ValueKind == JsonValueKind.Array && v.EnumerateArray().All(g => g.ValueKind == JsonValueKind.Array && g.EnumerateArray().All(IsMethod)), "a list of lists of methods, whose type is FEDERATED or USERNAME_PASSWORD", value, null, true);

    /// <summary>What the pages do not show.</summary>
    public static ManagedLoginMember Other(string path, string value, JsonValueKind kind) =>
        new(path, v => v.ValueKind == kind, kind == JsonValueKind.Array ? "a list" : "an object", value, null, false);

    private static bool IsMethod(JsonElement method) =>
        method.ValueKind == JsonValueKind.Object && method.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() is "FEDERATED" or "USERNAME_PASSWORD";

    /// <summary>The only form of a colour in these documents; nothing else gets into a style sheet.</summary>
    private static bool IsColour(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: 6 or 8 } text && text.All(char.IsAsciiHexDigit);
}
