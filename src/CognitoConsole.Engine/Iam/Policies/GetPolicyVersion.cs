using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html">GetPolicyVersion</see></summary>
internal sealed class GetPolicyVersion(IamRoles roles, PolicyVersions versions) : IOperation<GetPolicyVersionRequest, GetPolicyVersionResponse>
{
    public async Task<GetPolicyVersionResponse> Handle(GetPolicyVersionRequest request, OperationContext context)
    {
        var policy = await roles.Policy(request.PolicyArn, context);
        return new() { PolicyVersion = PolicyVersions.Shape(policy, await versions.Find(policy, request.PolicyArn, request.VersionId, context.Cancellation), whole: true) };
    }
}
