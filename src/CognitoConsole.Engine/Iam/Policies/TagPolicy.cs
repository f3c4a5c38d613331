using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using FluentValidation;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagPolicy.html">TagPolicy</see></summary>
[DecidesAnew]
internal sealed class TagPolicy(CognitoDbContext db, IamRoles roles) : IOperation<TagPolicyRequest, Nothing>
{
    public async Task<Nothing> Handle(TagPolicyRequest request, OperationContext context)
    {
        var policy = await roles.Policy(request.PolicyArn, context);
        policy.Tags = IamTags.With(policy.Tags, request.Tags);
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }

    internal sealed class Validator : AbstractValidator<TagPolicyRequest>
    {
        public Validator() => this.Rules(request => IamTags.Violations(request.Tags));
    }
}
