using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeManagedLoginBranding.html">DescribeManagedLoginBranding</see></summary>
public sealed class DescribeManagedLoginBranding(CognitoDbContext db, PoolDirectory pools) : IOperation<DescribeManagedLoginBrandingRequest, DescribeManagedLoginBrandingResponse>
{
    public async Task<DescribeManagedLoginBrandingResponse> Handle(DescribeManagedLoginBrandingRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var style = await db.ManagedLoginBrandings.AsNoTracking().FirstOrDefaultAsync(b => b.UserPoolId == pool.Id && b.ManagedLoginBrandingId == request.ManagedLoginBrandingId, context.Cancellation)
            ?? throw Errors.ManagedLoginBrandingNotFound();
        return new() { ManagedLoginBranding = await ManagedLoginShape.Of(db, style, request.ReturnMergedResources == true, context.Cancellation) };
    }
}
