using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UntagResource.html">UntagResource</see></summary>
[DecidesAnew]
public sealed class UntagResource(CognitoDbContext db, TimeProvider clock) : IOperation<UntagResourceRequest, UntagResourceResponse>
{
    public async Task<UntagResourceResponse> Handle(UntagResourceRequest request, OperationContext context)
    {
        var pool = await TaggedPool.Find(db, request.ResourceArn, context);
        pool.Change(pool.Tags.Where(t => !request.TagKeys.Contains(t.Key)).ToDictionary(), clock);
        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }
}
