using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteManagedLoginBranding.html">DeleteManagedLoginBranding</see></summary>
public sealed class DeleteManagedLoginBranding(CognitoDbContext db, PoolDirectory pools) : IOperation<DeleteManagedLoginBrandingRequest, DeleteManagedLoginBrandingResponse>
{
    public async Task<DeleteManagedLoginBrandingResponse> Handle(DeleteManagedLoginBrandingRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var style = await db.ManagedLoginBrandings.FirstOrDefaultAsync(b => b.UserPoolId == pool.Id && b.ManagedLoginBrandingId == request.ManagedLoginBrandingId, context.Cancellation)
            ?? throw Errors.ManagedLoginBrandingNotFound();
        db.ManagedLoginBrandings.Remove(style);
        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }
}
