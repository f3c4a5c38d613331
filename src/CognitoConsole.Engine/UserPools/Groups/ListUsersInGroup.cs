using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsersInGroup.html">ListUsersInGroup</see></summary>
public sealed class ListUsersInGroup(PoolDirectory pools, GroupDirectory groups, CognitoDbContext db, PagingToken paging) : IOperation<ListUsersInGroupRequest, ListUsersInGroupResponse>
{
    public async Task<ListUsersInGroupResponse> Handle(ListUsersInGroupRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var group = await groups.Demand(pool.Id, request.GroupName, context.Cancellation);
        var list = $"{pool.Id}\n{group.GroupName}";
        var after = paging.Open<string[]>(context, list, request.NextToken)?[0];
        var limit = request.Limit is { } asked and > 0 ? asked : 60;
        var members = db.GroupMembers.AsNoTracking().Where(m => m.UserPoolId == pool.Id && m.GroupName == group.GroupName);
        if (after is not null) members = members.Where(m => m.Username.CompareTo(after) > 0);
        var page = await (
            from m in members.OrderBy(m => m.Username).Take(limit + 1)
            join u in db.CognitoUsers.AsNoTracking() on new { m.UserPoolId, m.Username } equals new { u.UserPoolId, u.Username }
            orderby m.Username
            select u).ToListAsync(context.Cancellation);
        return new ListUsersInGroupResponse
        {
            Users = [.. page.Take(limit).Select(u => UserShape.ToShape(u))],
            NextToken = page.Count > limit ? paging.Seal(context, list, new[] { page[limit - 1].Username }) : null,
        };
    }
}
