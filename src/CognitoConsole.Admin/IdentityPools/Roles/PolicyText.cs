using System.Text.Json;

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
}
