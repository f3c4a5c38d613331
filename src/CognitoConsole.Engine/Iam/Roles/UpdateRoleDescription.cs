using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html">UpdateRoleDescription</see></summary>
[DecidesAnew]
internal sealed class UpdateRoleDescription(CognitoDbContext db, IamRoles roles) : IOperation<UpdateRoleDescriptionRequest, UpdateRoleDescriptionResponse>
{
    public async Task<UpdateRoleDescriptionResponse> Handle(UpdateRoleDescriptionRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        role.Description = request.Description;
        await db.SaveChangesAsync(context.Cancellation);
        return new() { Role = await roles.Shape(role, context) };
    }
}
