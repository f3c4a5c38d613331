using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html">UpdateAssumeRolePolicy</see>: replaces the trust policy.</summary>
[DecidesAnew]
internal sealed class UpdateAssumeRolePolicy(CognitoDbContext db, IamRoles roles) : IOperation<UpdateAssumeRolePolicyRequest, Nothing>
{
    public async Task<Nothing> Handle(UpdateAssumeRolePolicyRequest request, OperationContext context)
    {
        IamRoles.DemandTrust(request.PolicyDocument);
        (await roles.Find(request.RoleName, context.Cancellation)).AssumeRolePolicyDocument = request.PolicyDocument;
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
