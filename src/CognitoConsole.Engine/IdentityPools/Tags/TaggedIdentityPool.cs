using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>The identity pool that a tag operation names by its ARN.</summary>
internal static class TaggedIdentityPool
{
    /// <exception cref="CognitoException">ResourceNotFoundException; also for an ARN that names the pool with another region or account: access was decided on that ARN.</exception>
    public static async Task<IdentityPool> Find(CognitoDbContext db, string arn, OperationContext context)
    {
        var id = arn[(arn.LastIndexOf('/') + 1)..];
        var pool = await db.IdentityPools.FirstOrDefaultAsync(p => p.Id == id, context.Cancellation);
        return pool is not null && PoolArn.Of(pool, context) == arn
            ? pool
            : throw Errors.ResourceNotFound($"Resource {arn} does not exist.");
    }
}
