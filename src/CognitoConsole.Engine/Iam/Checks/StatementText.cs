using System.Text.Json;

namespace CognitoConsole.Engine.Iam;

/// <summary>A statement as it was written, for what is said about it; the compiled one knows no texts any more.</summary>
/// <param name="HasVariables">Version 2012-10-17.</param>
internal sealed record StatementText(string Path, JsonElement Element, bool HasVariables)
{
    public bool Allows => Element.GetProperty("Effect").GetString() == "Allow";

    /// <summary>The name of the element that holds the actions.</summary>
    public string ActionElement => Element.TryGetProperty("NotAction", out _) ? "NotAction" : "Action";

    public IReadOnlyList<string> Actions => Texts(ActionElement);
    public IReadOnlyList<string> Resources => Texts("Resource");
    public IReadOnlyList<string> SparedResources => Texts("NotResource");
    public bool HasConditions => Element.TryGetProperty("Condition", out var condition) && condition.EnumerateObject().Any();

    public IEnumerable<ConditionText> Conditions => Element.TryGetProperty("Condition", out var condition)
        ? condition.EnumerateObject().SelectMany(o => o.Value.EnumerateObject().Select(k => new ConditionText(o.Name, k.Name, PolicyJson.Strings(k.Value, "", scalars: true))))
        : [];

    public string PathOf(ConditionText condition) => $"{Path}.Condition.{condition.Operator}.{condition.Key}";

    /// <summary>Names of the web identity providers in Principal.</summary>
    public IReadOnlyList<string> Federated => Principals("Federated");

    /// <summary>Its principal is <c>*</c>.</summary>
    public bool TrustsEverybody => Element.TryGetProperty("Principal", out var principal) && (principal.ValueKind == JsonValueKind.String || Principals("AWS").Contains("*"));

    /// <summary>Does it speak about this action?</summary>
    public bool Names(string action) => Actions.Any(pattern => KnownActions.Matching(pattern).Any(a => a.Name == action)) == (ActionElement == "Action");

    /// <summary>A policy of this statement and others.</summary>
    public string With(IEnumerable<StatementText> others) =>
        $$"""{"Version":"{{(HasVariables ? PolicyReader.Version2012 : PolicyReader.Version2008)}}","Statement":[{{string.Join(',', others.Prepend(this).Select(s => s.Element.GetRawText()))}}]}""";

    /// <param name="json">Of a document that the reader has taken.</param>
    public static IReadOnlyList<StatementText> Of(JsonDocument json)
    {
        var statements = json.RootElement.GetProperty("Statement");
        var variables = json.RootElement.TryGetProperty("Version", out var version) && version.GetString() == PolicyReader.Version2012;
        return statements.ValueKind == JsonValueKind.Object
            ? [new("Statement", statements, variables)]
            : [.. statements.EnumerateArray().Select((s, i) => new StatementText($"Statement[{i}]", s, variables))];
    }

    private string[] Principals(string type) => Element.TryGetProperty("Principal", out var principal) && principal.ValueKind == JsonValueKind.Object && principal.TryGetProperty(type, out var names)
        ? PolicyJson.Strings(names, "") : [];

    private string[] Texts(string name) => Element.TryGetProperty(name, out var value) ? PolicyJson.Strings(value, "") : [];
}

/// <summary>One operator on one key, with its values.</summary>
internal sealed record ConditionText(string Operator, string Key, IReadOnlyList<string> Values)
{
    public bool IsNegated => Operator.Contains("Not", StringComparison.Ordinal);
    public bool AsksForAll => Operator.StartsWith("ForAllValues:", StringComparison.Ordinal);
    public bool AsksForAny => Operator.StartsWith("ForAnyValue:", StringComparison.Ordinal);

    /// <summary>A request without the key meets it.</summary>
    public bool IsMetByAbsence => Operator.EndsWith("IfExists", StringComparison.Ordinal) || AsksForAll || (IsNegated && !AsksForAny);

    public bool Is(string key) => Key.Equals(key, StringComparison.OrdinalIgnoreCase);

    /// <summary>Met only by a request that has the key, with some values of it and not with others.</summary>
    public bool Narrows(string key) => Is(key) && !IsMetByAbsence && Operator != "Null" && Values.All(v => v.Trim('*', '?').Length > 0);
}
