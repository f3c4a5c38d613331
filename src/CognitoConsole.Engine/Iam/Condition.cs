using Microsoft.Extensions.Primitives;

namespace CognitoConsole.Engine.Iam;

internal enum Quantifier : byte
{
    None,
    ForAllValues,
    ForAnyValue,
}

/// <summary>One operator on one key: <c>"ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" }</c>.</summary>
/// <param name="key">What is looked up in the request.</param>
/// <param name="values">What it is compared with; several are alternatives.</param>
/// <param name="quantifier">How several values of the request count.</param>
/// <param name="negated">The operator is a …Not…: true when no value compares.</param>
/// <param name="ifExists">An absent key meets the condition.</param>
internal sealed class Condition(ContextKey key, ValueTest values, Quantifier quantifier, bool negated, bool ifExists)
{
    public ContextKey Key => key;

    public IEnumerable<PolicyVariable> Variables => values.Variables;

    /// <summary>Met only by a request that has the key with a value that stands in the policy.</summary>
    public bool PinsTheKey => values is TextTest { IsExact: true } && !negated && !ifExists && quantifier != Quantifier.ForAllValues;

    /// <param name="deny">Effect of the statement: what cannot be compared at all is decided against the caller.</param>
    public bool IsMet(PolicyRequest request, bool deny)
    {
        var actual = key.Values(request);
        if (values is NullTest presence)
            return presence.IsMet(actual.Count > 0);
        if (actual.Count == 0)
            return ifExists || quantifier == Quantifier.ForAllValues || (negated && quantifier == Quantifier.None);
        return quantifier switch
        {
            Quantifier.ForAllValues => Every(actual, request, deny),
            Quantifier.ForAnyValue => Any(actual, request, deny),
            _ => negated ? Every(actual, request, deny) : Any(actual, request, deny),
        };
    }

    /// <summary>As <see cref="IsMet"/>, where not everything of the request is known.</summary>
    public Answer Consider(OpenRequest request, bool deny)
    {
        var unknown = request[key];
        if (unknown is { Start: null })
            return Answer.DependsOn(values.Variables.Where(v => v.IsOpen(request)).Select(v => v.ToString()).Prepend(key.Name));
        var actual = key.Values(request.Known);
        if (values is NullTest presence)
            return Answer.Of(presence.IsMet(actual.Count > 0 || unknown is not null));
        if (actual.Count == 0 && unknown is null)
            return Answer.Of(IsMet(request.Known, deny));

        var answers = actual.Select(v => Consider(v!, request, deny)).ToList();
        if (unknown?.Start is { } start)
            answers.Add(values.CompareStart(start) is { } match ? Answer.Of(match != negated) : Answer.DependsOn(key.Name));
        var all = quantifier == Quantifier.ForAllValues || (negated && quantifier == Quantifier.None);
        return all ? answers.Aggregate(Answer.Yes, (a, b) => a & b) : answers.Aggregate(Answer.No, (a, b) => a | b);
    }

    private Answer Consider(string value, OpenRequest request, bool deny)
    {
        var match = values.Consider(value, request, unknown: negated && !deny);
        return negated ? !match : match;
    }

    private bool Every(StringValues actual, PolicyRequest request, bool deny)
    {
        foreach (var value in actual)
        {
            if (!Holds(value!, request, deny))
                return false;
        }

        return true;
    }

    private bool Any(StringValues actual, PolicyRequest request, bool deny)
    {
        foreach (var value in actual)
        {
            if (Holds(value!, request, deny))
                return true;
        }

        return false;
    }

    private bool Holds(string value, PolicyRequest request, bool deny) => values.Compare(value, request) switch
    {
        Match.Yes => !negated,
        Match.No => negated,
        _ => negated && deny,
    };
}
