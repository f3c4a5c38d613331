using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.Iam;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class ResetPolicy(CognitoDbContext db, PolicyEdits edits, PolicyVersions versions, ManagedPolicies known) : IOperation<ResetPolicyRequest, ResetPolicyResponse>
{
    public async Task<ResetPolicyResponse> Handle(ResetPolicyRequest request, OperationContext context)
    {
        await edits.Demand(request.PolicyName, context);
        var policy = await db.ManagedPolicies.FirstOrDefaultAsync(p => p.PolicyName == request.PolicyName, context.Cancellation) ?? throw Errors.PolicyNotFound(request.PolicyName);
        if (!policy.IsBuiltIn) throw Errors.InvalidParameter("Only a policy that came with the product has a text to go back to.");
        var original = BuiltInPolicies.Text(policy.PolicyName);
        if (policy.Document != original)
        {
            await versions.Replace(policy, original, context.Cancellation);
            await db.SaveChangesAsync(context.Cancellation);
            known.Forget(policy.PolicyName);
        }

        return new ResetPolicyResponse { Policy = PolicyView.Show(policy, context.AccountId, whole: true) };
    }
}
