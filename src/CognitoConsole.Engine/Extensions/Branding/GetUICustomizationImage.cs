using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

public sealed class GetUICustomizationImage(CognitoDbContext db, PoolDirectory pools) : IOperation<GetUICustomizationImageRequest, GetUICustomizationImageResponse>
{
    public async Task<GetUICustomizationImageResponse> Handle(GetUICustomizationImageRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var clientId = request.ClientId ?? UICustomization.AllClients;
        var found = await db.UICustomizations.AsNoTracking().Where(c => c.UserPoolId == pool.Id && (c.ClientId == clientId || c.ClientId == UICustomization.AllClients))
            .Select(c => new { c.ClientId, c.Image }).ToListAsync(context.Cancellation);
        return new GetUICustomizationImageResponse { ImageFile = (found.Find(c => c.ClientId == clientId) ?? found.FirstOrDefault())?.Image };
    }
}
