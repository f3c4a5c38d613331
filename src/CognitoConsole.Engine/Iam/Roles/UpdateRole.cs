using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html">UpdateRole</see>: what the request leaves out stays.</summary>
[DecidesAnew]
internal sealed class UpdateRole(CognitoDbContext db, IamRoles roles) : IOperation<UpdateRoleRequest, UpdateRoleResponse>
{
    public async Task<UpdateRoleResponse> Handle(UpdateRoleRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        role.Description = request.Description ?? role.Description;
        role.MaxSessionDuration = request.MaxSessionDuration ?? role.MaxSessionDuration;
        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }
}
