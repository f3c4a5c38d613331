using System.Text.Json;
using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Admin.IdentityPools;

/// <summary>First look at a policy as it is typed; the engine checks its meaning.</summary>
internal static class PolicyText
{
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

    /// <summary>Lines of <c>key = value</c>; several values of one key are one entry. Null for none.</summary>
    public static IReadOnlyList<ContextEntry>? Context(IReadOnlyList<string> lines)
    {
        var pairs = lines.Select(l => l.Split('=', 2, StringSplitOptions.TrimEntries)).Where(p => p.Length == 2 && p[0].Length > 0).ToList();
        return pairs.Count == 0 ? null : [.. pairs.GroupBy(p => p[0], p => p[1]).Select(g => new ContextEntry { ContextKeyName = g.Key, ContextKeyValues = [.. g], ContextKeyType = g.Count() > 1 ? "stringList" : "string" })];
    }
}
