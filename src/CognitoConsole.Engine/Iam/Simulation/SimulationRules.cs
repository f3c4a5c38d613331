using System.Text.RegularExpressions;
using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary>What a simulation can be asked. A pattern is asked as no request is: the answer would be right for its text alone, and for none of what it stands for.</summary>
internal static partial class SimulationRules
{
    private static readonly Dictionary<string, Func<string, bool>> Reads = new()
    {
        ["string"] = _ => true,
        ["numeric"] = v => ConditionValues.Number(v) is not null,
        ["boolean"] = v => ConditionValues.Boolean(v) is not null,
        ["date"] = v => ConditionValues.Date(v) is not null,
        ["ip"] = v => IpRange.Parse(v) is not null,
        ["binary"] = v => ConditionValues.Binary(v) is not null,
    };

    /// <exception cref="Contracts.CognitoException">InvalidInput.</exception>
    public static void Demand(IReadOnlyList<string> actions, IReadOnlyList<string>? resources, IReadOnlyList<ContextEntry>? entries)
    {
        foreach (var action in actions)
            if (!Action().IsMatch(action)) throw Errors.InvalidInput($"Invalid Input ActionNames: {action} is not the name of one action. Write service:Action, without wildcards.");
        foreach (var resource in resources ?? [])
            if (resource != "*" && !Arn().IsMatch(resource)) throw Errors.InvalidInput($"Invalid Input ResourceArns: {resource} is not an ARN.");
        foreach (var entry in entries ?? []) Demand(entry);
    }

    /// <summary>Whom a policy of a resource would let in has to be said.</summary>
    public static void DemandCaller(string? callerArn, string? resourcePolicy, bool isKnown)
    {
        if (callerArn is null && resourcePolicy is not null && !isKnown) throw Errors.InvalidInput("CallerArn is required with a ResourcePolicy.");
        if (callerArn is not null && !UserArn().IsMatch(callerArn)) throw Errors.InvalidInput($"Invalid Input CallerArn: {callerArn} is not the ARN of an IAM user.");
    }

    /// <summary>The user of an ARN that <see cref="DemandCaller"/> lets pass.</summary>
    public static PolicyPrincipal Caller(string arn) => PolicyPrincipal.User(arn, arn.Split(':')[4], arn[(arn.LastIndexOf('/') + 1)..]);

    private static void Demand(ContextEntry entry)
    {
        if (entry.ContextKeyType is not { } type) return;
        var values = entry.ContextKeyValues ?? [];
        var isList = type.EndsWith("List", StringComparison.Ordinal);
        if (!isList && values.Count > 1) throw Errors.InvalidInput($"Invalid Input ContextEntries: {entry.ContextKeyName} has several values; its type would be {type}List.");
        var reads = Reads[isList ? type[..^"List".Length] : type];
        if (values.FirstOrDefault(v => !reads(v)) is { } wrong) throw Errors.InvalidInput($"Invalid Input ContextEntries: {wrong} of {entry.ContextKeyName} is not of type {type}.");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9-]+:[A-Za-z0-9]+\z")]
    private static partial Regex Action();

    [GeneratedRegex(@"\Aarn:[^:]+:[^:]+:[^:]*:[^:]*:.+\z", RegexOptions.Singleline)]
    private static partial Regex Arn();

    [GeneratedRegex(@"\Aarn:aws:iam::[0-9]{12}:user/.+\z")]
    private static partial Regex UserArn();
}
