using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Sync;

/// <summary><see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_DescribeDataset.html">DescribeDataset</see></summary>
public sealed class DescribeDataset(CognitoDbContext db, DatasetOwners owners) : IOperation<DescribeDatasetRequest, DescribeDatasetResponse>
{
    public async Task<DescribeDatasetResponse> Handle(DescribeDatasetRequest request, OperationContext context)
    {
        var identity = await owners.Find(request.IdentityPoolId, request.IdentityId);
        var dataset = await db.Datasets.AsNoTracking().FirstOrDefaultAsync(d => d.IdentityId == identity.IdentityId && d.DatasetName == request.DatasetName && !d.IsDeleted, context.Cancellation);
        return new() { Dataset = DatasetView.Of(dataset ?? throw Errors.DatasetNotFound(request.DatasetName)) };
    }
}
