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
        var list = $"{pool.Id}/{request.ClientType}";
        var after = paging.Open<Position>(context, list, request.NextToken)?.ClientId ?? "";
        var limit = request.MaxResults ?? DefaultLimit;
        var clients = db.UserPoolClients.AsNoTracking().Where(c => c.UserPoolId == pool.Id && string.Compare(c.ClientId, after) > 0);
        if (request.ClientType is { } type) clients = clients.Where(c => c.ClientType == type);
        var page = await clients.OrderBy(c => c.ClientId).Take(limit + 1).Select(c => new UserPoolClientDescription { ClientId = c.ClientId, UserPoolId = c.UserPoolId, ClientName = c.ClientName })
            .ToListAsync(context.Cancellation);
        return new()
        {
            UserPoolClients = [.. page.Take(limit)],
            NextToken = page.Count > limit ? paging.Seal(context, list, new Position(page[limit - 1].ClientId!)) : null,
        };
    }
}
