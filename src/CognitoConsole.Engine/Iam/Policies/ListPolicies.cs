using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html">ListPolicies</see>, by name.</summary>
internal sealed class ListPolicies(CognitoDbContext db, Markers markers) : IOperation<ListPoliciesRequest, ListPoliciesResponse>
{
    private const int DefaultPage = 100;

    public async Task<ListPoliciesResponse> Handle(ListPoliciesRequest request, OperationContext context)
    {
        string?[] list = [request.Scope, request.PathPrefix, $"{request.OnlyAttached}"];
        var after = markers.Open(request.Marker, list);
        if (request.Scope == "AWS") return new() { Policies = [], IsTruncated = false };
        var size = request.MaxItems ?? DefaultPage;
        var query = db.ManagedPolicies.AsNoTracking();
        if (request.OnlyAttached == true) query = query.Where(p => db.AttachedRolePolicies.Any(a => a.PolicyName == p.PolicyName));
        if (request.PathPrefix is { } prefix)
        {
            query = query.Where(p => string.Compare(p.Path, prefix) >= 0);
            if (KeyRange.After(prefix) is { } end) query = query.Where(p => string.Compare(p.Path, end) < 0);
        }

        if (after is not null) query = query.Where(p => string.Compare(p.PolicyName, after) > 0);
        var page = await query.OrderBy(p => p.PolicyName).Take(size + 1).ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        return new() { Policies = await ManagedPolicyShape.Of(page, db, context), IsTruncated = more, Marker = markers.Seal(more ? page[^1].PolicyName : null, list) };
    }
}
