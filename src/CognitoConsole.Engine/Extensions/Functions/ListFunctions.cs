using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class ListFunctions(CognitoDbContext db, PagingToken paging) : IOperation<ListFunctionsRequest, ListFunctionsResponse>
{
    private const int DefaultPage = 50;

    public async Task<ListFunctionsResponse> Handle(ListFunctionsRequest request, OperationContext context)
    {
        var size = request.MaxResults ?? DefaultPage;
        var query = db.Functions.AsNoTracking();
        if (paging.Open<Position>(context, "", request.NextToken) is { } after) query = query.Where(f => string.Compare(f.Name, after.Name) > 0);
        var page = await query.OrderBy(f => f.Name).Take(size + 1).Select(FunctionView.Show).ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        return new ListFunctionsResponse { Functions = page, NextToken = more ? paging.Seal(context, "", new Position(page[^1].Name)) : null };
    }

    private sealed record Position(string Name);
}
