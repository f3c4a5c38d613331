using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary><see href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListIdentities.html">ListIdentities</see>: those with logins first, then guests, each by id.</summary>
public sealed class ListIdentities(CognitoDbContext db, IdentityPoolDirectory pools, IdentityDirectory directory, PagingToken paging) : IOperation<ListIdentitiesRequest, ListIdentitiesResponse>
{
    private sealed record Position(bool IsGuest, string Id);

    public async Task<ListIdentitiesResponse> Handle(ListIdentitiesRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var limit = request.MaxResults!.Value;
        var scope = $"{pool.Id}/{request.HideDisabled == true}";
        var after = paging.Open<Position>(context, scope, request.NextToken);

        var page = new List<Identity>();
        foreach (var isGuest in new[] { false, true })
        {
            if (after is { IsGuest: true } && !isGuest) continue;
            var query = db.Identities.AsNoTracking().Where(i => i.IdentityPoolId == pool.Id && i.IsGuest == isGuest);
            if (after is not null && after.IsGuest == isGuest) query = query.Where(i => string.Compare(i.IdentityId, after.Id) > 0);
            if (request.HideDisabled == true) query = query.Where(i => !i.IsDisabled);
            page.AddRange(await query.OrderBy(i => i.IdentityId).Take(limit + 1 - page.Count).ToListAsync(context.Cancellation));
            if (page.Count > limit) break;
        }

        var last = page.Count > limit ? page[limit - 1] : null;
        page = [.. page.Take(limit)];
        var logins = await directory.LoginsOf([.. page.Select(i => i.IdentityId)], context.Cancellation);
        return new()
        {
            IdentityPoolId = pool.Id,
            Identities = [.. page.Select(i => IdentityDirectory.Shape(i, logins[i.IdentityId]))],
            NextToken = last is null ? null : paging.Seal(context, scope, new Position(last.IsGuest, last.IdentityId)),
        };
    }
}
