using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListResourceServers.html">ListResourceServers</see></summary>
public sealed class ListResourceServers(CognitoDbContext db, PoolDirectory pools, PagingToken paging) : IOperation<ListResourceServersRequest, ListResourceServersResponse>
{
    private const int DefaultLimit = 50;

    private sealed record Position(string Identifier);

    public async Task<ListResourceServersResponse> Handle(ListResourceServersRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var after = paging.Open<Position>(context, pool.Id, request.NextToken)?.Identifier ?? "";
        var limit = request.MaxResults ?? DefaultLimit;
        var page = await db.ResourceServers.AsNoTracking().Where(s => s.UserPoolId == pool.Id && string.Compare(s.Identifier, after) > 0)
            .OrderBy(s => s.Identifier).Take(limit + 1).ToListAsync(context.Cancellation);
        return new()
        {
            ResourceServers = [.. page.Take(limit).Select(ResourceServerShape.Of)],
            NextToken = page.Count > limit ? paging.Seal(context, pool.Id, new Position(page[limit - 1].Identifier)) : null,
        };
    }
}
