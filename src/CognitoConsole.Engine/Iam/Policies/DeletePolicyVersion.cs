using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html">DeletePolicyVersion</see></summary>
[DecidesAnew]
internal sealed class DeletePolicyVersion(CognitoDbContext db, IamRoles roles, PolicyVersions versions) : IOperation<DeletePolicyVersionRequest, Nothing>
{
    public async Task<Nothing> Handle(DeletePolicyVersionRequest request, OperationContext context)
    {
        var policy = await roles.Policy(request.PolicyArn, context);
        var version = await versions.Find(policy, request.PolicyArn, request.VersionId, context.Cancellation);
        if (version.Number == policy.DefaultVersion) throw Errors.DeleteConflict("Cannot delete the default version of a policy.");
        db.ManagedPolicyVersions.Remove(version);
        // A version that becomes the default in the same moment would be deleted under it.
        policy.Version++;
        await db.SaveChangesAsync(context.Cancellation);
        return new Nothing();
    }
}
