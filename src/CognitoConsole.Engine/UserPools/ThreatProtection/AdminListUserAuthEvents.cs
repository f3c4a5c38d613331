using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListUserAuthEvents.html">AdminListUserAuthEvents</see></summary>
/// <remarks>Newest first.</remarks>
public sealed class AdminListUserAuthEvents(PoolDirectory pools, UserDirectory directory, CognitoDbContext db, PagingToken paging)
    : IOperation<AdminListUserAuthEventsRequest, AdminListUserAuthEventsResponse>
{
    private const int DefaultLimit = 60;

    public async Task<AdminListUserAuthEventsResponse> Handle(AdminListUserAuthEventsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        ThreatMode.Demand(pool);
        var user = await directory.FindForAdmin(pool, request.Username, context.Cancellation);
        var list = $"{pool.Id}\n{user.Username}";
        var limit = request.MaxResults is { } asked and > 0 ? asked : DefaultLimit;
        var events = db.AuthEvents.AsNoTracking().Where(e => e.UserPoolId == pool.Id && e.Username == user.Username);
        if (paging.Open<string>(context, list, request.NextToken) is { } after) events = events.Where(e => e.EventId.CompareTo(after) < 0);
        var page = await events.OrderByDescending(e => e.EventId).Take(limit + 1).ToListAsync(context.Cancellation);
        var hasMore = page.Count > limit;
        return new AdminListUserAuthEventsResponse
        {
            AuthEvents = [.. page.Take(limit).Select(AuthEventShape.Of)],
            NextToken = hasMore ? paging.Seal(context, list, page[limit - 1].EventId) : null,
        };
    }
}
