using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class ListLogEvents(CognitoDbContext db, PoolDirectory pools, LogDelivery logs, PagingToken paging) : IOperation<ListLogEventsRequest, ListLogEventsResponse>
{
    private const int DefaultPage = 50;

    public async Task<ListLogEventsResponse> Handle(ListLogEventsRequest request, OperationContext context)
    {
        await pools.Pool(request.UserPoolId, context.Cancellation);
        await logs.Flush(context.Cancellation);
        var size = request.MaxResults ?? DefaultPage;
        var filter = string.Join('\n', request.UserPoolId, request.EventSource);
        var query = db.LogEvents.AsNoTracking().Where(e => e.UserPoolId == request.UserPoolId);
        if (request.EventSource is { } source) query = query.Where(e => e.EventSource == source);
        if (paging.Open<Position>(context, filter, request.NextToken) is { } after) query = query.Where(e => string.Compare(e.Id, after.Id) < 0);
        var page = await query.OrderByDescending(e => e.Id).Take(size + 1).Select(LogEventView.Show).ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        return new ListLogEventsResponse { Events = page, NextToken = more ? paging.Seal(context, filter, new Position(page[^1].EventId)) : null };
    }

    private sealed record Position(string Id);
}
