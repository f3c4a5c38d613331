using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html">ListAttachedRolePolicies</see>, by name.</summary>
internal sealed class ListAttachedRolePolicies(CognitoDbContext db, IamRoles roles, Markers markers) : IOperation<ListAttachedRolePoliciesRequest, ListAttachedRolePoliciesResponse>
{
    private const int DefaultPage = 100;

    public async Task<ListAttachedRolePoliciesResponse> Handle(ListAttachedRolePoliciesRequest request, OperationContext context)
    {
        var role = await roles.Find(request.RoleName, context.Cancellation);
        var size = request.MaxItems ?? DefaultPage;
        var after = markers.Open(request.Marker, request.RoleName, request.PathPrefix);
        // A role has twenty at most: cut here.
        var policies = (await (
                from a in db.AttachedRolePolicies
                where a.RoleName == role.RoleName
                join p in db.ManagedPolicies on a.PolicyName equals p.PolicyName
                orderby p.PolicyName
                select p).AsNoTracking().ToListAsync(context.Cancellation))
            .Where(p => request.PathPrefix is null || p.Path.StartsWith(request.PathPrefix, StringComparison.Ordinal))
            .Where(p => after is null || string.CompareOrdinal(p.PolicyName, after) > 0)
            .Take(size + 1).ToList();
        var more = policies.Count > size;
        if (more) policies.RemoveAt(size);
        return new()
        {
            AttachedPolicies = [.. policies.Select(p => new AttachedPolicy { PolicyName = p.PolicyName, PolicyArn = p.Arn(context.AccountId) })],
            IsTruncated = more,
            Marker = markers.Seal(more ? policies[^1].PolicyName : null, request.RoleName, request.PathPrefix),
        };
    }
}
