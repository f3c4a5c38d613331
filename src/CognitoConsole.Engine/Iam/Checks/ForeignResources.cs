namespace CognitoConsole.Engine.Iam;

/// <summary>Resources of one service under actions of another: grammatical, and no request has both.</summary>
internal static class ForeignResources
{
    /// <summary>Services whose actions work on things of others too. Those of this server's console work on what the other services have.</summary>
    private static readonly Dictionary<string, string[]> Beyond = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sts"] = ["iam"],
        ["cognito-console"] = ["cognito-idp", "cognito-identity", "iam"],
    };

    public static IEnumerable<(string Path, string Message)> Warnings(StatementText statement)
    {
        if (statement.ActionElement == "NotAction") yield break;
        var actions = statement.Actions.Select(KnownActions.ServiceOf).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var resources = statement.Resources.Select(r => (Text: r, Service: ServiceOf(r))).ToList();
        // Of a service that is not known here, nothing is said; a pattern may name any.
        if (actions.TrueForAll(KnownActions.Knows))
            foreach (var (text, service) in resources.Where(r => r.Service is not null && !actions.Exists(a => Works(a, r.Service))))
                yield return ($"{statement.Path}.Resource", $"{text} can never match: it is of {service}, and the statement names actions of {string.Join(", ", actions)}.");
        // Where all of them are foreign it has been said of each.
        if (!resources.Exists(r => r.Service is null || actions.Exists(a => Works(a, r.Service)))) yield break;
        foreach (var action in statement.Actions.Where(a => KnownActions.Knows(KnownActions.ServiceOf(a)) && !resources.Exists(r => r.Service is null || Works(KnownActions.ServiceOf(a), r.Service))))
            yield return ($"{statement.Path}.Action", $"{action} can never match: the statement names no resource of {KnownActions.ServiceOf(action)}.");
    }

    private static bool Works(string actions, string? service) =>
        actions.Equals(service, StringComparison.OrdinalIgnoreCase) || (Beyond.TryGetValue(actions, out var others) && others.Contains(service, StringComparer.OrdinalIgnoreCase));

    /// <summary>Null of <c>*</c>; an ARN names its service without wildcard or variable, says the grammar.</summary>
    private static string? ServiceOf(string resource) => resource.Split(':', 4) is [_, _, var service, _] ? service : null;
}
