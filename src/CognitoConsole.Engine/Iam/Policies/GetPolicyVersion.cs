using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html">GetPolicyVersion</see>: the text as it is now; earlier ones are in the audit log.</summary>
internal sealed class GetPolicyVersion(IamRoles roles) : IOperation<GetPolicyVersionRequest, GetPolicyVersionResponse>
{
    public async Task<GetPolicyVersionResponse> Handle(GetPolicyVersionRequest request, OperationContext context)
    {
        var policy = await roles.Policy(request.PolicyArn, context);
        if (request.VersionId != ManagedPolicyShape.VersionOf(policy))
            throw new CognitoException(ErrorCodes.NoSuchEntityException, $"Policy {request.PolicyArn} version {request.VersionId} does not exist or is not attachable.");
        return new() { PolicyVersion = new() { Document = policy.Document, VersionId = request.VersionId, IsDefaultVersion = true, CreateDate = policy.UpdateDate } };
    }
}
