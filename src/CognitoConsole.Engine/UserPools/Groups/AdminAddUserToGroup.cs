using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminAddUserToGroup.html">AdminAddUserToGroup</see></summary>
[DecidesAnew]
public sealed class AdminAddUserToGroup(PoolDirectory pools, UserDirectory directory, GroupDirectory groups, CognitoDbContext db) : IOperation<AdminAddUserToGroupRequest, AdminAddUserToGroupResponse>
{
    private const int MaxGroupsPerUser = 100;

    public async Task<AdminAddUserToGroupResponse> Handle(AdminAddUserToGroupRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        var group = await groups.Demand(pool.Id, request.GroupName, context.Cancellation);
        var existing = await db.GroupMembers.Where(m => m.UserPoolId == pool.Id && m.Username == user.Username).Select(m => m.GroupName).ToListAsync(context.Cancellation);
        if (existing.Contains(group.GroupName)) return new AdminAddUserToGroupResponse();
        if (existing.Count >= MaxGroupsPerUser) throw Errors.InvalidParameter("The maximum number of groups per user has been reached.");
        db.GroupMembers.Add(new GroupMember { UserPoolId = pool.Id, GroupName = group.GroupName, Username = user.Username });
        await db.SaveChangesAsync(context.Cancellation);
        return new AdminAddUserToGroupResponse();
    }
}
