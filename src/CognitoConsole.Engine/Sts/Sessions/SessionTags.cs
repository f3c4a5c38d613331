using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.Sts;

/// <summary>Tags of a session: keys are compared without regard to case.</summary>
internal static class SessionTags
{
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<Tag>? tags) => (tags ?? []).ToDictionary(t => t.Key, t => t.Value, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Violation> Violations(IReadOnlyList<Tag>? tags)
    {
        if (tags is null) yield break;
        if (tags.DistinctBy(t => t.Key, StringComparer.OrdinalIgnoreCase).Count() < tags.Count)
            yield return new("tags", "Duplicate tag keys found. Please note that Tag keys are case insensitive.", ErrorCodes.ValidationException);
        if (tags.Any(t => t.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
            yield return new("tags", "Tag keys that begin with aws: are reserved.", ErrorCodes.ValidationException);
    }

    /// <summary>Those of the keys that are named, as the tags spell them and each once: the session that they go into finds them by that.</summary>
    public static IReadOnlyList<string> Named(IReadOnlyDictionary<string, string> tags, IEnumerable<string> keys) =>
        [.. tags.Keys.Intersect(keys, StringComparer.OrdinalIgnoreCase)];

    /// <summary>As conditions of the request that passes them.</summary>
    public static void AddTo(PolicyContext context, IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count == 0) return;
        foreach (var (key, value) in tags) context[$"aws:RequestTag/{key}"] = value;
        context["aws:TagKeys"] = tags.Keys.ToArray();
    }
}
