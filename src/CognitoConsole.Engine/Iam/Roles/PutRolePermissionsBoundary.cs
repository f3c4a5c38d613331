using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html">PutRolePermissionsBoundary</see></summary>
[DecidesAnew]
internal sealed class PutRolePermissionsBoundary(CognitoDbContext db, IamRoles roles) : IOperation<PutRolePermissionsBoundaryRequest, Nothing>
{
    public async Task<Nothing> Handle(PutRolePermissionsBoundaryRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        role.PermissionsBoundary = (await roles.Policy(request.PermissionsBoundary, context)).PolicyName;
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
