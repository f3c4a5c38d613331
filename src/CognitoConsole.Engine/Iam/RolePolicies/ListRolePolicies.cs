using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html">ListRolePolicies</see>: names of the inline policies.</summary>
internal sealed class ListRolePolicies(IamRoles roles, Markers markers) : IOperation<ListRolePoliciesRequest, ListRolePoliciesResponse>
{
    private const int DefaultPage = 100;

    public async Task<ListRolePoliciesResponse> Handle(ListRolePoliciesRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        var size = request.MaxItems ?? DefaultPage;
        var after = markers.Open(request.Marker, request.RoleName);
        var names = role.InlinePolicies.Keys.Order(StringComparer.Ordinal).Where(n => after is null || string.CompareOrdinal(n, after) > 0).Take(size + 1).ToList();
        var more = names.Count > size;
        if (more) names.RemoveAt(size);
        return new() { PolicyNames = names, IsTruncated = more, Marker = markers.Seal(more ? names[^1] : null, request.RoleName) };
    }
}
