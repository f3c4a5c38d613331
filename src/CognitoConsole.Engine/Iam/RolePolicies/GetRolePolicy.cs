using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html">GetRolePolicy</see></summary>
internal sealed class GetRolePolicy(IamRoles roles) : IOperation<GetRolePolicyRequest, GetRolePolicyResponse>
{
    public async Task<GetRolePolicyResponse> Handle(GetRolePolicyRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        return role.InlinePolicies.TryGetValue(request.PolicyName, out var document)
            ? new() { RoleName = role.RoleName, PolicyName = request.PolicyName, PolicyDocument = document }
            : throw Errors.NoSuchRolePolicy(request.PolicyName);
    }
}
