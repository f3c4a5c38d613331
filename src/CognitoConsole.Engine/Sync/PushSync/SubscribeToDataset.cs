using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Sync;

/// <summary><see href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_SubscribeToDataset.html">SubscribeToDataset</see>: the device hears of what others change in it.</summary>
[DecidesAnew]
public sealed class SubscribeToDataset(CognitoDbContext db, DatasetOwners owners, SyncDevices devices) : IOperation<SubscribeToDatasetRequest, SubscribeToDatasetResponse>
{
    public async Task<SubscribeToDatasetResponse> Handle(SubscribeToDatasetRequest request, OperationContext context)
    {
        await owners.Find(request.IdentityPoolId, request.IdentityId);
        var (dataset, device) = await devices.Find(request, request.DeviceId, context.Cancellation);
        if (await db.DatasetSubscriptions.AnyAsync(s => s.DatasetId == dataset.Id && s.DeviceId == device.Id, context.Cancellation)) return new();
        db.DatasetSubscriptions.Add(new() { DatasetId = dataset.Id, DeviceId = device.Id });
        await db.SaveChangesAsync(context.Cancellation);
        return new();
    }
}
