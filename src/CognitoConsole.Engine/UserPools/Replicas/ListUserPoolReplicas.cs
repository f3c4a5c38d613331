using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolReplicas.html">ListUserPoolReplicas</see></summary>
/// <remarks>The primary first. They are so few that there is no second page, and so no token that could be right.</remarks>
public sealed class ListUserPoolReplicas(CognitoDbContext db, PoolDirectory pools) : IOperation<ListUserPoolReplicasRequest, ListUserPoolReplicasResponse>
{
    public async Task<ListUserPoolReplicasResponse> Handle(ListUserPoolReplicasRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        if (request.NextToken is not null) throw Errors.InvalidPagingToken();
        var replicas = await db.UserPoolReplicas.AsNoTracking().Where(r => r.UserPoolId == pool.Id).OrderBy(r => r.RegionName).ToListAsync(context.Cancellation);
        return new() { UserPoolReplicas = [Replicas.Primary(pool, context.AccountId), .. replicas.Select(r => Replicas.Show(r, context.AccountId))] };
    }
}
