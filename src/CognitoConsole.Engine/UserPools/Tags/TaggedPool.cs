using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The user pool that a tag operation names by its ARN.</summary>
internal static class TaggedPool
{
    /// <exception cref="CognitoException">ResourceNotFoundException; also for an ARN that names the pool with another region or account:
    /// access was decided on that ARN.</exception>
    public static async Task<UserPool> Find(CognitoDbContext db, string arn, OperationContext context)
    {
        var id = arn[(arn.LastIndexOf('/') + 1)..];
        var pool = await db.UserPools.FirstOrDefaultAsync(p => p.Id == id, context.Cancellation);
        return pool is not null && PoolShape.Arn(pool, context.AccountId) == arn ? pool : throw Errors.ResourceNotFound($"Resource {arn} does not exist.");
    }
}
