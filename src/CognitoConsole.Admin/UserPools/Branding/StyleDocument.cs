using System.Text.Json;
using System.Text.Json.Nodes;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The settings of a managed login style while they are edited: the whole document, member by member.</summary>
public sealed class StyleDocument
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly JsonObject _root;

    private StyleDocument(JsonObject root) => _root = root;

    public static StyleDocument Of(JsonElement settings) => new((JsonObject)JsonNode.Parse(settings.GetRawText())!);

    public StyleDocument Copy() => new((JsonObject)_root.DeepClone());

    public string Text(string path) => At(path)?.ToString() ?? "";

    public bool Flag(string path) => At(path) is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public int Number(string path) => At(path) is JsonValue value && value.TryGetValue<double>(out var number) ? (int)number : 0;

    public void Set(string path, JsonNode value)
    {
        var names = path.Split('.');
        var at = _root;
        foreach (var name in names[..^1])
        {
            if (at[name] is not JsonObject inner) at[name] = inner = [];
            at = inner;
        }

        at[names[^1]] = value;
    }

    /// <summary>What a pasted document says is laid over this one. False when it is not a JSON object.</summary>
    public bool Take(string json)
    {
        try
        {
            if (JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 32 }) is not JsonObject given) return false;
            foreach (var (path, value) in Leaves(given, "").ToList()) Set(path, value?.DeepClone() ?? JsonValue.Create("")!);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The members that are others in this document, as a document of their own; null when none is.</summary>
    public JsonElement? Since(StyleDocument saved)
    {
        var change = new StyleDocument([]);
        foreach (var (path, value) in Leaves(_root, ""))
            if (!JsonNode.DeepEquals(value, saved.At(path))) change.Set(path, value?.DeepClone() ?? JsonValue.Create("")!);
        return change._root.Count == 0 ? null : change.Json;
    }

    /// <summary>The same by path, as an operator reads it.</summary>
    public IEnumerable<(string Path, string Old, string New)> Changes(StyleDocument saved) =>
        Leaves(_root, "").Where(l => !JsonNode.DeepEquals(l.Value, saved.At(l.Path))).Select(l => (l.Path, saved.Text(l.Path), l.Value?.ToString() ?? ""));

    public JsonElement Json => JsonElement.Parse(_root.ToJsonString());

    public override string ToString() => _root.ToJsonString(Indented);

    private JsonNode? At(string path) => path.Split('.').Aggregate((JsonNode?)_root, (node, name) => (node as JsonObject)?[name]);

    private static IEnumerable<(string Path, JsonNode? Value)> Leaves(JsonObject node, string path)
    {
        foreach (var (name, value) in node)
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (value is not JsonObject { Count: > 0 } inner) yield return (at, value);
            else
                foreach (var leaf in Leaves(inner, at)) yield return leaf;
        }
    }
}
