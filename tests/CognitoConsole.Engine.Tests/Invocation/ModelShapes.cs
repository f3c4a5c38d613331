using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CognitoConsole.Engine.Tests;

/// <summary>The input shapes of one AWS model: makes a request that keeps every rule, and then one broken request per rule.</summary>
internal sealed class ModelShapes(JsonElement model)
{
    // Documentation and service go beyond the model's pattern (inner spaces, dots of custom domains): the rule exists, its text is ours.
    private static readonly string[] OwnPatterns = ["PasswordType", "DomainType"];

    private static readonly string[] Candidates =
    [
        "a", "1", "aaaaaa", "us-east-1_abcdefghi", "arn:aws:iam::123456789012:role/x", "Code {####} here", "Press {##here##}", "a@example.com", "abcdefghijklmnopqrstuvwxyz", "123456",
        "us-east-1_6b0f0c7e-0000-4000-8000-000000000000", "us-east-1:6b0f0c7e-0000-4000-8000-000000000000", "en", "abc", "10.0.0.0/24", "cognito:default", "https://example.com/a", "authenticated", "terms-of-use",
        "6b0f0c7e-0000-4000-8000-000000000000", "import-abc", "tknaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    private static readonly string[] Breakers = ["\u0001", "\u0001\u0001\u0001\u0001\u0001\u0001", " ", "!", "x", "xxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "a b", "\n"];

    private readonly JsonElement _shapes = model.GetProperty("shapes");

    public static bool Has(string service) => typeof(ModelShapes).Assembly.GetManifestResourceInfo($"Model.{service}.json") is not null;

    public static ModelShapes Of(string service)
    {
        using var stream = typeof(ModelShapes).Assembly.GetManifestResourceStream($"Model.{service}.json")!;
        return new ModelShapes(JsonDocument.Parse(stream).RootElement);
    }

    /// <summary>An operation that takes nothing, or numbers and texts of any kind, cannot be asked wrongly.</summary>
    public bool TakesAnything(string operation) =>
        !model.GetProperty("operations").GetProperty(operation).TryGetProperty("input", out var input)
        || IsFree(_shapes.GetProperty(input.GetProperty("shape").GetString()!));

    private bool IsFree(JsonElement structure) => !structure.TryGetProperty("required", out _)
        && structure.GetProperty("members").EnumerateObject().All(m => _shapes.GetProperty(m.Value.GetProperty("shape").GetString()!).EnumerateObject().All(r => r.NameEquals("type") && r.Value.GetString() is "string" or "integer"));

    public IEnumerable<BrokenRequest> Broken(string operation)
    {
        if (!model.GetProperty("operations").GetProperty(operation).TryGetProperty("input", out var input)) yield break;
        var shape = input.GetProperty("shape").GetString()!;
        foreach (var (value, path, rule) in BreakStructure(shape, "", []))
            yield return new((JsonObject)value!, path, rule);
    }

    /// <summary>The smallest value that keeps all rules.</summary>
    private JsonNode? Valid(string name)
    {
        var shape = _shapes.GetProperty(name);
        switch (Type(shape))
        {
            case "structure":
                var structure = new JsonObject();
                foreach (var member in Required(shape)) structure[member] = Valid(MemberShape(shape, member));
                return structure;
            case "list":
                var element = shape.GetProperty("member").GetProperty("shape").GetString()!;
                return new JsonArray([.. Enumerable.Range(0, Math.Max(1, Min(shape) ?? 1)).Select(_ => Valid(element))]);
            case "map":
                return new JsonObject { [(string)Valid(shape.GetProperty("key").GetProperty("shape").GetString()!)!] = Valid(shape.GetProperty("value").GetProperty("shape").GetString()!) };
            case "string":
                if (shape.TryGetProperty("enum", out var values)) return values[0].GetString();
                return Candidates.FirstOrDefault(c => Length(shape, c.Length) && Matches(shape, c)) ?? throw new InvalidOperationException($"No valid value known for {name}.");
            case "integer" or "long":
                return Math.Max(1, Min(shape) ?? 1);
            case "boolean":
                return true;
            case "timestamp":
                return 1;
            case "blob":
                return "AAAA";
            case "double" or "float":
                return 1.0;
            default:
                throw new InvalidOperationException($"Shape {name} has a type that this test does not know.");
        }
    }

    private IEnumerable<(JsonNode? Value, string Path, string Rule)> BreakStructure(string name, string path, string[] parents)
    {
        if (parents.Contains(name)) yield break;
        var shape = _shapes.GetProperty(name);
        var required = Required(shape).ToList();
        foreach (var member in shape.GetProperty("members").EnumerateObject())
        {
            var camel = char.ToLowerInvariant(member.Name[0]) + member.Name[1..];
            var at = path.Length == 0 ? camel : $"{path}.{camel}";
            if (required.Contains(member.Name))
            {
                var without = Valid(name)!.AsObject();
                without.Remove(member.Name);
                yield return (without, at, "Member must not be null");
            }

            foreach (var (value, where, rule) in Break(MemberShape(shape, member.Name), at, [.. parents, name]))
            {
                var broken = Valid(name)!.AsObject();
                broken[member.Name] = value;
                yield return (broken, where, rule);
            }
        }
    }

