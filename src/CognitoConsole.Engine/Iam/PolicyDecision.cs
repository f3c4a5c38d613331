namespace CognitoConsole.Engine.Iam;

public enum PolicyOutcome
{
    /// <summary>Nothing allows it.</summary>
    ImplicitDeny,
    ExplicitDeny,
    Allowed,
}

/// <summary>Which kind of policy decided.</summary>
public enum PolicyLayer
{
    Identity,
    Resource,
    Boundary,
    Session,

    /// <summary>No policy: the rule that credentials of an identity reach that identity only.</summary>
    OwnIdentity,
}

/// <summary>The decision and its reason.</summary>
/// <param name="Layer">The layer that allowed, denied, or whose silence refused.</param>
/// <param name="PolicyName">Null when no statement decided: an implicit deny, or an account's root.</param>
/// <param name="StatementIndex">Position in the document's Statement, from 0; -1 when no statement decided.</param>
public readonly record struct PolicyDecision(PolicyOutcome Outcome, PolicyLayer Layer, string? PolicyName = null, int StatementIndex = -1, string? Sid = null)
{
    public bool IsAllowed => Outcome == PolicyOutcome.Allowed;

    /// <summary>As AWS's texts name it.</summary>
    public string LayerName => Layer switch
    {
        PolicyLayer.Identity => "identity-based policy",
        PolicyLayer.Resource => "resource-based policy",
        PolicyLayer.Boundary => "permissions boundary",
        _ => "session policy",
    };

    /// <summary>AWS's text of AccessDeniedException.</summary>
    public string Refusal(PolicyRequest request)
    {
        var reason = Layer == PolicyLayer.OwnIdentity ? "because credentials of an identity reach that identity only, whatever its policies allow"
            : Outcome == PolicyOutcome.ExplicitDeny
            ? $"with an explicit deny in {(Layer == PolicyLayer.Identity ? "an" : "a")} {LayerName}"
            : $"because no {LayerName} allows the {request.Action} action";
        return $"User: {request.Principal.Arn} is not authorized to perform: {request.Action} on resource: {request.Resource} {reason}";
    }
}
