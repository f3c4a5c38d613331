using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteGroup.html">DeleteGroup</see></summary>
[DecidesAnew]
public sealed class DeleteGroup(PoolDirectory pools, GroupDirectory groups, CognitoDbContext db) : IOperation<DeleteGroupRequest, DeleteGroupResponse>
{
    public async Task<DeleteGroupResponse> Handle(DeleteGroupRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        db.Groups.Remove(await groups.Demand(pool.Id, request.GroupName, context.Cancellation));
        await db.SaveChangesAsync(context.Cancellation);
        return new DeleteGroupResponse();
    }
}
