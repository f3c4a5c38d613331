namespace CognitoConsole.Engine.Iam;

/// <summary>
/// AWS's evaluation logic. An explicit deny anywhere ends it; otherwise identity or resource policy must allow (both, across accounts), and the permissions
/// boundary and every session layer too. The one exception: a resource policy that names the very user or session by ARN grants past boundary and session.
/// </summary>
public static class PolicyEvaluator
{
    /// <summary>What the policies of one layer say.</summary>
    private readonly record struct Verdict(string? Policy, PolicyDocument? Document, int Deny, int Allow, Naming Naming)
    {
        public bool Denies => Deny >= 0;
        public bool Allows => Allow >= 0;

        public PolicyDecision Decision(PolicyLayer layer)
        {
            var index = Denies ? Deny : Allow;
            return new PolicyDecision(Denies ? PolicyOutcome.ExplicitDeny : PolicyOutcome.Allowed, layer, Policy, index, Document![index].Sid);
        }
    }

    private static readonly Verdict Silence = new(null, null, -1, -1, Naming.None);

    public static PolicyDecision Decide(PolicyRequest request)
    {
        var resource = new ArnText(request.Resource);
        var identity = Ask(request.IdentityPolicies, request, resource);
        if (identity.Denies)
            return identity.Decision(PolicyLayer.Identity);
        var ofResource = Ask(request.ResourcePolicy, request, resource);
        if (ofResource.Denies)
            return ofResource.Decision(PolicyLayer.Resource);
        var boundary = Ask(request.PermissionsBoundary, request, resource);
        if (boundary.Denies)
            return boundary.Decision(PolicyLayer.Boundary);

        var silentSession = false;
        for (var i = 0; i < request.SessionPolicies.Count; i++)
        {
            var session = Ask(request.SessionPolicies[i], request, resource);
            if (session.Denies)
                return session.Decision(PolicyLayer.Session);
            silentSession |= !session.Allows;
        }

        return Combine(request, resource, identity, ofResource, request.PermissionsBoundary is not null && !boundary.Allows, silentSession);
    }

    /// <summary>Whether a role's trust policy lets somebody assume it. For a principal of the role's account whom it does not name, his own policies decide too.</summary>
    public static PolicyDecision DecideTrust(NamedPolicy trust, PolicyPrincipal principal, string action, string roleArn, PolicyContext context, DateTimeOffset? time = null) =>
        Decide(new PolicyRequest { Principal = principal, Action = action, Resource = roleArn, ResourcePolicy = trust, Context = context, Time = time });

    private static PolicyDecision Combine(PolicyRequest request, in ArnText resource, in Verdict identity, in Verdict ofResource, bool silentBoundary, bool silentSession)
    {
        var principal = request.Principal;
        if (principal.Kind is PrincipalKind.Anonymous or PrincipalKind.Federated or PrincipalKind.Service)
            return ofResource.Allows ? ofResource.Decision(PolicyLayer.Resource) : Refused(PolicyLayer.Resource);

        var crossAccount = !IsOwn(principal, request, resource);
        if (crossAccount && !ofResource.Allows)
            return Refused(PolicyLayer.Resource);
        if (!crossAccount && ofResource.Naming == Naming.Itself)
            return ofResource.Decision(PolicyLayer.Resource);

        var isRoot = principal.Kind == PrincipalKind.Root;
        var granted = !crossAccount && ofResource.Naming > Naming.Account;
        if (!identity.Allows && !granted && !isRoot)
            return Refused(PolicyLayer.Identity);
        if (silentBoundary && !isRoot)
            return Refused(PolicyLayer.Boundary);
        if (silentSession)
            return Refused(PolicyLayer.Session);
        if (identity.Allows)
            return identity.Decision(PolicyLayer.Identity);
        return ofResource.Allows ? ofResource.Decision(PolicyLayer.Resource) : new PolicyDecision(PolicyOutcome.Allowed, PolicyLayer.Identity);
    }

    internal static bool IsOwn(PolicyPrincipal principal, PolicyRequest request, in ArnText resource)
    {
        if (request.ResourceAccountId is { } owner)
            return owner == principal.AccountId;
        return !resource.IsArn || resource.Account.IsEmpty || resource.Account.SequenceEqual(principal.AccountId);
    }

    private static Verdict Ask(IReadOnlyList<NamedPolicy> policies, PolicyRequest request, in ArnText resource)
    {
        var verdict = Silence;
        for (var i = 0; i < policies.Count; i++)
        {
            var next = Ask(policies[i], request, resource);
            if (next.Denies)
                return next;
            if (!verdict.Allows)
                verdict = next;
        }

        return verdict;
    }

    private static Verdict Ask(NamedPolicy? policy, PolicyRequest request, in ArnText resource)
    {
        if (policy is null)
            return Silence;
        var (deny, allow, naming) = policy.Document.Evaluate(request, resource);
        return new Verdict(policy.Name, policy.Document, deny, allow, naming);
    }

    private static PolicyDecision Refused(PolicyLayer layer) => new(PolicyOutcome.ImplicitDeny, layer);
}
