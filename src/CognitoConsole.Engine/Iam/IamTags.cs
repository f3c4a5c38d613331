using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary>Tag keys of IAM are compared without regard to case.</summary>
internal static class IamTags
{
    public static IEnumerable<Violation> Violations(IReadOnlyList<Tag>? tags)
    {
        if (tags is null) yield break;
        if (tags.DistinctBy(t => t.Key, StringComparer.OrdinalIgnoreCase).Count() < tags.Count)
            yield return new("tags", "Duplicate tag keys found. Please note that Tag keys are case insensitive.", ErrorCodes.InvalidInputException);
        if (tags.Any(t => t.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
            yield return new("tags", "Tag keys that begin with aws: are reserved.", ErrorCodes.InvalidInputException);
    }
}
