using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html">DeleteRolePolicy</see>: removes an inline policy.</summary>
[DecidesAnew]
internal sealed class DeleteRolePolicy(CognitoDbContext db, IamRoles roles) : IOperation<DeleteRolePolicyRequest, Nothing>
{
    public async Task<Nothing> Handle(DeleteRolePolicyRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        if (!role.InlinePolicies.ContainsKey(request.PolicyName)) throw Errors.NoSuchRolePolicy(request.PolicyName);
        role.InlinePolicies = role.InlinePolicies.Where(p => p.Key != request.PolicyName).ToDictionary();
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
