using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.UserPools;

/// <summary><see href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html">ListUserPools</see></summary>
/// <remarks>In the order of creation. A pool of any region is listed: this server is all regions at once.</remarks>
public sealed class ListUserPools(CognitoDbContext db, PagingToken paging) : IOperation<ListUserPoolsRequest, ListUserPoolsResponse>
{
    private sealed record Position(long CreationDate, string Id);

    public async Task<ListUserPoolsResponse> Handle(ListUserPoolsRequest request, OperationContext context)
    {
        var pools = db.UserPools.AsNoTracking();
        if (paging.Open<Position>(context, "", request.NextToken) is { } after)
        {
            var date = DateTimeOffset.FromUnixTimeMilliseconds(after.CreationDate);
            pools = pools.Where(p => p.CreationDate > date || p.CreationDate == date && string.Compare(p.Id, after.Id) > 0);
        }

        var limit = request.MaxResults!.Value;
        var page = await pools.OrderBy(p => p.CreationDate).ThenBy(p => p.Id).Take(limit + 1)
            .Select(p => new { p.Id, p.Name, p.LambdaConfig, p.CreationDate, p.LastModifiedDate })
            .ToListAsync(context.Cancellation);
        var last = page.Count > limit ? page[limit - 1] : null;
        var ids = page.Take(limit).Select(p => p.Id).ToList();
        var replicas = (await db.UserPoolReplicas.AsNoTracking().Where(r => ids.Contains(r.UserPoolId)).Select(r => new { r.UserPoolId, r.RegionName }).ToListAsync(context.Cancellation))
            .ToLookup(r => r.UserPoolId, r => r.RegionName);
        return new()
        {
            UserPools =
            [
                .. page.Take(limit).Select(p => new UserPoolDescriptionType
                {
                    Id = p.Id,
                    Name = p.Name,
                    LambdaConfig = p.LambdaConfig ?? new(),
                    CreationDate = p.CreationDate,
                    LastModifiedDate = p.LastModifiedDate,
                    ReplicaRegions = replicas.Contains(p.Id) ? [.. replicas[p.Id]] : null,
                }),
            ],
            NextToken = last is null ? null : paging.Seal(context, "", new Position(last.CreationDate.ToUnixTimeMilliseconds(), last.Id)),
        };
    }
}
