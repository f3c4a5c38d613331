using CognitoConsole.Contracts.Iam;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Iam;

/// <summary><see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html">ListRoles</see>, by name.</summary>
internal sealed class ListRoles(CognitoDbContext db, Markers markers) : IOperation<ListRolesRequest, ListRolesResponse>
{
    private const int DefaultPage = 100;

    public async Task<ListRolesResponse> Handle(ListRolesRequest request, OperationContext context)
    {
        var size = request.MaxItems ?? DefaultPage;
        var query = db.IamRoles.AsNoTracking();
        if (request.PathPrefix is { } prefix)
        {
            query = query.Where(r => string.Compare(r.Path, prefix) >= 0);
            if (KeyRange.After(prefix) is { } end) query = query.Where(r => string.Compare(r.Path, end) < 0);
        }

        if (markers.Open(request.Marker, request.PathPrefix) is { } marker) query = query.Where(r => string.Compare(r.RoleName, marker) > 0);
        var page = await query.OrderBy(r => r.RoleName).Take(size + 1).ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        // As AWS, lists leave boundary and tags to GetRole.
        return new()
        {
            Roles = [.. page.Select(r => IamRoles.Shape(r, boundary: null, context.AccountId) with { Tags = null })],
            IsTruncated = more,
            Marker = markers.Seal(more ? page[^1].RoleName : null, request.PathPrefix),
        };
    }
}
