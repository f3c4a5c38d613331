using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html">ListInstanceProfilesForRole</see>: of a role that exists, none.</summary>
internal sealed class ListInstanceProfilesForRole(IamRoles roles) : IOperation<ListInstanceProfilesForRoleRequest, ListInstanceProfilesForRoleResponse>
{
    public async Task<ListInstanceProfilesForRoleResponse> Handle(ListInstanceProfilesForRoleRequest request, OperationContext context)
    {
        await roles.Find(request.RoleName, context.Cancellation);
        return new() { InstanceProfiles = [], IsTruncated = false };
    }
}
