using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Engine.Iam;

/// <summary>What can be said about a policy while it is written: why it would be refused, and what is allowed but rarely meant.</summary>
internal sealed class PolicyFindings(TrustWarnings trust)
{
    /// <param name="forGuests">It belongs to a role that guests can have.</param>
    public async Task<IReadOnlyList<PolicyFinding>> Of(string text, PolicyKind kind, int maxLength, bool forGuests, OperationContext context)
    {
        try
        {
            PolicyDocument.Parse(text, kind, maxLength);
        }
        catch (CognitoException refusal)
        {
            var field = refusal.Fields.FirstOrDefault();
            return [new PolicyFinding { FindingType = PolicyFindingType.Error, Path = field?.Path ?? "", Message = field?.Message ?? refusal.Message }];
        }

        using var json = JsonDocument.Parse(text);
        var statements = StatementText.Of(json);
        var warnings = new List<(string Path, string Message)>();
        foreach (var statement in statements)
        {
            warnings.AddRange(Slips(statement));
            if (!statement.Allows) continue;
            if (kind == PolicyKind.Trust) warnings.AddRange(await trust.Of(statement, statements, context));
            else warnings.AddRange(forGuests ? [.. Broad(statement), .. GuestRoles.Warnings(statement)] : Broad(statement));
        }

        return [.. warnings.Distinct().Select(w => new PolicyFinding { FindingType = PolicyFindingType.Warning, Path = w.Path, Message = w.Message })];
    }

    /// <summary>Of a policy that is stored: what it says that counts no more, or else what is rarely meant.</summary>
    public async Task<IReadOnlyList<PolicyFinding>> OfStored(string text, PolicyKind kind, bool forGuests, OperationContext context) =>
        Faults(text, kind) is { Count: > 0 } faults ? faults : await Of(text, kind, PolicyDocument.MaxResource, forGuests, context);

    /// <summary>What of a stored policy passes no more, and what that means.</summary>
    public static IReadOnlyList<PolicyFinding> Faults(string text, PolicyKind kind) =>
        [.. PolicyDocument.Stored(text, kind).Faults.Select(f => new PolicyFinding { FindingType = PolicyFindingType.Error, Path = f.Path, Message = $"{f.Reason} {Consequence(f, kind)}" })];

    private static string Consequence(PolicyFault fault, PolicyKind kind)
    {
        var what = fault.Statement is null ? "the policy" : "the statement";
        return (kind, fault.Denies) switch
        {
            (PolicyKind.Trust, true) => $"Until it is mended, {what} keeps everybody out.",
            (PolicyKind.Trust, false) => $"Until it is mended, {what} lets nobody in.",
            (_, true) => $"Until it is mended, {what} denies everything.",
            (_, false) => $"Until it is mended, {what} allows nothing.",
        };
    }

    /// <summary><c>*</c>, or all that a service has: <c>arn:aws:s3:::*</c>, <c>arn:aws:dynamodb:…:table/*</c>.</summary>
    public static bool IsEverything(string resource)
    {
        if (resource.Trim('*').Length == 0) return true;
        if (resource.Split(':', 6) is not [_, _, var service, _, _, var rest]) return false;
        // In S3 a bucket stands before the stroke, elsewhere the kind of thing.
        return (service == "s3" ? rest : rest[(rest.IndexOf('/', StringComparison.Ordinal) + 1)..]).Trim('*', '/').Length == 0;
    }

    /// <summary>Names that nobody knows and texts that fit nothing, whatever the statement says of them.</summary>
    private static IEnumerable<(string Path, string Message)> Slips(StatementText statement)
    {
        foreach (var action in statement.Actions)
            if (Unknown(action) is { } unknown) yield return ($"{statement.Path}.{statement.ActionElement}", unknown);
        foreach (var condition in statement.Conditions.Where(c => !KnownConditionKeys.Answers(c.Key)))
            yield return (statement.PathOf(condition), Unanswered(condition, statement.Allows));
        foreach (var dead in DeadTexts.Warnings(statement).Concat(ForeignResources.Warnings(statement))) yield return dead;
    }

    /// <summary>An action that there is not, or a pattern that names none.</summary>
    private static string? Unknown(string action)
    {
        var service = KnownActions.ServiceOf(action);
        if (service == "*") return null;
        if (!KnownActions.Knows(service)) return $"{action}: this server decides nothing about {service} and cannot check the name.";
        if (KnownActions.Matching(action).Count > 0) return null;
        return action.AsSpan().ContainsAny('*', '?') ? $"{action} names no action of {service}."
            : KnownActions.Nearest(action) is { } near ? $"There is no action {action}. Is {near} meant?" : $"There is no action {action}.";
    }

    private static string Unanswered(ConditionText condition, bool allows)
    {
        var met = condition.IsMetByAbsence;
        if (condition.Operator == "Null") return $"No request here answers {condition.Key}: it is always null.";
        var effect = (allows, met) switch
        {
            (true, true) => "narrows nothing",
            (true, false) => "allows nothing",
            (false, true) => "refuses whatever it names",
            (false, false) => "refuses nothing",
        };
        return $"No request here answers {condition.Key}, so the condition is {(met ? "always" : "never")} met and the statement {effect}.";
    }

    private static IEnumerable<(string Path, string Message)> Broad(StatementText statement)
    {
        if (statement.ActionElement == "NotAction") yield return ($"{statement.Path}.NotAction", "NotAction allows everything that it does not name, also what comes later.");
        else if (statement.Actions.Any(a => a.Trim('*', ':').Length == 0)) yield return ($"{statement.Path}.Action", "A statement allows every action. For guests and signed-in people name the actions they need.");
        else if (statement.Actions.FirstOrDefault(a => a.EndsWith(":*", StringComparison.Ordinal)) is { } service && statement.Resources.Any(IsEverything))
            yield return ($"{statement.Path}.Action", $"A statement allows a whole service on every resource: {service}.");
    }
}
