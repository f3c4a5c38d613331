using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateGroup.html">UpdateGroup</see></summary>
[DecidesAnew]
public sealed class UpdateGroup(PoolDirectory pools, GroupDirectory groups, CognitoDbContext db, PassRole roles, TimeProvider clock) : IOperation<UpdateGroupRequest, UpdateGroupResponse>
{
    public async Task<UpdateGroupResponse> Handle(UpdateGroupRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var group = await groups.Demand(pool.Id, request.GroupName, context.Cancellation);
        if (request.RoleArn is { } role && role != group.RoleArn) await roles.Demand([role], context, PassRole.IdentityPools);
        // Unlike the updates of pools and clients, what is left out stays as it is.
        group.Description = request.Description ?? group.Description;
        group.RoleArn = request.RoleArn ?? group.RoleArn;
        group.Precedence = request.Precedence ?? group.Precedence;
        group.LastModifiedDate = clock.GetUtcNow();
        await db.SaveChangesAsync(context.Cancellation);
        return new UpdateGroupResponse { Group = GroupDirectory.ToShape(group) };
    }
}
