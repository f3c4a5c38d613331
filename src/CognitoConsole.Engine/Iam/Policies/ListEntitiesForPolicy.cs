using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary>
/// <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html">ListEntitiesForPolicy</see>: the roles, then the users, each by name. A user is here
/// whoever has an access key with the policy, and every operator of the console with that role.
/// </summary>
internal sealed class ListEntitiesForPolicy(CognitoDbContext db, IamRoles roles, Markers markers) : IOperation<ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse>
{
    private const int DefaultPage = 100;
    private const string Role = "role/";
    private const string User = "user/";

    public async Task<ListEntitiesForPolicyResponse> Handle(ListEntitiesForPolicyRequest request, OperationContext context)
    {
        var policy = (await roles.Policy(request.PolicyArn, context)).PolicyName;
        var all = new List<(string Key, string Id)>();
        if (request.EntityFilter is null or "Role") all.AddRange(await Roles(policy, request, context.Cancellation));
        if (request.EntityFilter is null or "User" && request.PolicyUsageFilter != "PermissionsBoundary" && request.PathPrefix is null or "/") all.AddRange(await Users(policy, context.Cancellation));

        string?[] list = [request.PolicyArn, request.EntityFilter, request.PathPrefix, request.PolicyUsageFilter];
        var after = markers.Open(request.Marker, list) ?? "";
        var left = all.OrderBy(e => e.Key, StringComparer.Ordinal).Where(e => string.CompareOrdinal(e.Key, after) > 0).ToList();
        var page = left.Take(request.MaxItems ?? DefaultPage).ToList();
        return new()
        {
            PolicyRoles = [.. page.Where(e => e.Key.StartsWith(Role, StringComparison.Ordinal)).Select(e => new PolicyRole { RoleName = e.Key[Role.Length..], RoleId = e.Id })],
            PolicyUsers = [.. page.Where(e => e.Key.StartsWith(User, StringComparison.Ordinal)).Select(e => new PolicyUser { UserName = e.Key[User.Length..], UserId = e.Id })],
            IsTruncated = left.Count > page.Count,
            Marker = markers.Seal(left.Count > page.Count ? page[^1].Key : null, list),
        };
    }

    private async Task<IEnumerable<(string, string)>> Roles(string policy, ListEntitiesForPolicyRequest request, CancellationToken cancellation)
    {
        var (attached, bounded) = (request.PolicyUsageFilter != "PermissionsBoundary", request.PolicyUsageFilter != "PermissionsPolicy");
        var found = await db.IamRoles.AsNoTracking()
            .Where(r => (attached && db.AttachedRolePolicies.Any(a => a.PolicyName == policy && a.RoleName == r.RoleName)) || (bounded && r.PermissionsBoundary == policy))
            .Select(r => new { r.RoleName, r.RoleId, r.Path }).ToListAsync(cancellation);
        return found.Where(r => r.Path.StartsWith(request.PathPrefix ?? "/", StringComparison.Ordinal)).Select(r => (Role + r.RoleName, r.RoleId));
    }

    /// <summary>Their ids as in <c>aws:userid</c>.</summary>
    private async Task<IEnumerable<(string, string)>> Users(string policy, CancellationToken cancellation)
    {
        var keys = await db.AccessKeys.AsNoTracking().Where(k => k.PolicyName == policy).OrderBy(k => k.AccessKeyId).Select(k => new { Name = k.UserName, Id = k.AccessKeyId }).ToListAsync(cancellation);
        var operators = await db.Users.AsNoTracking().Where(o => o.Role == policy && o.Email != null).Select(o => new { Name = o.Email!, o.Id }).ToListAsync(cancellation);
        return keys.Concat(operators).DistinctBy(u => u.Name).Select(u => (User + u.Name, u.Id));
    }
}
