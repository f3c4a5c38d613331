using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>The identity browser's search: whose login it is comes first, then the ids that begin so. A text may well be both. A state narrows either.</summary>
internal sealed class SearchIdentities(CognitoDbContext db, IdentityPoolDirectory pools, IdentityFinder finder, IdentityKinds kinds, CountedIdentities counted, IdentityView view, PagingToken paging) : IOperation<SearchIdentitiesRequest, SearchIdentitiesResponse>
{
    private const int DefaultPage = 20;

    /// <summary>The last one of a page of a search.</summary>
    /// <param name="Kind">Of those found by id; null: found by login.</param>
    private sealed record Hit(IdentityKind? Kind, string Id);

    public async Task<SearchIdentitiesResponse> Handle(SearchIdentitiesRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var limit = request.MaxResults ?? DefaultPage;
        if (request.Query?.Trim() is not { Length: > 0 } query) return request.State is { } state ? await ListState(pool, state, request, limit, context) : await ListAll(pool, request, limit, context);
        return await Find(pool, query, request, limit, context);
    }

    private async Task<SearchIdentitiesResponse> Find(IdentityPool pool, string query, SearchIdentitiesRequest request, int limit, OperationContext context)
    {
        var scope = $"{pool.Id}?{request.State}?{query}";
        var after = paging.Open<Hit>(context, scope, request.NextToken);
        var ways = await finder.WaysByLogin(pool, query, context.Cancellation);
        List<Identity> page = after?.Kind is null ? [.. await finder.ByLogin(ways, request.State, after?.Id, limit + 1, context.Cancellation)] : [];
        var logins = page.Count;
        if (page.Count <= limit && IdentityFinder.IdOf(query, pool.Region) is { } beginning)
        {
            var last = after is { Kind: { } kind, Id: var id } ? new IdentityKinds.Position(kind, id) : null;
            var shown = await IdentityFinder.IdsByLogin(ways, beginning, context.Cancellation);
            page.AddRange(await kinds.Read(pool.Id, IdentityKinds.Of(request.State), last, limit + 1 - logins, context.Cancellation, beginning, shown));
        }

        var more = page.Count > limit;
        if (more) page.RemoveAt(limit);
        return new()
        {
            Identities = await view.Show(page, context.Cancellation),
            NextToken = more ? paging.Seal(context, scope, new Hit(limit <= logins ? null : IdentityKind.Of(page[^1]), page[^1].IdentityId)) : null,
        };
    }

    private async Task<SearchIdentitiesResponse> ListAll(IdentityPool pool, SearchIdentitiesRequest request, int limit, OperationContext context)
    {
        var scope = pool.Id;
        var page = await kinds.Read(pool.Id, IdentityKinds.All, paging.Open<IdentityKinds.Position>(context, scope, request.NextToken), limit + 1, context.Cancellation);
        var more = page.Count > limit;
        if (more) page.RemoveAt(limit);
        return new()
        {
            Identities = await view.Show(page, context.Cancellation),
            NextToken = more ? paging.Seal(context, scope, new IdentityKinds.Position(IdentityKind.Of(page[^1]), page[^1].IdentityId)) : null,
        };
    }

    private async Task<SearchIdentitiesResponse> ListState(IdentityPool pool, string state, SearchIdentitiesRequest request, int limit, OperationContext context)
    {
        var scope = $"{pool.Id}/{state}";
        var (page, next) = await counted.Page(pool.Id, state, day: null, paging.Open<CountedIdentities.Position>(context, scope, request.NextToken), limit, context.Cancellation);
        if (page.Count == 0) return new() { Identities = [] };
        var ids = page.Select(c => c.IdentityId).ToList();
        var found = await db.Identities.AsNoTracking().Where(i => ids.Contains(i.IdentityId)).ToDictionaryAsync(i => i.IdentityId, context.Cancellation);
        return new()
        {
            Identities = await view.Show([.. ids.Where(found.ContainsKey).Select(id => found[id])], context.Cancellation),
            NextToken = next is null ? null : paging.Seal(context, scope, next),
        };
    }
}
