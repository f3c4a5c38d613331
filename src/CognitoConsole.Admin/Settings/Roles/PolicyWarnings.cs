using System.Text.Json;

namespace CognitoConsole.Admin.Settings;

/// <summary>What is allowed and still rarely meant: said while a policy is typed.</summary>
public static class PolicyWarnings
{
    public static IReadOnlyList<string> Of(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("Statement", out var statements)) return [];
            var list = statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray().ToList() : [statements];
            return [.. list.Where(s => s.ValueKind == JsonValueKind.Object && Text(s, "Effect").Contains("Allow")).SelectMany(Warnings).Distinct()];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Warnings(JsonElement statement)
    {
        var (actions, resources, principal) = (Text(statement, "Action"), Text(statement, "Resource"), statement.TryGetProperty("Principal", out _));
        if (actions.Contains("*")) yield return "A statement allows every action. For guests and signed-in people name the actions they need.";
        else if (actions.Any(a => a.EndsWith(":*", StringComparison.Ordinal)) && resources.Contains("*")) yield return "A statement allows a whole service on every resource.";
        if (statement.TryGetProperty("NotAction", out _)) yield return "NotAction allows everything that it does not name, also what comes later.";
        if (principal && statement.GetRawText().Contains("cognito-identity.amazonaws.com", StringComparison.Ordinal) && !statement.GetRawText().Contains("cognito-identity.amazonaws.com:aud", StringComparison.Ordinal))
            yield return "The trust policy names no identity pool (cognito-identity.amazonaws.com:aud): any pool could hand the role out.";
        foreach (var provider in new[] { "graph.facebook.com", "www.amazon.com" })
            if (principal && statement.GetRawText().Contains($"\"{provider}\"", StringComparison.Ordinal) && !statement.GetRawText().Contains($"{provider}:app_id", StringComparison.Ordinal))
                yield return $"The trust policy names no app ({provider}:app_id): a token that somebody gave to any app there would do.";
    }

    private static List<string> Text(JsonElement statement, string member) => !statement.TryGetProperty(member, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!] : [];
}
