using System.Text.Json;

namespace CognitoConsole.Engine.Iam;

/// <summary>A statement as it was written, for what is said about it; the compiled one knows no texts any more.</summary>
internal sealed record StatementText(string Path, JsonElement Element)
{
    public bool Allows => Element.GetProperty("Effect").GetString() == "Allow";

    /// <summary>The name of the element that holds the actions.</summary>
    public string ActionElement => Element.TryGetProperty("NotAction", out _) ? "NotAction" : "Action";

    public IReadOnlyList<string> Actions => Texts(ActionElement);
    public IReadOnlyList<string> Resources => Texts("Resource");
    public bool HasConditions => Element.TryGetProperty("Condition", out var condition) && condition.EnumerateObject().Any();

    /// <summary>Operator, key and values of each condition.</summary>
    public IEnumerable<(string Operator, string Key, IReadOnlyList<string> Values)> Conditions => Element.TryGetProperty("Condition", out var condition)
        ? condition.EnumerateObject().SelectMany(o => o.Value.EnumerateObject().Select(k => (o.Name, k.Name, (IReadOnlyList<string>)PolicyJson.Strings(k.Value, "", scalars: true))))
        : [];

    /// <summary>Names of the web identity providers in Principal.</summary>
    public IReadOnlyList<string> Federated => Element.TryGetProperty("Principal", out var principal) && principal.ValueKind == JsonValueKind.Object && principal.TryGetProperty("Federated", out var names)
        ? PolicyJson.Strings(names, "") : [];

    /// <param name="json">Of a document that the reader has taken.</param>
    public static IReadOnlyList<StatementText> Of(JsonDocument json)
    {
        var statements = json.RootElement.GetProperty("Statement");
        return statements.ValueKind == JsonValueKind.Object
            ? [new("Statement", statements)]
            : [.. statements.EnumerateArray().Select((s, i) => new StatementText($"Statement[{i}]", s))];
    }

    private string[] Texts(string name) => Element.TryGetProperty(name, out var value) ? PolicyJson.Strings(value, "") : [];
}
