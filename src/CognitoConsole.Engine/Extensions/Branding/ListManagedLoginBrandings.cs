using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

public sealed class ListManagedLoginBrandings(CognitoDbContext db, PoolDirectory pools) : IOperation<ListManagedLoginBrandingsRequest, ListManagedLoginBrandingsResponse>
{
    public async Task<ListManagedLoginBrandingsResponse> Handle(ListManagedLoginBrandingsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var styles = await db.ManagedLoginBrandings.AsNoTracking().Where(b => b.UserPoolId == pool.Id)
            .Join(db.UserPoolClients, b => new { b.UserPoolId, b.ClientId }, c => new { c.UserPoolId, c.ClientId }, (b, c) => new { b.ManagedLoginBrandingId, b.ClientId, c.ClientName, b.UseCognitoProvidedValues, b.LastModifiedDate })
            .ToListAsync(context.Cancellation);
        return new ListManagedLoginBrandingsResponse
        {
            Styles = [.. styles.OrderBy(s => s.ClientName, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.ClientId, StringComparer.Ordinal)
                .Select(s => new ManagedLoginStyle(s.ManagedLoginBrandingId, s.ClientId, s.ClientName, s.UseCognitoProvidedValues, s.LastModifiedDate))],
        };
    }
}
