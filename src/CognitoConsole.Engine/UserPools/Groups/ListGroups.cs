using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListGroups.html">ListGroups</see></summary>
public sealed class ListGroups(PoolDirectory pools, CognitoDbContext db, PagingToken paging) : IOperation<ListGroupsRequest, ListGroupsResponse>
{
    public async Task<ListGroupsResponse> Handle(ListGroupsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var after = paging.Open<string[]>(context, pool.Id, request.NextToken)?[0];
        var limit = request.Limit is { } asked and > 0 ? asked : 60;
        var query = db.Groups.AsNoTracking().Where(g => g.UserPoolId == pool.Id);
        if (after is not null) query = query.Where(g => g.GroupName.CompareTo(after) > 0);
        var page = await query.OrderBy(g => g.GroupName).Take(limit + 1).ToListAsync(context.Cancellation);
        return new ListGroupsResponse
        {
            Groups = [.. page.Take(limit).Select(GroupDirectory.ToShape)],
            NextToken = page.Count > limit ? paging.Seal(context, pool.Id, new[] { page[limit - 1].GroupName }) : null,
        };
    }
}
