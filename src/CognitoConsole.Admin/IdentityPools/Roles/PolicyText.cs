using System.Text.Json;
using System.Text.RegularExpressions;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>First look at a policy as it is typed; the engine checks its meaning.</summary>
internal static partial class PolicyText
{
    private const string TagPrefix = "aws:PrincipalTag/";

    /// <summary>Null when it may be sent.</summary>
    public static string? Fault(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "Enter a policy.";
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind != JsonValueKind.Object ? "A policy is a JSON object."
                : document.RootElement.TryGetProperty("Statement", out _) ? null : "A policy needs a Statement.";
        }
        catch (JsonException fault)
        {
            return fault.LineNumber is { } line ? $"This is not JSON: see line {line + 1}." : "This is not JSON.";
        }
    }

    /// <summary>A statement as people find it again: policy, and its Sid or place.</summary>
    public static string Name(MatchedStatement statement) =>
        $"{statement.SourcePolicyId}: {statement.Sid ?? (statement.StatementIndex is { } index ? $"statement {index + 1}" : "statement")}";

    /// <summary>A condition key as people say it.</summary>
    public static string Key(string name) => name switch
    {
        "cognito-identity.amazonaws.com:sub" => "which identity it is",
        "cognito-identity.amazonaws.com:amr" => "which login it has",
        _ when name.StartsWith(TagPrefix, StringComparison.OrdinalIgnoreCase) => $"the tag {name[TagPrefix.Length..]}",
        _ => name,
    };

    /// <summary>What stands on the lines of a field, without empty ones.</summary>
    public static List<string> Lines(string? text) => [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>What is wrong with names of actions, one a line. Policies have wildcards, requests have not.</summary>
    public static IEnumerable<FieldError> ActionFaults(string? text, string path) => Lines(text)
        .Where(l => !ActionName().IsMatch(l))
        .Take(1)
        .Select(l => new FieldError(path, $"Write service:Action, without wildcards, not {l}."));

    /// <summary>What is wrong with ARNs, one a line.</summary>
    public static IEnumerable<FieldError> ResourceFaults(string? text, string path) => Lines(text)
        .Where(l => l != "*" && !ResourceArn().IsMatch(l))
        .Take(1)
        .Select(l => new FieldError(path, $"Write an ARN, or * alone, not {l}."));

    [GeneratedRegex(@"\A[A-Za-z0-9-]+:[A-Za-z0-9]+\z")]
    private static partial Regex ActionName();

    [GeneratedRegex(@"\Aarn:[^:]+:[^:]+:[^:]*:[^:]*:.+\z")]
    private static partial Regex ResourceArn();

    /// <summary>What is wrong with lines of <c>key = value</c>.</summary>
    public static IEnumerable<FieldError> ContextFaults(string? text) => Lines(text)
        .Where(l => l.IndexOf('=', StringComparison.Ordinal) < 1)
        .Take(1)
        .Select(l => new FieldError("contextEntries", $"Write key = value, not {l}."));

    /// <summary>Lines of <c>key = value</c>; several values of one key are one entry. Null for none.</summary>
    public static IReadOnlyList<ContextEntry>? Context(IReadOnlyList<string> lines)
    {
        var pairs = lines.Select(l => l.Split('=', 2, StringSplitOptions.TrimEntries)).Where(p => p.Length == 2 && p[0].Length > 0).ToList();
        return pairs.Count == 0 ? null : [.. pairs.GroupBy(p => p[0], p => p[1]).Select(g => new ContextEntry { ContextKeyName = g.Key, ContextKeyValues = [.. g], ContextKeyType = g.Count() > 1 ? "stringList" : "string" })];
    }
}
