using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>The auditors' overview of user pools, counted along the search index.</summary>
public sealed class ListUserPoolTotals(CognitoDbContext db, UserFigures figures, PagingToken paging) : IOperation<ListUserPoolTotalsRequest, ListUserPoolTotalsResponse>
{
    private const int DefaultPage = 60;

    private sealed record Position(long CreationDate, string Id);

    public async Task<ListUserPoolTotalsResponse> Handle(ListUserPoolTotalsRequest request, OperationContext context)
    {
        var pools = db.UserPools.AsNoTracking();
        if (paging.Open<Position>(context, "", request.NextToken) is { } after)
        {
            var date = DateTimeOffset.FromUnixTimeMilliseconds(after.CreationDate);
            pools = pools.Where(p => p.CreationDate > date || p.CreationDate == date && string.Compare(p.Id, after.Id) > 0);
        }

        var size = request.MaxResults ?? DefaultPage;
        var page = await pools.OrderBy(p => p.CreationDate).ThenBy(p => p.Id).Take(size + 1)
            .Select(p => new { p.Id, p.Name, p.UserPoolTier, p.MfaConfiguration, p.CreationDate }).ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        var counted = await figures.Of([.. page.Select(p => p.Id)], context.Cancellation);
        return new()
        {
            UserPools = [.. page.Select(p => new UserPoolTotals
            {
                UserPoolId = p.Id,
                Name = p.Name,
                UserPoolTier = p.UserPoolTier,
                CreationDate = p.CreationDate,
                MfaConfiguration = p.MfaConfiguration,
                Users = counted[p.Id].Users,
                Statuses = counted[p.Id].Statuses,
                Disabled = counted[p.Id].Disabled,
                WithMfa = counted[p.Id].WithMfa,
                MfaFactors = counted[p.Id].Factors,
                MonthlyActive = counted[p.Id].Active,
                ActiveLastMonth = counted[p.Id].ActiveLastMonth,
                CountedAt = counted[p.Id].CountedAt,
            })],
            NextToken = more ? paging.Seal(context, "", new Position(page[^1].CreationDate.ToUnixTimeMilliseconds(), page[^1].Id)) : null,
        };
    }
}
