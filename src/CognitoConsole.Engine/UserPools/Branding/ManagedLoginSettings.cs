using System.Text.Json;
using System.Text.Json.Nodes;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The settings document of a managed login style: its rules, Cognito's own values, and how one document lies over another.</summary>
internal static class ManagedLoginSettings
{
    // A document with every member has twelve thousand characters.
    private const int MaxLength = 64 * 1024;

    private static readonly string CognitoProvided = Tree(ManagedLoginMembers.All.Values.OrderBy(m => m.Path, StringComparer.Ordinal).Select(m => (m.Path, m.DefaultNode))).ToJsonString();

    /// <summary>Cognito's values, and these over them.</summary>
    public static JsonObject Merged(string? settings) => Over(Parse(CognitoProvided), settings is null ? [] : Parse(settings));

    /// <summary>The document that was there with the new one over it: what the new one leaves out stays.</summary>
    public static string? Over(string? settings, JsonElement? change) =>
        change is not { ValueKind: JsonValueKind.Object } given ? settings : Over(settings is null ? [] : Parse(settings), Parse(given.GetRawText())).ToJsonString();

    /// <summary>Leaves of a document with their paths.</summary>
    public static IEnumerable<(string Path, JsonElement Value)> Leaves(JsonElement settings, string path = "")
    {
        foreach (var member in settings.EnumerateObject())
        {
            var at = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (member.Value.ValueKind != JsonValueKind.Object || ManagedLoginMembers.All.ContainsKey(at)) yield return (at, member.Value);
            else
                foreach (var leaf in Leaves(member.Value, at)) yield return leaf;
        }
    }

    public static IEnumerable<Violation> Violations(JsonElement? settings)
    {
        if (settings is not { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } given) yield break;
        if (given.ValueKind != JsonValueKind.Object)
        {
            yield return new("settings", "Settings must be a JSON object.");
            yield break;
        }

        if (given.GetRawText().Length > MaxLength)
        {
            yield return new("settings", $"Settings must be no larger than {MaxLength / 1024} KB.");
            yield break;
        }

        if (!IsUnambiguous(given.GetRawText()))
        {
            yield return new("settings", "Settings names a member twice.");
            yield break;
        }

        foreach (var (path, value) in Leaves(given))
        {
            if (!ManagedLoginMembers.All.TryGetValue(path, out var member)) yield return new("settings", $"Settings has no member {Short(path)}.");
            else if (!member.Allows(value)) yield return new("settings", $"Settings member {path} must be {member.Rule}.");
        }
    }

    /// <summary>Members that promise more than the pages do.</summary>
    public static void DemandAvailable(JsonElement? settings)
    {
        if (settings is not { ValueKind: JsonValueKind.Object } given) return;
        foreach (var (path, value) in Leaves(given))
            if (Array.Find(ManagedLoginMembers.Behaviour, b => b.Path == path) is { Only: { } only } && value.GetRawText() != only) throw Errors.NotYetAvailable("Settings." + path);
    }

    /// <summary>What was set and changes nothing on the pages.</summary>
    public static IReadOnlyList<string> WithoutEffect(JsonElement? settings) => settings is not { ValueKind: JsonValueKind.Object } given ? []
        : [.. Leaves(given).Where(l => ManagedLoginMembers.All.TryGetValue(l.Path, out var m) && !m.IsEffective && !JsonNode.DeepEquals(JsonNode.Parse(l.Value.GetRawText()), m.DefaultNode)).Select(l => l.Path)];

    public static JsonObject Parse(string settings) => (JsonObject)JsonNode.Parse(settings)!;

    /// <summary>A leaf of a document that has them all.</summary>
    public static JsonNode At(this JsonObject settings, string path) => path.Split('.').Aggregate((JsonNode)settings, (node, name) => node[name]!);

    private static bool IsUnambiguous(string settings)
    {
        try
        {
            using var read = JsonDocument.Parse(settings, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonObject Over(JsonObject under, JsonObject over)
    {
        foreach (var (name, value) in over)
            under[name] = value is JsonObject inner && under[name] is JsonObject outer ? Over((JsonObject)outer.DeepClone(), inner) : value?.DeepClone();
        return under;
    }

    private static JsonObject Tree(IEnumerable<(string Path, JsonNode Value)> leaves)
    {
        var root = new JsonObject();
        foreach (var (path, value) in leaves)
        {
            var names = path.Split('.');
            var at = root;
            foreach (var name in names[..^1]) at = (JsonObject)(at[name] ??= new JsonObject());
            at[names[^1]] = value;
        }

        return root;
    }

    private static string Short(string path) => path.Length <= 100 ? path : path[..100] + "…";
}
