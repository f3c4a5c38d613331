using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClients.html">ListUserPoolClients</see></summary>
public sealed class ListUserPoolClients(CognitoDbContext db, PoolDirectory pools, PagingToken paging) : IOperation<ListUserPoolClientsRequest, ListUserPoolClientsResponse>
{
    private const int DefaultLimit = 60;

    private sealed record Position(string ClientId);

    public async Task<ListUserPoolClientsResponse> Handle(ListUserPoolClientsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var after = paging.Open<Position>(context, pool.Id, request.NextToken)?.ClientId ?? "";
        // Clients that register themselves (DCR) do not exist here yet.
        if (request.ClientType == ClientTypeType.Dcr) return new() { UserPoolClients = [] };

        var limit = request.MaxResults ?? DefaultLimit;
        var page = await db.UserPoolClients.AsNoTracking().Where(c => c.UserPoolId == pool.Id && string.Compare(c.ClientId, after) > 0)
            .OrderBy(c => c.ClientId).Take(limit + 1).Select(c => new UserPoolClientDescription { ClientId = c.ClientId, UserPoolId = c.UserPoolId, ClientName = c.ClientName })
            .ToListAsync(context.Cancellation);
        return new()
        {
            UserPoolClients = [.. page.Take(limit)],
            NextToken = page.Count > limit ? paging.Seal(context, pool.Id, new Position(page[limit - 1].ClientId!)) : null,
        };
    }
}
