using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserImportJobs.html">ListUserImportJobs</see></summary>
public sealed class ListUserImportJobs(CognitoDbContext db, PoolDirectory pools, UserImportJobs jobs, PagingToken paging) : IOperation<ListUserImportJobsRequest, ListUserImportJobsResponse>
{
    /// <summary>The model lets a request ask for 60 and an answer hold 50.</summary>
    private const int MaxPage = 50;

    public async Task<ListUserImportJobsResponse> Handle(ListUserImportJobsRequest request, OperationContext context)
    {
        var pool = await pools.Pool(request.UserPoolId, context.Cancellation);
        var size = Math.Min(request.MaxResults!.Value, MaxPage);
        var query = db.UserImportJobs.AsNoTracking().Where(j => j.UserPoolId == pool.Id);
        if (paging.Open<Position>(context, pool.Id, request.PaginationToken) is { } after)
        {
            var created = DateTimeOffset.FromUnixTimeMilliseconds(after.Created);
            query = query.Where(j => j.CreationDate <= created && (j.CreationDate < created || j.JobId.CompareTo(after.JobId) < 0));
        }

        var page = await query.OrderByDescending(j => j.CreationDate).ThenByDescending(j => j.JobId).Take(size + 1).ToListAsync(context.Cancellation);
        var more = page.Count > size;
        if (more) page.RemoveAt(size);
        var shown = new List<UserImportJobType>(page.Count);
        foreach (var job in page) shown.Add(await jobs.Show(job, context));
        return new()
        {
            UserImportJobs = shown,
            PaginationToken = more ? paging.Seal(context, pool.Id, new Position(page[^1].CreationDate.ToUnixTimeMilliseconds(), page[^1].JobId)) : null,
        };
    }

    private sealed record Position(long Created, string JobId);
}
