using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html">DeleteRole</see>: its sessions are dead from then on.</summary>
[DecidesAnew]
internal sealed class DeleteRole(CognitoDbContext db, IamRoles roles) : IOperation<DeleteRoleRequest, Nothing>
{
    public async Task<Nothing> Handle(DeleteRoleRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        if (role.InlinePolicies.Count > 0) throw Errors.DeleteConflict("Cannot delete entity, must delete policies first.");
        if (await db.AttachedRolePolicies.AnyAsync(a => a.RoleName == role.RoleName, context.Cancellation)) throw Errors.DeleteConflict("Cannot delete entity, must detach all policies first.");
        db.IamRoles.Remove(role);
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
