using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPool.html">DeleteUserPool</see></summary>
public sealed class DeleteUserPool(CognitoDbContext db, SigningKeys signingKeys) : IOperation<DeleteUserPoolRequest, DeleteUserPoolResponse>
{
    public async Task<DeleteUserPoolResponse> Handle(DeleteUserPoolRequest request, OperationContext context)
    {
        var id = request.UserPoolId;
        var pool = await db.UserPools.FirstOrDefaultAsync(p => p.Id == id, context.Cancellation) ?? throw Errors.UserPoolNotFound(id);
        if (await db.UserPoolDomains.AnyAsync(d => d.UserPoolId == id, context.Cancellation))
            throw Errors.InvalidParameter("User pool cannot be deleted. It has a domain configured that should be deleted first.");
        if (pool.DeletionProtection == DeletionProtectionType.Active)
            throw Errors.InvalidParameter("The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.");

        await UserImportJobs.DemandNone(db, id, context.Cancellation);
        var keys = await db.SigningKeys.Where(k => k.UserPoolId == id).Select(k => k.Kid).ToListAsync(context.Cancellation);
        await using (var transaction = await db.Database.BeginTransactionAsync(context.Cancellation))
        {
            // What the cascade from the pool does not reach: the search index has no foreign key, and memberships and links hang on two tables.
            await db.UserAttributes.Where(a => a.UserPoolId == id).ExecuteDeleteAsync(context.Cancellation);
            await db.GroupMembers.Where(m => m.UserPoolId == id).ExecuteDeleteAsync(context.Cancellation);
            await db.LinkedIdentities.Where(l => l.UserPoolId == id).ExecuteDeleteAsync(context.Cancellation);
            db.UserPools.Remove(pool);
            await db.SaveChangesAsync(context.Cancellation);
            await transaction.CommitAsync(context.Cancellation);
        }

        foreach (var kid in keys) signingKeys.Forget(kid);
        return new();
    }
}
