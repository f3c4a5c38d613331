using CognitoConsole.Contracts;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Engine.Sts;

namespace CognitoConsole.Engine;

/// <summary>May this caller do that? One answer for all doors: the operation's own kind first, then the caller's policies.</summary>
public sealed class Access(CallerPolicies policies, RequestedResources resources, ResourceTags tags, AuthorizationMessages messages, TimeProvider clock)
{
    /// <summary>Whatever the policies say: who has credentials may ask whose they are.</summary>
    internal static bool NeedsNoPermission(string action) => action.Equals("sts:GetCallerIdentity", StringComparison.OrdinalIgnoreCase);

    /// <summary>Everybody who has credentials may ask who he is and for a session of himself; who may assume a role, the operation finds out with the role's trust policy.</summary>
    private static readonly string[] NotDecidedHere = ["sts:GetCallerIdentity", "sts:GetSessionToken", "sts:AssumeRole"];

    internal async ValueTask Demand(Caller caller, OperationDescriptor operation, object request, OperationContext context)
    {
        switch (operation.Access)
        {
            case OperationAccess.Unsigned:
                return;
            case OperationAccess.HostedUI when caller is Caller.HostedUI:
                return;
            case OperationAccess.HostedUI:
                throw Errors.AccessDenied(caller.Arn, operation.Action, "*");
        }

        if (caller is Caller.Anonymous or Caller.HostedUI) throw Errors.MissingAuthenticationToken();
        if (NotDecidedHere.Contains(operation.Action)) return;
        var resource = await resources.Of(request, context);
        DemandWhatSessionsMay(caller, operation, resource);
        var decision = await Decide(caller, operation.Action, resource, context.Cancellation, keys: await resources.Keys(request, context));
        if (!decision.IsAllowed) throw Refusal(caller, operation.Action, resource, decision);
        if (caller is Caller.AssumedRole { Session: { IdentityId: not null } session } && !OwnIdentity.Allows(session, operation, request)) throw OfOthers(caller, operation, resource);
    }

    /// <summary>The decision for a caller whose identity a door has verified.</summary>
    /// <param name="ownerId">Account of the resource, where its ARN does not say it rightly.</param>
    /// <param name="keys">Condition keys that what is asked for answers, besides those of caller and resource.</param>
    public async ValueTask<PolicyDecision> Decide(Caller caller, string action, string resource, CancellationToken cancellation, string? ownerId = null, PolicyContext? keys = null)
    {
        var authority = await policies.Of(caller, cancellation);
        foreach (var (key, values) in keys ?? []) authority.Context[key] = values;
        await tags.AddTo(authority.Context, resource, cancellation);
        return PolicyEvaluator.Decide(authority.Request(action, resource, clock.GetUtcNow()) with { ResourceAccountId = ownerId });
    }

    /// <summary>Sessions of a user cannot reach IAM, and of STS only what AWS lets them: otherwise a short life could be made a long one.</summary>
    private static void DemandWhatSessionsMay(Caller caller, OperationDescriptor operation, string resource)
    {
        var isUserSession = caller is Caller.AccessKey { Session: not null } or Caller.FederatedUser;
        if (isUserSession && operation.Service is ("iam" or "sts")) throw Errors.AccessDenied(caller.Arn, operation.Action, resource);
    }

    /// <summary>What Cognito Sync itself refuses, after IAM has allowed it, has a code of its own.</summary>
    private CognitoException OfOthers(Caller caller, OperationDescriptor operation, string resource)
    {
        var refusal = Refusal(caller, operation.Action, resource, OwnIdentity.Refusal);
        return operation.Service == "cognito-sync" ? Errors.NotAuthorized(refusal.Message) : refusal;
    }

    private CognitoException Refusal(Caller caller, string action, string resource, PolicyDecision decision)
    {
        if (caller is not (Caller.AssumedRole or Caller.FederatedUser)) return Errors.AccessDenied(caller.Arn, action, resource, decision.Outcome == PolicyOutcome.ExplicitDeny);
        var text = decision.Refusal(new PolicyRequest { Principal = PolicyPrincipal.AssumedRole("", caller.Arn, ""), Action = action, Resource = resource });
        return new CognitoException(ErrorCodes.AccessDeniedException, $"{text}. Encoded authorization failure message: {messages.Encode(caller, action, resource, decision)}");
    }
}
