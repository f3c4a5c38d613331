using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>The auditors' overview, from the counters.</summary>
public sealed class ListIdentityPoolTotals(CognitoDbContext db, PagingToken paging) : IOperation<ListIdentityPoolTotalsRequest, ListIdentityPoolTotalsResponse>
{
    private const int DefaultPage = 60;

    private sealed record Position(long CreationDate, string Id);

    public async Task<ListIdentityPoolTotalsResponse> Handle(ListIdentityPoolTotalsRequest request, OperationContext context)
    {
        var pools = db.IdentityPools.AsNoTracking();
        // A part of a name cannot be looked up in an index; pools are few.
        if (request.Text?.ToLowerInvariant() is { } text) pools = pools.Where(p => p.Name.ToLower().Contains(text) || p.Id.Contains(text));
        if (paging.Open<Position>(context, request.Text ?? "", request.NextToken) is { } after)
        {
            var date = DateTimeOffset.FromUnixTimeMilliseconds(after.CreationDate);
            pools = pools.Where(p => p.CreationDate > date || p.CreationDate == date && string.Compare(p.Id, after.Id) > 0);
        }

        var size = request.MaxResults ?? DefaultPage;
        var page = await pools.OrderBy(p => p.CreationDate).ThenBy(p => p.Id).Take(size + 1).Select(p => new { p.Id, p.Name, p.CreationDate, p.AllowUnauthenticatedIdentities, p.ReportingZones }).ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        var ids = page.Select(p => p.Id).ToList();
        var counts = (await db.DailyCounts.AsNoTracking().Where(c => ids.Contains(c.IdentityPoolId) && c.Day == DailyCount.AllDays && c.Provider == "").ToListAsync(context.Cancellation))
            .ToDictionary(c => (c.IdentityPoolId, c.Metric), c => c.Count);
        return new()
        {
            IdentityPools = [.. page.Select(p => new IdentityPoolTotals
            {
                IdentityPoolId = p.Id,
                IdentityPoolName = p.Name,
                CreationDate = p.CreationDate,
                AllowUnauthenticatedIdentities = p.AllowUnauthenticatedIdentities,
                TimeZone = IdentityPoolTimeZoneView.Show(p.ReportingZones, p.CreationDate)[^1].TimeZone,
                Totals = new()
                {
                    Authenticated = counts.GetValueOrDefault((p.Id, DailyMetric.Authenticated)),
                    Guests = counts.GetValueOrDefault((p.Id, DailyMetric.Guests)),
                    Disabled = counts.GetValueOrDefault((p.Id, DailyMetric.Disabled)),
                },
            })],
            NextToken = more ? paging.Seal(context, request.Text ?? "", new Position(page[^1].CreationDate.ToUnixTimeMilliseconds(), page[^1].Id)) : null,
        };
    }
}
