using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Engine.Extensions;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html">CreatePolicyVersion</see></summary>
[DecidesAnew]
internal sealed class CreatePolicyVersion(CognitoDbContext db, IamRoles roles, PolicyVersions versions, PolicyEdits edits, ManagedPolicies known) : IOperation<CreatePolicyVersionRequest, CreatePolicyVersionResponse>
{
    public async Task<CreatePolicyVersionResponse> Handle(CreatePolicyVersionRequest request, OperationContext context)
    {
        var policy = await roles.Policy(request.PolicyArn, context);
        PolicyDocument.Parse(request.PolicyDocument, PolicyKind.Identity, PolicyDocument.MaxManaged);
        if (request.SetAsDefault == true) edits.DemandSound(policy, request.PolicyDocument, context);
        var version = await versions.Add(policy, request.PolicyDocument, context.Cancellation);
        if (request.SetAsDefault == true) versions.MakeDefault(policy, version);
        await db.SaveChangesAsync(context.Cancellation);
        known.Forget(policy.PolicyName);
        return new() { PolicyVersion = PolicyVersions.Shape(policy, version) };
    }
}
