using CognitoConsole.Contracts.Iam;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html">ListRolePolicies</see>: names of the inline policies.</summary>
internal sealed class ListRolePolicies(IamRoles roles) : IOperation<ListRolePoliciesRequest, ListRolePoliciesResponse>
{
    private const int DefaultPage = 100;

    public async Task<ListRolePoliciesResponse> Handle(ListRolePoliciesRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        var size = request.MaxItems ?? DefaultPage;
        var names = role.InlinePolicies.Keys.Order(StringComparer.Ordinal).Where(n => request.Marker is null || string.CompareOrdinal(n, request.Marker) > 0).Take(size + 1).ToList();
        var more = names.Count > size;
        if (more) names.RemoveAt(size);
        return new() { PolicyNames = names, IsTruncated = more, Marker = more ? names[^1] : null };
    }
}
