using System.Globalization;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.IdentityPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

/// <summary>Opens a total of a day.</summary>
internal sealed class ListCountedIdentities(CognitoDbContext db, IdentityPoolDirectory pools, CountedIdentities counted, IdentityView view, PagingToken paging, EngineOptions options, TimeProvider clock)
    : IOperation<ListCountedIdentitiesRequest, ListCountedIdentitiesResponse>
{
    private const int DefaultPage = 60;

    public async Task<ListCountedIdentitiesResponse> Handle(ListCountedIdentitiesRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.IdentityPoolId, context.Cancellation);
        var today = ReportingDays.DayOf(pool, clock.GetUtcNow());
        var day = request.Date is { } date ? DayRange.DayOf(date) : today;
        if (day > today) throw Errors.InvalidParameter("The day has not come yet.", "date");
        var first = today - options.IdentityEventDays;
        if (day < first) throw Errors.InvalidParameter(string.Create(CultureInfo.InvariantCulture, $"Lists of days before {DayRange.DateOf(first):yyyy-MM-dd} are no longer kept."), "date");

        var scope = $"{pool.Id}/{request.State}/{day}";
        var (page, next) = await counted.Page(pool.Id, request.State, day, paging.Open<CountedIdentities.Position>(context, scope, request.NextToken), request.MaxResults ?? DefaultPage, context.Cancellation);
        // Who still counts as authenticated may have lost all logins.
        var unclear = page.Where(c => c.ToDay is not null || request.State == "Authenticated").Select(c => c.IdentityId).ToList();
        var now = unclear.Count == 0 ? [] : await view.StatesOf(await db.Identities.AsNoTracking().Where(i => unclear.Contains(i.IdentityId)).ToListAsync(context.Cancellation), context.Cancellation);
        return new()
        {
            Identities = [.. page.Select(c => new CountedIdentityType
            {
                IdentityId = c.IdentityId,
                State = request.State,
                Since = DayRange.DateOf(c.FromDay),
                Until = c.ToDay is { } end ? DayRange.DateOf(end) : null,
                CurrentState = now.GetValueOrDefault(c.IdentityId) ?? (c.ToDay is null ? request.State : "Deleted"),
            })],
            NextToken = next is null ? null : paging.Seal(context, scope, next),
        };
    }
}
