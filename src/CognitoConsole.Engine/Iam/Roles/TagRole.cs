using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using FluentValidation;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html">TagRole</see>: a key that is there in another case is that key.</summary>
[DecidesAnew]
internal sealed class TagRole(CognitoDbContext db, IamRoles roles) : IOperation<TagRoleRequest, Nothing>
{
    public async Task<Nothing> Handle(TagRoleRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        role.Tags = IamTags.With(role.Tags, request.Tags);
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }

    internal sealed class Validator : AbstractValidator<TagRoleRequest>
    {
        public Validator() => this.Rules(request => IamTags.Violations(request.Tags));
    }
}
