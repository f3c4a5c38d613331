using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using FluentValidation;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html">TagRole</see>: a key that is there in another case is that key.</summary>
internal sealed class TagRole(CognitoDbContext db, IamRoles roles) : IOperation<TagRoleRequest, Nothing>
{
    private const int Most = 50;

    public async Task<Nothing> Handle(TagRoleRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        var tags = new Dictionary<string, string>(role.Tags, StringComparer.OrdinalIgnoreCase);
        foreach (var tag in request.Tags)
        {
            tags.Remove(tag.Key); // the new spelling counts
            tags[tag.Key] = tag.Value;
        }

        if (tags.Count > Most) throw new CognitoException(ErrorCodes.LimitExceededException, $"The number of tags has reached the maximum limit of {Most}.");
        role.Tags = new Dictionary<string, string>(tags);
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }

    internal sealed class Validator : AbstractValidator<TagRoleRequest>
    {
        public Validator() => this.Rules(request => IamTags.Violations(request.Tags));
    }
}
