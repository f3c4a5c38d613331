using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

public sealed class GetIdentityPoolTimeZone(CognitoDbContext db) : IOperation<GetIdentityPoolTimeZoneRequest, IdentityPoolTimeZoneResponse>
{
    public async Task<IdentityPoolTimeZoneResponse> Handle(GetIdentityPoolTimeZoneRequest request, OperationContext context)
    {
        var pool = await db.IdentityPools.AsNoTracking().FirstOrDefaultAsync(p => p.Id == request.IdentityPoolId, context.Cancellation) ?? throw Errors.IdentityPoolNotFound(request.IdentityPoolId);
        return new() { TimeZones = IdentityPoolTimeZoneView.Show(pool) };
    }
}
