using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html">DeleteRolePermissionsBoundary</see></summary>
[DecidesAnew]
internal sealed class DeleteRolePermissionsBoundary(CognitoDbContext db, IamRoles roles) : IOperation<DeleteRolePermissionsBoundaryRequest, Nothing>
{
    public async Task<Nothing> Handle(DeleteRolePermissionsBoundaryRequest request, OperationContext context)
    {
        (await roles.Find(request.RoleName, context.Cancellation)).PermissionsBoundary = null;
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
