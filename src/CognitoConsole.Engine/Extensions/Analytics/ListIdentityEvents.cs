using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Opens a number of the dashboard: the rows that it counts. A list of several providers is put together from those of each.</summary>
public sealed class ListIdentityEvents(CognitoDbContext db, IdentityPoolDirectory pools, PagingToken paging, TimeProvider clock) : IOperation<ListIdentityEventsRequest, ListIdentityEventsResponse>
{
    private const int DefaultDays = 30;
    private const int DefaultPage = 60;

    private sealed record Position(int Day, long At, string Id);

    public async Task<ListIdentityEventsResponse> Handle(ListIdentityEventsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var (first, last) = DayRange.Of(request.From, request.To, DefaultDays, ReportingDays.DayOf(pool, clock.GetUtcNow()));
        var scope = $"{pool.Id}/{request.Kind}/{first}/{last}/{request.Provider}/{request.Guests}";
        var after = paging.Open<Position>(context, scope, request.NextToken);
        var size = request.MaxResults ?? DefaultPage;
        var found = new List<IdentityEvent>();
        foreach (var provider in await Providers(request, context.Cancellation))
            found.AddRange(await Newest(db.IdentityEvents.AsNoTracking().Where(e => e.IdentityPoolId == pool.Id && e.Kind == request.Kind && e.Provider == provider), first, last, after, size + 1, context.Cancellation));
        var page = found.OrderByDescending(e => e.Day).ThenByDescending(e => e.At).ThenByDescending(e => e.Id, StringComparer.Ordinal).Take(size + 1).ToList();
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        return new()
        {
            Events = [.. page.Select(IdentityEventView.Show)],
            NextToken = more ? paging.Seal(context, scope, new Position(page[^1].Day, page[^1].At.ToUnixTimeMilliseconds(), page[^1].Id)) : null,
        };
    }

    private async Task<IEnumerable<string>> Providers(ListIdentityEventsRequest request, CancellationToken cancellation)
    {
        IReadOnlyList<string> named = request.Provider is { } provider ? [provider] : request.Guests == true ? [IdentityEvent.Unauthenticated] : await EventProviders.Of(db, request.IdentityPoolId, request.Kind, cancellation);
        return named.Where(p => request.Guests is null || p == IdentityEvent.Unauthenticated == request.Guests);
    }

    /// <summary>A page of one provider: the rest of the day where the page before ended, by itself, then the days before it. Each is one range of the key.</summary>
    private static async Task<List<IdentityEvent>> Newest(IQueryable<IdentityEvent> events, int first, int last, Position? after, int size, CancellationToken cancellation)
    {
        var newest = new List<IdentityEvent>();
        if (after is not null)
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(after.At);
            await Add(events.Where(e => e.Day == after.Day && e.At <= at && (e.At < at || string.Compare(e.Id, after.Id) < 0)));
            last = after.Day - 1;
        }

        if (newest.Count < size) await Add(events.Where(e => e.Day >= first && e.Day <= last));
        return newest;

        async Task Add(IQueryable<IdentityEvent> range) =>
            newest.AddRange(await range.OrderByDescending(e => e.Day).ThenByDescending(e => e.At).ThenByDescending(e => e.Id).Take(size - newest.Count).ToListAsync(cancellation));
    }
}
