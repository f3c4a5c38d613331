using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html">ListRoleTags</see>, by key.</summary>
internal sealed class ListRoleTags(IamRoles roles) : IOperation<ListRoleTagsRequest, ListRoleTagsResponse>
{
    private const int DefaultPage = 100;

    public async Task<ListRoleTagsResponse> Handle(ListRoleTagsRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        var size = request.MaxItems ?? DefaultPage;
        var left = role.Tags.OrderBy(t => t.Key, StringComparer.Ordinal).Where(t => string.CompareOrdinal(t.Key, request.Marker ?? "") > 0).ToList();
        var page = left.Take(size).Select(t => new Tag { Key = t.Key, Value = t.Value }).ToList();
        return new() { Tags = page, IsTruncated = left.Count > size, Marker = left.Count > size ? page[^1].Key : null };
    }
}
