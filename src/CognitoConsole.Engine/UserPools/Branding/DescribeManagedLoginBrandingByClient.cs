using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeManagedLoginBrandingByClient.html">DescribeManagedLoginBrandingByClient</see></summary>
public sealed class DescribeManagedLoginBrandingByClient(CognitoDbContext db, PoolDirectory pools) : IOperation<DescribeManagedLoginBrandingByClientRequest, DescribeManagedLoginBrandingByClientResponse>
{
    public async Task<DescribeManagedLoginBrandingByClientResponse> Handle(DescribeManagedLoginBrandingByClientRequest request, OperationContext context)
    {
        var entry = await pools.Client(request.UserPoolId, request.ClientId, context.Cancellation);
        var poolId = entry.Pool.Id;
        var style = await db.ManagedLoginBrandings.AsNoTracking().FirstOrDefaultAsync(b => b.UserPoolId == poolId && b.ClientId == request.ClientId, context.Cancellation)
            ?? throw Errors.ManagedLoginBrandingNotFound();
        return new() { ManagedLoginBranding = await ManagedLoginShape.Of(db, style, request.ReturnMergedResources == true, context.Cancellation) };
    }
}
