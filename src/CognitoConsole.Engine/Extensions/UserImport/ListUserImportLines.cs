using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Data;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Extensions;

internal sealed class ListUserImportLines(CognitoDbContext db, PoolDirectory pools, UserImportJobs jobs, PagingToken paging) : IOperation<ListUserImportLinesRequest, ListUserImportLinesResponse>
{
    private const int DefaultPage = 100;

    public async Task<ListUserImportLinesResponse> Handle(ListUserImportLinesRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var job = await jobs.Find(pool.Id, request.JobId, context.Cancellation);
        var (size, list) = (request.MaxResults ?? DefaultPage, $"{pool.Id}\n{job.JobId}");
        var after = paging.Open<Position>(context, list, request.NextToken)?.LineNumber ?? 0;
        var page = await db.UserImportLines.AsNoTracking().Where(l => l.UserPoolId == pool.Id && l.JobId == job.JobId && l.LineNumber > after).OrderBy(l => l.LineNumber)
            .Take(size + 1).Select(l => new UserImportLineType(l.LineNumber, l.Username, l.Outcome, l.Message)).ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        return new() { Lines = page, NextToken = more ? paging.Seal(context, list, new Position(page[^1].LineNumber)) : null };
    }

    private sealed record Position(int LineNumber);
}
