using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class ListFunctionInvocations(CognitoDbContext db, PoolDirectory pools, InvocationLog log, PagingToken paging) : IOperation<ListFunctionInvocationsRequest, ListFunctionInvocationsResponse>
{
    private const int DefaultPage = 50;

    public async Task<ListFunctionInvocationsResponse> Handle(ListFunctionInvocationsRequest request, OperationContext context)
    {
        await pools.Pool(request.UserPoolId, context.Cancellation);
        await log.Flush(context.Cancellation);
        var size = request.MaxResults ?? DefaultPage;
        var filter = string.Join('\n', request.UserPoolId, request.Trigger, request.Outcome);
        var query = db.FunctionInvocations.AsNoTracking().Where(i => i.UserPoolId == request.UserPoolId);
        if (request.Trigger is { } trigger) query = query.Where(i => i.Trigger == trigger);
        if (request.Outcome is { } outcome) query = query.Where(i => i.Outcome == outcome);
        if (paging.Open<Position>(context, filter, request.NextToken) is { } after) query = query.Where(i => string.Compare(i.Id, after.Id) < 0);
        var page = await query.OrderByDescending(i => i.Id).Take(size + 1).Select(InvocationView.Show).ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        return new ListFunctionInvocationsResponse { Invocations = page, NextToken = more ? paging.Seal(context, filter, new Position(page[^1].InvocationId)) : null };
    }

    private sealed record Position(string Id);
}
