using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using FluentValidation;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TagResource.html">TagResource</see></summary>
[DecidesAnew]
public sealed class TagResource(CognitoDbContext db, TimeProvider clock) : IOperation<TagResourceRequest, TagResourceResponse>
{
    public async Task<TagResourceResponse> Handle(TagResourceRequest request, OperationContext context)
    {
        var pool = await TaggedPool.Find(db, request.ResourceArn, context);
        var tags = new Dictionary<string, string>(pool.Tags);
        foreach (var (key, value) in request.Tags) tags[key] = value;
        TagRules.Violations(tags, "tags").Demand();
        pool.Change(tags, clock);
        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }

    internal sealed class Validator : AbstractValidator<TagResourceRequest>
    {
        public Validator() => this.Rules(r => TagRules.Violations(r.Tags, "tags"));
    }
}
