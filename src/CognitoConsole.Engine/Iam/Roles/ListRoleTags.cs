using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html">ListRoleTags</see>, by key.</summary>
internal sealed class ListRoleTags(IamRoles roles, Markers markers) : IOperation<ListRoleTagsRequest, ListRoleTagsResponse>
{
    public async Task<ListRoleTagsResponse> Handle(ListRoleTagsRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        var (tags, marker) = IamTags.Page(role.Tags, markers.Open(request.Marker, request.RoleName), request.MaxItems);
        return new() { Tags = tags, IsTruncated = marker is not null, Marker = markers.Seal(marker, request.RoleName) };
    }
}
