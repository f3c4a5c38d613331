using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using FluentValidation;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_TagResource.html">TagResource</see></summary>
[DecidesAnew]
public sealed class TagResource(CognitoDbContext db, TimeProvider clock) : IOperation<TagResourceRequest, TagResourceResponse>
{
    public async Task<TagResourceResponse> Handle(TagResourceRequest request, OperationContext context)
    {
        var pool = await TaggedIdentityPool.Find(db, request.ResourceArn, context);
        var tags = new Dictionary<string, string>(pool.Tags);
        foreach (var (key, value) in request.Tags) tags[key] = value;
        IdentityPoolRules.Tags(tags, "tags").Demand();
        pool.Tags = tags;
        pool.LastModifiedDate = clock.GetUtcNow();
        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }

    internal sealed class Validator : AbstractValidator<TagResourceRequest>
    {
        public Validator() => this.Rules(r => IdentityPoolRules.Tags(r.Tags, "tags"));
    }
}
