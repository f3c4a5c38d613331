using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html">UntagPolicy</see></summary>
[DecidesAnew]
internal sealed class UntagPolicy(CognitoDbContext db, IamRoles roles) : IOperation<UntagPolicyRequest, Nothing>
{
    public async Task<Nothing> Handle(UntagPolicyRequest request, OperationContext context)
    {
        var policy = await roles.Policy(request.PolicyArn, context);
        policy.Tags = IamTags.Without(policy.Tags, request.TagKeys);
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
