using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Sync;

/// <summary><see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_UnsubscribeFromDataset.html">UnsubscribeFromDataset</see></summary>
public sealed class UnsubscribeFromDataset(CognitoDbContext db, DatasetOwners owners, SyncDevices devices) : IOperation<UnsubscribeFromDatasetRequest, UnsubscribeFromDatasetResponse>
{
    public async Task<UnsubscribeFromDatasetResponse> Handle(UnsubscribeFromDatasetRequest request, OperationContext context)
    {
        await owners.Find(request.IdentityPoolId, request.IdentityId);
        var (dataset, device) = await devices.Find(request, request.DeviceId, context.Cancellation);
        await db.DatasetSubscriptions.Where(s => s.DatasetId == dataset.Id && s.DeviceId == device.Id).ExecuteDeleteAsync(context.Cancellation);
        return new();
    }
}
