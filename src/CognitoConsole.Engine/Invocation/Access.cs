using CognitoConsole.Contracts;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine;

/// <summary>May this caller do that? One answer for all doors: the operation's own kind first, then the caller's IAM policy.</summary>
public sealed class Access(ManagedPolicies policies, TimeProvider clock)
{
    internal async ValueTask Demand(Caller caller, OperationDescriptor operation, object request, OperationContext context)
    {
        switch (operation.Access)
        {
            case OperationAccess.Unsigned:
                return;
            case OperationAccess.HostedUI when caller is Caller.HostedUI:
                return;
            case OperationAccess.HostedUI:
                throw Errors.AccessDenied(caller.Arn, operation.Action, "*", explicitly: false);
        }

        if (caller is Caller.Anonymous or Caller.HostedUI) throw Errors.MissingAuthenticationToken();
        var resource = Resource(request, context);
        var decision = await Decide(caller, operation.Action, resource, context.Cancellation);
        if (!decision.IsAllowed) throw Errors.AccessDenied(caller.Arn, operation.Action, resource, decision.Outcome == PolicyOutcome.ExplicitDeny);
    }

    /// <summary>The decision for a caller whose identity a door has verified.</summary>
    public async ValueTask<PolicyDecision> Decide(Caller caller, string action, string resource, CancellationToken cancellation)
    {
        var (principal, policyName) = caller switch
        {
            Caller.Root root => (PolicyPrincipal.Root(root.AccountId), null),
            Caller.Operator o => (PolicyPrincipal.User(o.Arn, o.AccountId, o.Email, o.Id), o.Role),
            Caller.AccessKey k => (PolicyPrincipal.User(k.Arn, k.AccountId, k.UserName, k.AccessKeyId), k.PolicyName),
            _ => (PolicyPrincipal.Anonymous, (string?)null),
        };
        var policy = policyName is null ? null : await policies.Find(policyName, cancellation);
        return PolicyEvaluator.Decide(new PolicyRequest
        {
            Principal = principal,
            Action = action,
            Resource = resource,
            IdentityPolicies = policy is null ? [] : [policy],
            Time = clock.GetUtcNow(),
            Context = caller.IpAddress is null ? [] : new PolicyContext { { "aws:SourceIp", caller.IpAddress } },
        });
    }

    private static string Resource(object request, OperationContext context) => request switch
    {
        IUserPoolRequest { UserPoolId: { } id } => context.UserPoolArn(id),
        IIdentityPoolRequest { IdentityPoolId: { } id } => context.IdentityPoolArn(id),
        IResourceArnRequest { ResourceArn: { } arn } => arn,
        _ => "*",
    };
}
