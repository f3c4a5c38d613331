using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Opens the number of logins of a provider, along their key.</summary>
public sealed class ListIdentityLogins(CognitoDbContext db, IdentityPoolDirectory pools, PagingToken paging) : IOperation<ListIdentityLoginsRequest, ListIdentityLoginsResponse>
{
    private const int DefaultPage = 60;

    private sealed record Position(string SubjectKey);

    public async Task<ListIdentityLoginsResponse> Handle(ListIdentityLoginsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var query = db.IdentityLogins.AsNoTracking().Where(l => l.IdentityPoolId == pool.Id && l.Provider == request.Provider);
        var scope = $"{pool.Id}/{request.Provider}";
        if (paging.Open<Position>(context, scope, request.NextToken) is { } after) query = query.Where(l => string.Compare(l.SubjectKey, after.SubjectKey) > 0);
        var size = request.MaxResults ?? DefaultPage;
        var page = await query.OrderBy(l => l.SubjectKey).Take(size + 1).ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        return new()
        {
            Logins = [.. page.Select(l => new CountedLogin { IdentityId = l.IdentityId, Subject = l.Subject, LinkedDate = l.LinkedAt })],
            NextToken = more ? paging.Seal(context, scope, new Position(page[^1].SubjectKey)) : null,
        };
    }
}
