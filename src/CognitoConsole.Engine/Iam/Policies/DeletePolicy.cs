using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html">DeletePolicy</see>: refused while anybody has it.</summary>
[DecidesAnew]
internal sealed class DeletePolicy(CognitoDbContext db, IamRoles roles, ManagedPolicies known) : IOperation<DeletePolicyRequest, Nothing>
{
    public async Task<Nothing> Handle(DeletePolicyRequest request, OperationContext context)
    {
        var policy = await roles.Policy(request.PolicyArn, context);
        var name = policy.PolicyName;
        if (policy.IsBuiltIn) throw Errors.DeleteConflict($"{name} came with the product and stays.");
        if (await db.AttachedRolePolicies.AnyAsync(a => a.PolicyName == name, context.Cancellation)
            || await db.IamRoles.AnyAsync(r => r.PermissionsBoundary == name, context.Cancellation)
            || await db.AccessKeys.AnyAsync(k => k.PolicyName == name, context.Cancellation)
            || await db.Users.AnyAsync(o => o.Role == name, context.Cancellation))
            throw Errors.DeleteConflict("Cannot delete a policy attached to entities.");
        if (await db.ManagedPolicyVersions.CountAsync(v => v.PolicyName == name, context.Cancellation) > 1)
            throw Errors.DeleteConflict("This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.");
        db.ManagedPolicies.Remove(policy);
        await db.SaveChangesAsync(context.Cancellation);
        known.Forget(name);
        return new Nothing();
    }
}
