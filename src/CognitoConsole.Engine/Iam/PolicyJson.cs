using System.Text.Json;

namespace CognitoConsole.Engine.Iam;

/// <summary>Reading of a policy's JSON with the path in every refusal. A member named twice is refused: two readers could believe two policies.</summary>
internal static class PolicyJson
{
    public static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement element, string path, StringComparer comparer)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Malformed.At(path, "must be an object.");
        var members = new List<(string, JsonElement)>();
        var names = new HashSet<string>(comparer);
        foreach (var property in element.EnumerateObject())
        {
            var name = Name(property, path);
            if (!names.Add(name))
                throw Malformed.At(path.Length == 0 ? name : $"{path}.{name}", "stands here twice.");
            members.Add((name, property.Value));
        }

        return members;
    }

    public static string String(JsonElement element, string path) => element.ValueKind == JsonValueKind.String
        ? Text(element, path)
        : throw Malformed.At(path, "must be a string.");

    /// <summary>A string or an array of strings.</summary>
    /// <param name="scalars">Numbers and booleans count as their text, as in conditions.</param>
    public static string[] Strings(JsonElement element, string path, bool scalars = false)
    {
        if (element.ValueKind != JsonValueKind.Array)
            return [Scalar(element, path, scalars)];
        var texts = new List<string>();
        foreach (var item in element.EnumerateArray())
            texts.Add(Scalar(item, $"{path}[{texts.Count}]", scalars));
        return [.. texts];
    }

    private static string Scalar(JsonElement element, string path, bool scalars) => element.ValueKind switch
    {
        JsonValueKind.String => Text(element, path),
        JsonValueKind.Number when scalars => element.GetRawText(),
        JsonValueKind.True when scalars => "true",
        JsonValueKind.False when scalars => "false",
        _ => throw Malformed.At(path, "must be a string or an array of strings."),
    };

    private static string Name(JsonProperty property, string path)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            throw Malformed.At(path, "has a member whose name is not valid Unicode.");
        }
    }

    private static string Text(JsonElement element, string path)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape.
            throw Malformed.At(path, "is not valid Unicode.");
        }
    }
}
