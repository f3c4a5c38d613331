using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_UntagResource.html">UntagResource</see></summary>
[DecidesAnew]
public sealed class UntagResource(CognitoDbContext db, TimeProvider clock) : IOperation<UntagResourceRequest, UntagResourceResponse>
{
    public async Task<UntagResourceResponse> Handle(UntagResourceRequest request, OperationContext context)
    {
        var pool = await TaggedIdentityPool.Find(db, request.ResourceArn, context);
        pool.Tags = pool.Tags.Where(t => !request.TagKeys.Contains(t.Key)).ToDictionary();
        pool.LastModifiedDate = clock.GetUtcNow();
        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }
}
