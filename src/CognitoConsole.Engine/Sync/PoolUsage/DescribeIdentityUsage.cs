using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Sync;

/// <summary><see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_DescribeIdentityUsage.html">DescribeIdentityUsage</see></summary>
public sealed class DescribeIdentityUsage(CognitoDbContext db, DatasetOwners owners) : IOperation<DescribeIdentityUsageRequest, DescribeIdentityUsageResponse>
{
    public async Task<DescribeIdentityUsageResponse> Handle(DescribeIdentityUsageRequest request, OperationContext context)
    {
        var identity = await owners.Find(request.IdentityPoolId, request.IdentityId);
        // Twenty rows, or a few more after a merge.
        var datasets = await db.Datasets.Where(d => d.IdentityId == identity.IdentityId && !d.IsDeleted).Select(d => new { d.DataStorage, d.LastModifiedDate }).ToListAsync(context.Cancellation);
        return new()
        {
            IdentityUsage = new()
            {
                IdentityId = identity.IdentityId,
                IdentityPoolId = identity.IdentityPoolId,
                LastModifiedDate = datasets.Count == 0 ? identity.LastModifiedDate : datasets.Max(d => d.LastModifiedDate),
                DatasetCount = datasets.Count,
                DataStorage = datasets.Sum(d => d.DataStorage),
            },
        };
    }
}
