using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html">PutRolePolicy</see>: adds or replaces an inline policy.</summary>
[DecidesAnew]
internal sealed class PutRolePolicy(CognitoDbContext db, IamRoles roles) : IOperation<PutRolePolicyRequest, Nothing>
{
    public async Task<Nothing> Handle(PutRolePolicyRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        PolicyDocument.Parse(request.PolicyDocument, PolicyKind.Identity, PolicyDocument.MaxInline);
        var policies = new Dictionary<string, string>(role.InlinePolicies) { [request.PolicyName] = request.PolicyDocument };
        // The quota counts all inline policies of the role together, without blanks.
        if (policies.Values.Sum(p => p.Count(c => !char.IsWhiteSpace(c))) > PolicyDocument.MaxInline)
            throw Errors.LimitExceeded($"Maximum policy size of {PolicyDocument.MaxInline} bytes exceeded for role {role.RoleName}");
        role.InlinePolicies = policies;
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
