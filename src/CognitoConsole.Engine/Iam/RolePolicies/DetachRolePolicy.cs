using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html">DetachRolePolicy</see></summary>
[DecidesAnew]
internal sealed class DetachRolePolicy(CognitoDbContext db, IamRoles roles) : IOperation<DetachRolePolicyRequest, Nothing>
{
    public async Task<Nothing> Handle(DetachRolePolicyRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        var policy = await roles.Policy(request.PolicyArn, context);
        db.AttachedRolePolicies.Remove(
            await db.AttachedRolePolicies.FirstOrDefaultAsync(a => a.RoleName == role.RoleName && a.PolicyName == policy.PolicyName, context.Cancellation)
            ?? throw new CognitoException(ErrorCodes.NoSuchEntityException, $"Policy {request.PolicyArn} was not found."));
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
