using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class ListOutboxMessages(CognitoDbContext db, PagingToken paging) : IOperation<ListOutboxMessagesRequest, ListOutboxMessagesResponse>
{
    private const int DefaultPage = 50;

    public async Task<ListOutboxMessagesResponse> Handle(ListOutboxMessagesRequest request, OperationContext context)
    {
        var size = request.MaxResults ?? DefaultPage;
        var filter = string.Join('\n', request.UserPoolId, request.Username, request.Medium, request.Status);
        var query = db.OutboxMessages.AsNoTracking();
        if (request.UserPoolId is { } pool) query = query.Where(m => m.UserPoolId == pool);
        if (request.Username is { } username) query = query.Where(m => m.Username == username);
        if (request.Medium is { } medium) query = query.Where(m => m.Medium == medium);
        if (request.Status is { } status) query = query.Where(m => m.Status == status);
        if (paging.Open<Position>(context, filter, request.NextToken) is { } after) query = query.Where(m => string.Compare(m.Id, after.Id) < 0);
        var page = await query.OrderByDescending(m => m.Id).Take(size + 1).Select(OutboxView.Show).ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        var pools = page.Select(m => m.UserPoolId).Distinct().ToList();
        var names = await db.UserPools.Where(p => pools.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, context.Cancellation);
        return new ListOutboxMessagesResponse { Messages = [.. page.Select(m => m with { UserPoolName = names.GetValueOrDefault(m.UserPoolId) })], NextToken = more ? paging.Seal(context, filter, new Position(page[^1].MessageId)) : null };
    }

    private sealed record Position(string Id);
}
