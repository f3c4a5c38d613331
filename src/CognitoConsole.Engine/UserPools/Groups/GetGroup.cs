using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetGroup.html">GetGroup</see></summary>
public sealed class GetGroup(PoolDirectory pools, GroupDirectory groups) : IOperation<GetGroupRequest, GetGroupResponse>
{
    public async Task<GetGroupResponse> Handle(GetGroupRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        return new GetGroupResponse { Group = GroupDirectory.ToShape(await groups.Demand(pool.Id, request.GroupName, context.Cancellation)) };
    }
}
