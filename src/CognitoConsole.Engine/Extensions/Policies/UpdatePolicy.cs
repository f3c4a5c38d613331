using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.Iam;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class UpdatePolicy(CognitoDbContext db, PolicyEdits edits, PolicyVersions versions, ManagedPolicies known) : IOperation<UpdatePolicyRequest, UpdatePolicyResponse>
{
    public async Task<UpdatePolicyResponse> Handle(UpdatePolicyRequest request, OperationContext context)
    {
        await edits.Demand(request.PolicyName, context);
        var policy = await db.ManagedPolicies.FirstOrDefaultAsync(p => p.PolicyName == request.PolicyName, context.Cancellation) ?? throw Errors.PolicyNotFound(request.PolicyName);
        if (request.Version is { } edited && edited != policy.Version) throw Errors.ConcurrentModification();
        edits.DemandSound(policy, request.Document, context);
        if (policy.Document != request.Document)
        {
            await versions.Replace(policy, request.Document, context.Cancellation);
            await db.SaveChangesAsync(context.Cancellation);
            known.Forget(policy.PolicyName);
        }

        return new UpdatePolicyResponse { Policy = PolicyView.Show(policy, context.AccountId, whole: true) };
    }
}
