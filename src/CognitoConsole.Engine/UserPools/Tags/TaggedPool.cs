using CognitoConsole.Contracts;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a tag operation names by its ARN: a user pool, or its replica in another region, which has tags of its own.</summary>
internal sealed class TaggedPool(UserPool pool, UserPoolReplica? replica)
{
    public IReadOnlyDictionary<string, string> Tags => replica?.Tags ?? pool.Tags;

    /// <exception cref="CognitoException">ResourceNotFoundException; also for an ARN that names the pool with another region or account:
    /// access was decided on that ARN.</exception>
    public static async Task<TaggedPool> Find(CognitoDbContext db, string arn, OperationContext context)
    {
        var id = arn[(arn.LastIndexOf('/') + 1)..];
        var pool = await db.UserPools.FirstOrDefaultAsync(p => p.Id == id, context.Cancellation);
        if (pool is not null && PoolShape.Arn(pool, context.AccountId) == arn) return new(pool, null);
        var replicas = await db.UserPoolReplicas.Where(r => r.UserPoolId == id).ToListAsync(context.Cancellation);
        return pool is not null && replicas.FirstOrDefault(r => Replicas.Arn(r, context.AccountId) == arn) is { } replica ? new(pool, replica) : throw Errors.ResourceNotFound($"Resource {arn} does not exist.");
    }

    public void Change(IReadOnlyDictionary<string, string> tags, TimeProvider clock)
    {
        if (replica is not null)
        {
            replica.Tags = tags;
            return;
        }

        pool.Tags = tags;
        PoolSettings.Touch(pool, clock);
    }
}
