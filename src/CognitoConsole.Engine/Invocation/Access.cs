using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

/// <summary>May this caller do that? One answer for all doors: the operation's own kind first, then the caller's IAM policy.</summary>
internal sealed class Access
{
    public async ValueTask Demand(Caller caller, OperationDescriptor operation, object request, OperationContext context)
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
        if (!decision.Allowed) throw Errors.AccessDenied(caller.Arn, operation.Action, resource, decision.Explicitly);
    }

    public ValueTask<AccessDecision> Decide(Caller caller, string action, string resource, CancellationToken cancellation) =>
        ValueTask.FromResult(caller is Caller.Root or Caller.Operator { Role: "Administrator" } or Caller.AccessKey { PolicyName: "Administrator" }
            ? new AccessDecision(true, false, null)
            : new AccessDecision(false, false, $"Your role may not do this ({action})."));

    private static string Resource(object request, OperationContext context) => request switch
    {
        IUserPoolRequest { UserPoolId: { } id } => context.UserPoolArn(id),
        IIdentityPoolRequest { IdentityPoolId: { } id } => context.IdentityPoolArn(id),
        IResourceArnRequest { ResourceArn: { } arn } => arn,
        _ => "*",
    };
}

/// <param name="Explicitly">Refused by a Deny statement, not for want of an Allow.</param>
/// <param name="Refusal">The sentence for a disabled control; null when allowed.</param>
internal readonly record struct AccessDecision(bool Allowed, bool Explicitly, string? Refusal);
