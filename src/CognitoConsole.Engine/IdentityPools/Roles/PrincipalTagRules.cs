using System.Text;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>What session tags may be, whoever sets them.</summary>
internal static class PrincipalTagRules
{
    /// <summary>Keys and values together, in bytes: as many as the tokens and sessions that carry them have room for.</summary>
    public const int MaxBytes = 5_000;

    public static int Bytes(IReadOnlyDictionary<string, string> tags) => tags.Sum(t => Encoding.UTF8.GetByteCount(t.Key) + Encoding.UTF8.GetByteCount(t.Value));

    public static IEnumerable<Violation> Violations(IReadOnlyDictionary<string, string>? tags)
    {
        if (tags is null) yield break;
        if (tags.Keys.Any(k => k.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))) yield return new("principalTags", "aws: prefixed tag key names are not allowed for external use.");
        if (tags.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count() < tags.Count) yield return new("principalTags", "Tag keys that differ in case only are the same key.");
    }
}
