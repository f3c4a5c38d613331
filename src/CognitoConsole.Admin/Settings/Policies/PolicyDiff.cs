using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts;

namespace CognitoConsole.Admin.Settings;

/// <summary>What an edit changes, statement by statement: by Sid where there is one, else by place.</summary>
internal static class PolicyDiff
{
    public static IReadOnlyList<Change> Between(string old, string @new, string consequence)
    {
        var (before, after) = (Parts(old), Parts(@new));
        var changes = new ChangeList();
        foreach (var name in before.Keys.Union(after.Keys)) changes.Add(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name), consequence);
        // Another order or other blanks decide nothing, but they are stored.
        return changes.Changes.Count > 0 || old == @new ? changes.Changes : [new Change("Layout of the text", "As stored", "As typed")];
    }

    private static Dictionary<string, string> Parts(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            if (JsonNode.Parse(text) is not JsonObject policy) return new(StringComparer.Ordinal) { ["Document"] = text };
            foreach (var (name, value) in policy.Where(p => p.Key != "Statement")) parts[name] = value?.ToJsonString(AwsJson.Options) ?? "null";
            var statements = policy["Statement"] as JsonArray ?? [policy["Statement"]?.DeepClone()];
            for (var i = 0; i < statements.Count; i++)
            {
                var sid = (statements[i] as JsonObject)?["Sid"]?.ToString();
                var name = string.IsNullOrEmpty(sid) || parts.ContainsKey($"Statement {sid}") ? $"Statement {i + 1}" : $"Statement {sid}";
                parts[name] = statements[i]?.ToJsonString(AwsJson.Options) ?? "null";
            }
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            return new(StringComparer.Ordinal) { ["Document"] = text };
        }

        return parts;
    }
}
