using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRemoveUserFromGroup.html">AdminRemoveUserFromGroup</see></summary>
[DecidesAnew]
public sealed class AdminRemoveUserFromGroup(PoolDirectory pools, UserDirectory directory, GroupDirectory groups, CognitoDbContext db) : IOperation<AdminRemoveUserFromGroupRequest, AdminRemoveUserFromGroupResponse>
{
    public async Task<AdminRemoveUserFromGroupResponse> Handle(AdminRemoveUserFromGroupRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        var group = await groups.Demand(pool.Id, request.GroupName, context.Cancellation);
        if (await db.GroupMembers.FirstOrDefaultAsync(m => m.UserPoolId == pool.Id && m.GroupName == group.GroupName && m.Username == user.Username, context.Cancellation) is { } member)
            db.GroupMembers.Remove(member);
        await db.SaveChangesAsync(context.Cancellation);
        return new AdminRemoveUserFromGroupResponse();
    }
}
