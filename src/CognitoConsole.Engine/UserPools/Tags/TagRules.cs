using CognitoConsole.Contracts;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Tags of a user pool: at most 50, none of AWS's own.</summary>
internal static class TagRules
{
    public const int MaxTags = 50;

    public static IEnumerable<Violation> Violations(IReadOnlyDictionary<string, string>? tags, string path, string code = ErrorCodes.InvalidParameterException)
    {
        if (tags is null) yield break;
        if (tags.Keys.Any(IsReserved)) yield return new(path, "aws: prefixed tag key names are not allowed for external use.", code);
        if (tags.Count > MaxTags) yield return new(path, TooMany, code);
    }

    public static string TooMany => $"The maximum number of tags for a user pool is {MaxTags}.";

    public static bool IsReserved(string key) => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
}
