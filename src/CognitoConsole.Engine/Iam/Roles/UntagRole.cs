using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html">UntagRole</see>: keys that are not there are no fault.</summary>
[DecidesAnew]
internal sealed class UntagRole(CognitoDbContext db, IamRoles roles) : IOperation<UntagRoleRequest, Nothing>
{
    public async Task<Nothing> Handle(UntagRoleRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        role.Tags = IamTags.Without(role.Tags, request.TagKeys);
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
