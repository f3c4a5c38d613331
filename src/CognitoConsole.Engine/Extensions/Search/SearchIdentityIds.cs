using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Looks an identity id up in all pools at once.</summary>
internal sealed class SearchIdentityIds(CognitoDbContext db, IdentityFinder finder, IdentityView view) : IOperation<SearchIdentityIdsRequest, SearchIdentityIdsResponse>
{
    private const int DefaultPage = 20;

    public async Task<SearchIdentityIdsResponse> Handle(SearchIdentityIdsRequest request, OperationContext context)
    {
        var found = await finder.ById(request.IdentityIdPrefix, request.MaxResults ?? DefaultPage, context.Cancellation);
        if (found.Count == 0) return new() { Identities = [] };
        var states = await view.StatesOf(found, context.Cancellation);
        var pools = found.Select(i => i.IdentityPoolId).Distinct().ToList();
        var names = await db.IdentityPools.AsNoTracking().Where(p => pools.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, context.Cancellation);
        return new()
        {
            Identities = [.. found.Where(i => names.ContainsKey(i.IdentityPoolId)).Select(i => new FoundIdentityType
            {
                IdentityId = i.IdentityId,
                IdentityPoolId = i.IdentityPoolId,
                IdentityPoolName = names[i.IdentityPoolId],
                State = states[i.IdentityId],
            })],
        };
    }
}
