using CognitoConsole.Data.Iam;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.Extensions;

/// <summary>What stands before every change of a policy's text.</summary>
internal sealed class PolicyEdits(Access access, TimeProvider clock)
{
    private static readonly string[] ToRepairWith = ["cognito-console:UpdatePolicy", "cognito-console:ResetPolicy", "cognito-console:ListPolicies", "cognito-console:GetPolicy", "iam:CreatePolicyVersion"];

    /// <summary>
    /// Whoever writes a policy can give himself everything. AWS has an action for just that, iam:CreatePolicyVersion; the right to call this operation alone
    /// is not enough.
    /// </summary>
    public async Task Demand(string policyName, OperationContext context)
    {
        const string Action = "iam:CreatePolicyVersion";
        var resource = $"arn:aws:iam::{context.AccountId}:policy/{policyName}";
        var decision = await access.Decide(context.Caller, Action, resource, context.Cancellation);
        if (!decision.IsAllowed) throw Errors.AccessDenied(context.Caller.Arn, Action, resource, decision.Outcome == PolicyOutcome.ExplicitDeny);
    }

    /// <summary>The text is a policy, and leaves the administrators able to repair it.</summary>
    public void DemandSound(ManagedPolicy policy, string document, OperationContext context)
    {
        var parsed = new NamedPolicy(policy.PolicyName, PolicyDocument.Parse(document, PolicyKind.Identity, PolicyDocument.MaxManaged));
        if (policy.PolicyName != BuiltInPolicies.Administrator) return;
        var lost = ToRepairWith.FirstOrDefault(action => !PolicyEvaluator.Decide(new PolicyRequest
        {
            Principal = PolicyPrincipal.User($"arn:aws:iam::{context.AccountId}:user/administrator", context.AccountId, "administrator", "administrator"),
            Action = action,
            Resource = action.StartsWith("iam:", StringComparison.Ordinal) ? $"arn:aws:iam::{context.AccountId}:policy/{policy.PolicyName}" : "*",
            IdentityPolicies = [parsed],
            Time = clock.GetUtcNow(),
            Context = [],
        }).IsAllowed);
        if (lost is not null) throw Errors.AdministratorsLockedOut(lost);
    }
}
