using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html">GetPolicy</see></summary>
internal sealed class GetPolicy(CognitoDbContext db, IamRoles roles) : IOperation<GetPolicyRequest, GetPolicyResponse>
{
    public async Task<GetPolicyResponse> Handle(GetPolicyRequest request, OperationContext context) =>
        new() { Policy = (await ManagedPolicyShape.Of([await roles.Policy(request.PolicyArn, context)], db, context, whole: true))[0] };
}
