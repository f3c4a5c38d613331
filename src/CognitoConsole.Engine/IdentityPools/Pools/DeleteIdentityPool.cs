using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DeleteIdentityPool.html">DeleteIdentityPool</see>: identities, logins and numbers go with it.</summary>
[DecidesAnew]
public sealed class DeleteIdentityPool(CognitoDbContext db) : IOperation<DeleteIdentityPoolRequest, DeleteIdentityPoolResponse>
{
    public async Task<DeleteIdentityPoolResponse> Handle(DeleteIdentityPoolRequest request, OperationContext context)
    {
        var pool = await db.IdentityPools.FirstOrDefaultAsync(p => p.Id == request.IdentityPoolId, context.Cancellation) ?? throw Errors.IdentityPoolNotFound(request.IdentityPoolId);
        db.IdentityPools.Remove(pool);
        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }
}
