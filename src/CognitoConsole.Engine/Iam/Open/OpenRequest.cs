namespace CognitoConsole.Engine.Iam;

/// <summary>A request of which some keys are not known. Much can be said whatever they are.</summary>
/// <param name="known">What is known.</param>
/// <param name="open">By a key's name: what is not; null for a key that has no other values than the known ones.</param>
internal sealed class OpenRequest(PolicyRequest known, Func<string, OpenKey?> open)
{
    public PolicyRequest Known => known;

    public OpenKey? this[ContextKey key] => open(key.Name) is { } found && (found.Start is not null || key.Values(known).Count == 0) ? found : null;
}

/// <summary>What may be said of a key whose values are not known.</summary>
/// <param name="Start">Null: it may be absent, or have any values. Otherwise it has one value besides the known ones, which begins so.</param>
/// <param name="Shape">What its value looks like, as a regular expression.</param>
internal sealed record OpenKey(string? Start = null, string Shape = ".*");
