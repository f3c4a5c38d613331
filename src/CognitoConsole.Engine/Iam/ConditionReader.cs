using System.Text.Json;

namespace CognitoConsole.Engine.Iam;

/// <summary>Compiles the Condition element: operator, keys, values.</summary>
internal sealed class ConditionReader(bool variables)
{
    private const string IfExists = "IfExists";
    private const string ForAll = "ForAllValues:";
    private const string ForAny = "ForAnyValue:";

    /// <summary>Builds the test of an operator from its values; the path is for refusals.</summary>
    private delegate ValueTest Build(string[] values, string path, bool variables);

    private sealed record Operator(Build Build, bool Negated = false);

    private static readonly Dictionary<string, Operator> Operators = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = new((v, p, x) => Text(v, p, x, false, StringComparison.Ordinal)),
        ["StringNotEquals"] = new((v, p, x) => Text(v, p, x, false, StringComparison.Ordinal), true),
        ["StringEqualsIgnoreCase"] = new((v, p, x) => Text(v, p, x, false, StringComparison.OrdinalIgnoreCase)),
        ["StringNotEqualsIgnoreCase"] = new((v, p, x) => Text(v, p, x, false, StringComparison.OrdinalIgnoreCase), true),
        ["StringLike"] = new((v, p, x) => Text(v, p, x, true, StringComparison.Ordinal)),
        ["StringNotLike"] = new((v, p, x) => Text(v, p, x, true, StringComparison.Ordinal), true),
        ["NumericEquals"] = new((v, p, _) => Number(v, p, Comparison.Equal)),
        ["NumericNotEquals"] = new((v, p, _) => Number(v, p, Comparison.Equal), true),
        ["NumericLessThan"] = new((v, p, _) => Number(v, p, Comparison.Less)),
        ["NumericLessThanEquals"] = new((v, p, _) => Number(v, p, Comparison.LessOrEqual)),
        ["NumericGreaterThan"] = new((v, p, _) => Number(v, p, Comparison.Greater)),
        ["NumericGreaterThanEquals"] = new((v, p, _) => Number(v, p, Comparison.GreaterOrEqual)),
        ["DateEquals"] = new((v, p, _) => Date(v, p, Comparison.Equal)),
        ["DateNotEquals"] = new((v, p, _) => Date(v, p, Comparison.Equal), true),
        ["DateLessThan"] = new((v, p, _) => Date(v, p, Comparison.Less)),
        ["DateLessThanEquals"] = new((v, p, _) => Date(v, p, Comparison.LessOrEqual)),
        ["DateGreaterThan"] = new((v, p, _) => Date(v, p, Comparison.Greater)),
        ["DateGreaterThanEquals"] = new((v, p, _) => Date(v, p, Comparison.GreaterOrEqual)),
        ["Bool"] = new((v, p, _) => new BoolTest(Values(v, p, ConditionValues.Boolean, "true or false"))),
        ["BinaryEquals"] = new((v, p, _) => new BinaryTest([.. v.Select(t => ConditionValues.Binary(t) ?? throw Not(t, p, "base64"))])),
        ["IpAddress"] = new((v, p, _) => new IpTest(Values(v, p, IpRange.Parse, "an IP address or CIDR range"))),
        ["NotIpAddress"] = new((v, p, _) => new IpTest(Values(v, p, IpRange.Parse, "an IP address or CIDR range")), true),
        ["ArnEquals"] = new((v, p, x) => Arn(v, p, x)),
        ["ArnLike"] = new((v, p, x) => Arn(v, p, x)),
        ["ArnNotEquals"] = new((v, p, x) => Arn(v, p, x), true),
        ["ArnNotLike"] = new((v, p, x) => Arn(v, p, x), true),
        ["Null"] = new((v, p, _) => new NullTest(Values(v, p, ConditionValues.Boolean, "true or false"))),
    };

    public Condition[] Read(JsonElement block, string path)
    {
        var conditions = new List<Condition>();
        foreach (var (name, keys) in PolicyJson.Members(block, path, StringComparer.Ordinal))
        {
            var at = $"{path}.{name}";
            var (test, quantifier, ifExists) = Find(name, at);
            foreach (var (key, values) in PolicyJson.Members(keys, at, StringComparer.OrdinalIgnoreCase))
            {
                var keyPath = $"{at}.{key}";
                if (!ContextKey.IsValid(key))
                    throw Malformed.At(keyPath, "Conditions must be prefaced by a vendor, e.g., aws:SourceIp.");
                var texts = PolicyJson.Strings(values, keyPath, scalars: true);
                if (texts.Length == 0)
                    throw Malformed.At(keyPath, "a condition needs at least one value.");
                conditions.Add(new Condition(new ContextKey(key), test.Build(texts, keyPath, variables), quantifier, test.Negated, ifExists));
            }
        }

        return [.. conditions];
    }

    private static (Operator Operator, Quantifier Quantifier, bool IfExists) Find(string name, string path)
    {
        var rest = name;
        var quantifier = Quantifier.None;
        if (rest.StartsWith(ForAll, StringComparison.Ordinal))
            (quantifier, rest) = (Quantifier.ForAllValues, rest[ForAll.Length..]);
        else if (rest.StartsWith(ForAny, StringComparison.Ordinal))
            (quantifier, rest) = (Quantifier.ForAnyValue, rest[ForAny.Length..]);

        var ifExists = rest.EndsWith(IfExists, StringComparison.Ordinal);
        if (ifExists)
            rest = rest[..^IfExists.Length];
        if (!Operators.TryGetValue(rest, out var found))
            throw Malformed.At(path, $"Invalid Condition type : {name}.");
        if (rest == "Null" && rest != name)
            throw Malformed.At(path, "Null takes neither IfExists nor a set operator.");
        return (found, quantifier, ifExists);
    }

    private static TextTest Text(string[] values, string path, bool variables, bool wildcards, StringComparison comparison) =>
        new([.. values.Select(v => new Glob(PolicyText.Parse(v, wildcards, variables, path), comparison))]);

    private static ValueTest Number(string[] values, string path, Comparison comparison) =>
        new OrderTest<decimal>(Values(values, path, ConditionValues.Number, "a number"), comparison, ConditionValues.Number);

    private static ValueTest Date(string[] values, string path, Comparison comparison) =>
        new OrderTest<DateTimeOffset>(Values(values, path, ConditionValues.Date, "a date such as 2026-01-31T23:59:59Z"), comparison, ConditionValues.Date);

    private static ArnTest Arn(string[] values, string path, bool variables)
    {
        var whole = values.ToLookup(v => variables && PolicyText.Parse(v, wildcards: true, variables, path) is [{ Kind: TokenKind.Variable }]);
        return new ArnTest(
            [.. whole[false].Select(v => ArnPattern.Parse(v, variables, anyService: true, path))],
            Text([.. whole[true]], path, variables, wildcards: false, StringComparison.Ordinal));
    }

    private static T[] Values<T>(string[] texts, string path, Func<string, T?> parse, string what)
        where T : struct => [.. texts.Select(t => parse(t) ?? throw Not(t, path, what))];

    private static Exception Not(string text, string path, string what) => Malformed.At(path, $"'{text}' is not {what}.");
}
