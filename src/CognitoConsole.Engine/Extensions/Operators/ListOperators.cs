using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>In the order of e-mail addresses, in any case.</summary>
internal sealed class ListOperators(CognitoDbContext db, PagingToken paging, TimeProvider clock) : IOperation<ListOperatorsRequest, ListOperatorsResponse>
{
    private const int DefaultPage = 60;

    public async Task<ListOperatorsResponse> Handle(ListOperatorsRequest request, OperationContext context)
    {
        var size = request.MaxResults ?? DefaultPage;
        var prefix = request.EmailPrefix?.ToUpperInvariant();
        var query = db.Users.AsNoTracking();
        // A range, because StartsWith becomes LIKE and misses the index.
        if (prefix is not null) query = query.Where(o => string.Compare(o.NormalizedUserName, prefix) >= 0 && string.Compare(o.NormalizedUserName, prefix + '\uFFFF') < 0);
        if (paging.Open<Position>(context, prefix ?? "", request.NextToken) is { } after) query = query.Where(o => string.Compare(o.NormalizedUserName, after.NormalizedUserName) > 0);
        var page = await query.OrderBy(o => o.NormalizedUserName).Take(size + 1).Shown(db, clock.GetUtcNow()).ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        return new ListOperatorsResponse
        {
            Operators = page,
            NextToken = more ? paging.Seal(context, prefix ?? "", new Position(page[^1].Email.ToUpperInvariant())) : null,
        };
    }

    private sealed record Position(string NormalizedUserName);
}
