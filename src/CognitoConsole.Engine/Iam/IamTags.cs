using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary>Tag keys of IAM are compared without regard to case.</summary>
internal static class IamTags
{
    private const int Most = 50;

    /// <summary>With these added; a key that is there in another case is that key, and the new spelling counts.</summary>
    /// <exception cref="CognitoException">LimitExceeded.</exception>
    public static Dictionary<string, string> With(IReadOnlyDictionary<string, string> tags, IReadOnlyList<Tag> added)
    {
        var all = new Dictionary<string, string>(tags, StringComparer.OrdinalIgnoreCase);
        foreach (var tag in added)
        {
            all.Remove(tag.Key);
            all[tag.Key] = tag.Value;
        }

        if (all.Count > Most) throw new CognitoException(ErrorCodes.LimitExceededException, $"The number of tags has reached the maximum limit of {Most}.");
        return new Dictionary<string, string>(all);
    }

    /// <summary>Keys that are not there are no fault.</summary>
    public static Dictionary<string, string> Without(IReadOnlyDictionary<string, string> tags, IReadOnlyList<string> keys) =>
        tags.Where(t => !keys.Contains(t.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary();

    /// <summary>By key, after the marker.</summary>
    public static (IReadOnlyList<Tag> Tags, string? Marker) Page(IReadOnlyDictionary<string, string> tags, string? marker, int? size)
    {
        const int DefaultPage = 100;
        var left = tags.OrderBy(t => t.Key, StringComparer.Ordinal).Where(t => string.CompareOrdinal(t.Key, marker ?? "") > 0).Select(t => new Tag { Key = t.Key, Value = t.Value }).ToList();
        var page = left.Take(size ?? DefaultPage).ToList();
        return (page, left.Count > page.Count ? page[^1].Key : null);
    }

    public static IReadOnlyList<Tag>? Shape(IReadOnlyDictionary<string, string> tags) => tags.Count == 0 ? null : [.. tags.Select(t => new Tag { Key = t.Key, Value = t.Value })];

    public static IEnumerable<Violation> Violations(IReadOnlyList<Tag>? tags)
    {
        if (tags is null) yield break;
        if (tags.DistinctBy(t => t.Key, StringComparer.OrdinalIgnoreCase).Count() < tags.Count)
            yield return new("tags", "Duplicate tag keys found. Please note that Tag keys are case insensitive.", ErrorCodes.InvalidInputException);
        if (tags.Any(t => t.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
            yield return new("tags", "Tag keys that begin with aws: are reserved.", ErrorCodes.InvalidInputException);
    }
}
