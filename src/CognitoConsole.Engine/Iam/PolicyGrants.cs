using CognitoConsole.Contracts;

namespace CognitoConsole.Engine.Iam;

/// <summary>Nobody gives away, or takes over, more than the own policy holds.</summary>
public sealed class PolicyGrants(Access access)
{
    /// <summary>
    /// A caller may hand out the own policy. Another one is a grant and needs what AWS asks for one: iam:AttachUserPolicy on that policy.
    /// </summary>
    public async Task Demand(string policyName, OperationContext context)
    {
        var own = context.Caller switch
        {
            Caller.AccessKey key => key.PolicyName,
            Caller.Operator person => person.Role,
            _ => null,
        };
        if (policyName == own) return;
        const string Action = "iam:AttachUserPolicy";
        var policy = $"arn:aws:iam::{context.AccountId}:policy/{policyName}";
        var decision = await access.Decide(context.Caller, Action, policy, context.Cancellation);
        if (!decision.IsAllowed) throw Errors.AccessDenied(context.Caller.Arn, Action, policy, decision.Outcome == PolicyOutcome.ExplicitDeny);
    }
}
