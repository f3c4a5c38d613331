namespace CognitoConsole.Engine.Iam;

/// <summary>One compiled statement.</summary>
internal sealed class Statement
{
    public required string? Sid { get; init; }
    public required bool Deny { get; init; }
    public required Glob[] Actions { get; init; }
    public bool NotAction { get; init; }

    /// <summary>Null in trust policies, whose resource is the role that bears them.</summary>
    public ArnPattern[]? Resources { get; init; }

    public bool NotResource { get; init; }

    /// <summary>Null in policies of a user or role.</summary>
    public PrincipalPattern? Principal { get; init; }

    public bool NotPrincipal { get; init; }
    public Condition[] Conditions { get; init; } = [];

    /// <summary>In the place of one that cannot be read: denies everything to everybody, or allows nothing.</summary>
    public static Statement Closed(PolicyKind kind, bool deny)
    {
        Glob[] everything = [new Glob(PolicyText.Parse("*", wildcards: true, variables: false, ""))];
        return new()
        {
            Sid = null,
            Deny = deny,
            Actions = deny ? everything : [],
            Principal = kind == PolicyKind.Identity ? null : new PrincipalPattern { Everyone = true },
            Resources = kind == PolicyKind.Trust ? null : [ArnPattern.Parse("*", variables: false, anyService: false, "")],
        };
    }

    /// <summary>Whether the statement speaks about this request, and in a resource policy how it names the principal.</summary>
    public bool Applies(PolicyRequest request, in ArnText resource, out Naming naming)
    {
        naming = Naming.None;
        return AppliesToAction(request) && AppliesToPrincipal(request.Principal, out naming) && AppliesToResource(request, resource) && ConditionsAreMet(request);
    }

    /// <summary>As <see cref="Applies"/>, where not everything of the request is known.</summary>
    public Answer Consider(OpenRequest request, in ArnText resource)
    {
        if (!AppliesToAction(request.Known) || !AppliesToPrincipal(request.Known.Principal, out _))
            return Answer.No;
        var answer = ConsiderResource(request, resource);
        foreach (var condition in Conditions)
            answer &= condition.Consider(request, Deny);
        return answer;
    }

    private bool AppliesToAction(PolicyRequest request)
    {
        foreach (var action in Actions)
        {
            if (action.Matches(request.Action, request) == Match.Yes)
                return !NotAction;
        }

        return NotAction;
    }

    private bool AppliesToPrincipal(PolicyPrincipal principal, out Naming naming)
    {
        naming = Naming.None;
        if (Principal is null)
            return true;
        if (NotPrincipal)
            return !Principal.Spares(principal);
        naming = Principal.Names(principal, Deny);
        return naming != Naming.None;
    }

    /// <summary>A variable without value matches nothing; under NotResource it is decided against the caller: an Allow falls away, a Deny stays.</summary>
    private bool AppliesToResource(PolicyRequest request, in ArnText resource)
    {
        if (Resources is null)
            return true;
        var unknown = false;
        foreach (var pattern in Resources)
        {
            var match = pattern.Matches(resource, request);
            if (match == Match.Yes)
                return !NotResource;
            unknown |= match == Match.Unknown;
        }

        return NotResource && (!unknown || Deny);
    }

    private Answer ConsiderResource(OpenRequest request, in ArnText resource)
    {
        if (Resources is null)
            return Answer.Yes;
        var matches = Answer.No;
        foreach (var pattern in Resources)
            matches |= pattern.Consider(resource, request, unknown: NotResource && !Deny);
        return NotResource ? !matches : matches;
    }

    private bool ConditionsAreMet(PolicyRequest request)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.IsMet(request, Deny))
                return false;
        }

        return true;
    }
}
