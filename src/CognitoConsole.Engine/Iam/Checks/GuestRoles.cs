using System.Text.Json;

namespace CognitoConsole.Engine.Iam;

/// <summary>Which roles are for guests, and what is said about their policies.</summary>
internal static class GuestRoles
{
    private const string IdentityPools = "cognito-identity.amazonaws.com";
    private const string RoleArn = "arn:aws:iam::000000000000:role/role";

    /// <summary>Does this trust policy let unauthenticated identities of a pool in? The evaluator answers for every pool that it names.</summary>
    public static bool LetsGuestsIn(string trustPolicy)
    {
        // What does not pass lets nobody in, whether it is stored or still being typed.
        var document = PolicyDocument.Stored(trustPolicy, PolicyKind.Trust);
        if (document.IsUnreadable) return false;
        var trust = new NamedPolicy("trust policy", document);
        using var json = JsonDocument.Parse(trustPolicy);
        var pools = StatementText.Of(json).Where((_, i) => document.Faults.All(f => f.Statement != i)).SelectMany(s => s.Conditions).Where(c => c.Key.Equals($"{IdentityPools}:aud", StringComparison.OrdinalIgnoreCase)).SelectMany(c => c.Values).Distinct();
        return pools.Any(pool => PolicyEvaluator.DecideTrust(trust, PolicyPrincipal.Federated(IdentityPools), "sts:AssumeRoleWithWebIdentity", RoleArn, new PolicyContext
        {
            { $"{IdentityPools}:aud", pool },
            { $"{IdentityPools}:amr", "unauthenticated" },
        }).IsAllowed);
    }

    /// <summary>What a statement that allows something gives anybody who opens the app.</summary>
    public static IEnumerable<(string Path, string Message)> Warnings(StatementText statement)
    {
        var path = $"{statement.Path}.{statement.ActionElement}";
        var not = statement.ActionElement == "NotAction";
        foreach (var pattern in not ? [] : statement.Actions.Where(IsCutOff))
            yield return (path, $"{pattern} has no effect for guests: AWS's limit on their credentials cuts it off, whatever the role says.");

        var reached = (not ? KnownActions.Except(statement.Actions) : statement.Actions.SelectMany(KnownActions.Matching)).Distinct().Where(a => !a.IsOpen && GuestScopeDown.Allows(a.Name)).ToList();
        if (Names(reached.Where(a => a.Administers)) is { } administration)
            yield return (path, $"Guests can have this role, and this is for administrators: {administration}.");
        if (Names(reached.Where(a => a.Writes && !a.Administers)) is { } writes)
            yield return (path, $"Guests can have this role: anybody could write or delete with {writes}.");
        List<string> patterns = not ? [] : statement.Actions.Where(a => a.AsSpan().ContainsAny('*', '?') && !IsCutOff(a)).ToList();
        if (patterns.Count > 0) yield return (path, $"Guests can have this role: name the actions that they need in place of {string.Join(", ", patterns)}.");
        if (reached.Count > 0 && !statement.HasConditions && statement.Resources.FirstOrDefault(PolicyFindings.IsEverything) is { } everything)
            yield return ($"{statement.Path}.Resource", $"Guests can have this role: {everything} gives them every resource. Name the bucket, table or pool.");
    }

    /// <summary>Nothing that the pattern names is left. Of a service that is not known here, whatever AWS's limit names of it may be meant.</summary>
    private static bool IsCutOff(string pattern)
    {
        if (KnownActions.Matching(pattern) is { Count: > 0 } named) return !named.Any(a => a.IsOpen || GuestScopeDown.Allows(a.Name));
        var service = KnownActions.ServiceOf(pattern);
        return !KnownActions.Knows(service) && (pattern.AsSpan().ContainsAny('*', '?') ? !GuestScopeDown.Names(service) : !GuestScopeDown.Allows(pattern));
    }

    private static string? Names(IEnumerable<KnownAction> actions)
    {
        const int Shown = 3;
        var names = actions.Select(a => a.Name).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : names.Count > Shown + 1 ? $"{string.Join(", ", names.Take(Shown))} and {names.Count - Shown} more" : string.Join(", ", names);
    }
}
