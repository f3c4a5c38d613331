using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Engine.Extensions;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html">SetDefaultPolicyVersion</see>: what counts from now on, everywhere.</summary>
[DecidesAnew]
internal sealed class SetDefaultPolicyVersion(CognitoDbContext db, IamRoles roles, PolicyVersions versions, PolicyEdits edits, ManagedPolicies known) : IOperation<SetDefaultPolicyVersionRequest, Nothing>
{
    public async Task<Nothing> Handle(SetDefaultPolicyVersionRequest request, OperationContext context)
    {
        var policy = await roles.Policy(request.PolicyArn, context);
        var version = await versions.Find(policy, request.PolicyArn, request.VersionId, context.Cancellation);
        if (version.Number == policy.DefaultVersion) return new Nothing();
        edits.DemandSound(policy, version.Document, context);
        versions.MakeDefault(policy, version);
        await db.SaveChangesAsync(context.Cancellation);
        known.Forget(policy.PolicyName);
        return new Nothing();
    }
}
