using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClientSecrets.html">ListUserPoolClientSecrets</see></summary>
/// <remarks>Ids and dates, never values. There are at most two, so there is no second page.</remarks>
public sealed class ListUserPoolClientSecrets(CognitoDbContext db, PoolDirectory pools) : IOperation<ListUserPoolClientSecretsRequest, ListUserPoolClientSecretsResponse>
{
    public async Task<ListUserPoolClientSecretsResponse> Handle(ListUserPoolClientSecretsRequest request, OperationContext context)
    {
        if (request.NextToken is not null) throw Errors.InvalidPagingToken();
        var entry = await pools.Client(request.UserPoolId, request.ClientId, context.Cancellation);
        var secrets = await db.UserPoolClientSecrets.AsNoTracking().Where(s => s.UserPoolId == entry.Pool.Id && s.ClientId == entry.Client.ClientId).ToListAsync(context.Cancellation);
        return new() { ClientSecrets = [.. secrets.OrderBy(s => s.CreationDate).ThenBy(s => s.SecretId, StringComparer.Ordinal).Select(ClientSecrets.Describe)] };
    }
}
