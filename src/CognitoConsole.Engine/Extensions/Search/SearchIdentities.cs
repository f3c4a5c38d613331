using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.IdentityPools;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>The identity browser's search: whose login it is comes first, then the ids that begin so. A text may well be both.</summary>
internal sealed class SearchIdentities(CognitoDbContext db, IdentityPoolDirectory pools, IdentityFinder finder, CountedIdentities counted, IdentityView view, PagingToken paging) : IOperation<SearchIdentitiesRequest, SearchIdentitiesResponse>
{
    private const int DefaultPage = 20;

    private sealed record Position(bool IsGuest, string Id);

    /// <summary>The last one of a page of a search.</summary>
    /// <param name="Part">0: by login, 1: by id, 2: guests by id.</param>
    private sealed record Hit(int Part, string Id);

    public async Task<SearchIdentitiesResponse> Handle(SearchIdentitiesRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var limit = request.MaxResults ?? DefaultPage;
        if (request.Query?.Trim() is not { Length: > 0 } query) return request.State is { } state ? await ListState(pool, state, request, limit, context) : await ListAll(pool, request, limit, context);
        return await Find(pool, query, request, limit, context);
    }

    private async Task<SearchIdentitiesResponse> Find(IdentityPool pool, string query, SearchIdentitiesRequest request, int limit, OperationContext context)
    {
        var scope = $"{pool.Id}?{query}";
        var after = paging.Open<Hit>(context, scope, request.NextToken);
        var byLogin = await finder.ByLogin(pool, query, context.Cancellation);
        var listed = byLogin.Select(i => i.IdentityId).ToList();
        var page = new List<(int Part, Identity Identity)>();
        for (var part = after?.Part ?? 0; part <= 2 && page.Count <= limit; part++)
        {
            var last = after?.Part == part ? after.Id : null;
            var found = part == 0
                ? byLogin.Where(i => string.CompareOrdinal(i.IdentityId, last) > 0)
                : await finder.ById(pool, query, isGuest: part == 2, last, listed, limit + 1 - page.Count, context.Cancellation);
            page.AddRange(found.Select(i => (part, i)));
        }

        var shown = page.Take(limit).ToList();
        return new()
        {
            Identities = await view.Show([.. shown.Select(p => p.Identity)], context.Cancellation),
            NextToken = page.Count > limit ? paging.Seal(context, scope, new Hit(shown[^1].Part, shown[^1].Identity.IdentityId)) : null,
        };
    }

    private async Task<SearchIdentitiesResponse> ListAll(IdentityPool pool, SearchIdentitiesRequest request, int limit, OperationContext context)
    {
        var scope = pool.Id;
        var after = paging.Open<Position>(context, scope, request.NextToken);
        var page = new List<Identity>();
        foreach (var isGuest in new[] { false, true })
        {
            if (after is { IsGuest: true } && !isGuest) continue;
            var query = db.Identities.AsNoTracking().Where(i => i.IdentityPoolId == pool.Id && i.IsGuest == isGuest);
            if (after is not null && after.IsGuest == isGuest) query = query.Where(i => string.Compare(i.IdentityId, after.Id) > 0);
            page.AddRange(await query.OrderBy(i => i.IdentityId).Take(limit + 1 - page.Count).ToListAsync(context.Cancellation));
            if (page.Count > limit) break;
        }

        var more = page.Count > limit;
        if (more) page.RemoveAt(limit);
        return new()
        {
            Identities = await view.Show(page, context.Cancellation),
            NextToken = more ? paging.Seal(context, scope, new Position(page[^1].IsGuest, page[^1].IdentityId)) : null,
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

    internal sealed class Validator : AbstractValidator<SearchIdentitiesRequest>
    {
        public Validator() => this.Rules(r => r is { Query: not null, State: not null }
            ? [new Violation("query", "A query goes without State.")]
            : Array.Empty<Violation>());
    }
}
