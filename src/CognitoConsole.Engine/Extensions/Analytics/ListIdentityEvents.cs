using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Opens a number of the dashboard: the rows that it counts.</summary>
public sealed class ListIdentityEvents(CognitoDbContext db, IdentityPoolDirectory pools, PagingToken paging, TimeProvider clock) : IOperation<ListIdentityEventsRequest, ListIdentityEventsResponse>
{
    private const int DefaultDays = 30;
    private const int DefaultPage = 60;

    private sealed record Position(int Day, long At, string Id);

    public async Task<ListIdentityEventsResponse> Handle(ListIdentityEventsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var (first, last) = DayRange.Of(request.From, request.To, DefaultDays, ReportingDays.DayOf(pool, clock.GetUtcNow()));
        var query = db.IdentityEvents.AsNoTracking().Where(e => e.IdentityPoolId == pool.Id && e.Kind == request.Kind && e.Day >= first && e.Day <= last);
        if (request.Provider is { } provider) query = query.Where(e => e.Provider == provider);
        if (request.Guests is { } guests) query = query.Where(e => e.Provider == IdentityEvent.Unauthenticated == guests);
        var scope = $"{pool.Id}/{request.Kind}/{first}/{last}/{request.Provider}/{request.Guests}";
        if (paging.Open<Position>(context, scope, request.NextToken) is { } after)
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(after.At);
            query = query.Where(e => e.Day <= after.Day && (e.Day < after.Day || e.At < at || e.At == at && string.Compare(e.Id, after.Id) < 0));
        }

        var size = request.MaxResults ?? DefaultPage;
        var page = await query.OrderByDescending(e => e.Day).ThenByDescending(e => e.At).ThenByDescending(e => e.Id).Take(size + 1).ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        return new()
        {
            Events = [.. page.Select(IdentityEventView.Show)],
            NextToken = more ? paging.Seal(context, scope, new Position(page[^1].Day, page[^1].At.ToUnixTimeMilliseconds(), page[^1].Id)) : null,
        };
    }
}
