using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.IdentityPools;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>The identity browser's search: what looks like an identity id is looked up as one first, then as a login.</summary>
internal sealed class SearchIdentities(CognitoDbContext db, IdentityPoolDirectory pools, IdentityFinder finder, CountedIdentities counted, IdentityView view, PagingToken paging) : IOperation<SearchIdentitiesRequest, SearchIdentitiesResponse>
{
    private const int DefaultPage = 20;

    private sealed record Position(bool IsGuest, string Id);

    public async Task<SearchIdentitiesResponse> Handle(SearchIdentitiesRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var limit = request.MaxResults ?? DefaultPage;
        if (request.Query?.Trim() is not { Length: > 0 } query) return request.State is { } state ? await ListState(pool, state, request, limit, context) : await ListAll(pool, request, limit, context);
        var found = await finder.ById(pool, query, limit, context.Cancellation);
        if (found.Count == 0) found = await finder.ByLogin(pool, query, limit, context.Cancellation);
        return new() { Identities = await view.Show(found, context.Cancellation) };
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
        public Validator() => this.Rules(r => r is { Query: not null, State: not null } or { Query: not null, NextToken: not null }
            ? [new Violation("query", "A query goes with neither State nor NextToken.")]
            : Array.Empty<Violation>());
    }
}
