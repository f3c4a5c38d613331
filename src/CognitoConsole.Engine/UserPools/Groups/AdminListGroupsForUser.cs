using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListGroupsForUser.html">AdminListGroupsForUser</see></summary>
public sealed class AdminListGroupsForUser(PoolDirectory pools, UserDirectory directory, CognitoDbContext db, PagingToken paging) : IOperation<AdminListGroupsForUserRequest, AdminListGroupsForUserResponse>
{
    public async Task<AdminListGroupsForUserResponse> Handle(AdminListGroupsForUserRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        var list = $"{pool.Id}\n{user.Username}";
        var after = paging.Open<string[]>(context, list, request.NextToken)?[0];
        var limit = request.Limit is { } asked and > 0 ? asked : 60;
        var members = db.GroupMembers.AsNoTracking().Where(m => m.UserPoolId == pool.Id && m.Username == user.Username);
        if (after is not null) members = members.Where(m => m.GroupName.CompareTo(after) > 0);
        var page = await (
            from m in members.OrderBy(m => m.GroupName).Take(limit + 1)
            join g in db.Groups.AsNoTracking() on new { m.UserPoolId, m.GroupName } equals new { g.UserPoolId, g.GroupName }
            orderby m.GroupName
            select g).ToListAsync(context.Cancellation);
        return new AdminListGroupsForUserResponse
        {
            Groups = [.. page.Take(limit).Select(GroupDirectory.ToShape)],
            NextToken = page.Count > limit ? paging.Seal(context, list, new[] { page[limit - 1].GroupName }) : null,
        };
    }
}