    private IEnumerable<(JsonNode? Value, string Path, string Rule)> Break(string name, string path, string[] parents)
    {
        var shape = _shapes.GetProperty(name);
        switch (Type(shape))
        {
            case "structure":
                foreach (var broken in BreakStructure(name, path, parents)) yield return broken;
                break;
            case "string":
                foreach (var (text, rule) in BreakText(name)) yield return (text, path, rule);
                break;
            case "integer" or "long":
                if (Max(shape) is { } max && max < int.MaxValue) yield return (max + 1, path, $"Member must have value less than or equal to {max}");
                if (Min(shape) is { } min) yield return (min - 1, path, $"Member must have value greater than or equal to {min}");
                break;
            case "list":
                var element = shape.GetProperty("member").GetProperty("shape").GetString()!;
                if (Max(shape) is { } most && most < 1000) yield return (new JsonArray([.. Enumerable.Range(0, most + 1).Select(_ => Valid(element))]), path, $"Member must have length less than or equal to {most}");
                if (Min(shape) is > 0 and var least) yield return (new JsonArray(), path, $"Member must have length greater than or equal to {least}");
                foreach (var broken in BreakElement(element, path, parents)) yield return (new JsonArray(broken.Value), broken.Path, broken.Rule);
                break;
            case "map":
                var (key, value) = (shape.GetProperty("key").GetProperty("shape").GetString()!, shape.GetProperty("value").GetProperty("shape").GetString()!);
                foreach (var (text, rule) in BreakText(key)) yield return (new JsonObject { [text] = Valid(value) }, path, $"Member must satisfy constraint: [{rule}");
                foreach (var broken in BreakElement(value, path, parents)) yield return (new JsonObject { [(string)Valid(key)!] = broken.Value }, broken.Path, broken.Rule);
                break;
        }
    }

    /// <summary>Texts report at their list, structures at their place in it.</summary>
    private IEnumerable<(JsonNode? Value, string Path, string Rule)> BreakElement(string element, string path, string[] parents) => Type(_shapes.GetProperty(element)) switch
    {
        "string" => BreakText(element).Select(t => ((JsonNode?)t.Text, path, $"Member must satisfy constraint: [{t.Rule}")),
        "structure" => BreakStructure(element, $"{path}.1.member", parents),
        _ => [],
    };

    private IEnumerable<(string Text, string Rule)> BreakText(string name)
    {
        var shape = _shapes.GetProperty(name);
        if (shape.TryGetProperty("enum", out var values))
        {
            yield return ("NOT_ONE_OF_THEM", $"Member must satisfy enum value set: [{string.Join(", ", values.EnumerateArray().Select(v => v.GetString()))}");
            yield break;
        }

        if (Max(shape) is { } max && max < 1_000_000) yield return (new string('a', max + 1), $"Member must have length less than or equal to {max}");
        if (Min(shape) is > 0 and var min) yield return (min == 1 ? "" : new string('a', min - 1), $"Member must have length greater than or equal to {min}");
        if (Pattern(shape) is { } pattern && Breakers.FirstOrDefault(b => Length(shape, b.Length) && !Matches(shape, b)) is { } breaker)
            yield return (breaker, "Member must satisfy regular expression pattern: " + (OwnPatterns.Contains(name) ? "" : pattern));
    }

    private static string Type(JsonElement shape) => shape.GetProperty("type").GetString()!;

    private static IEnumerable<string> Required(JsonElement shape) => shape.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(m => m.GetString()!) : [];

    private static string MemberShape(JsonElement shape, string member) => shape.GetProperty("members").GetProperty(member).GetProperty("shape").GetString()!;

    private static int? Min(JsonElement shape) => shape.TryGetProperty("min", out var min) ? min.GetInt32() : null;

    private static int? Max(JsonElement shape) => shape.TryGetProperty("max", out var max) && max.TryGetInt32(out var number) ? number : null;

    private static string? Pattern(JsonElement shape) => shape.TryGetProperty("pattern", out var pattern) ? pattern.GetString() : null;

    private static bool Length(JsonElement shape, int length) => length >= (Min(shape) ?? 0) && length <= (Max(shape) ?? int.MaxValue);

    private static bool Matches(JsonElement shape, string text) => Pattern(shape) is not { } pattern || Regex.IsMatch(text, $"\\A(?:{pattern})\\z");
}
