using CognitoConsole.Contracts;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Engine.Tests.Sync;

public sealed class DeleteDatasetTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private SyncDevice _device = null!;

    public async ValueTask InitializeAsync() => _device = await _cognito.ADevice();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Other_devices_are_told_also_when_it_was_made_again()
    {
        await _device.Write(Put("a", "1"));
        await _device.Write(Put("b", "1"));
        var deleted = await _device.Delete();
        Assert.Equal(("prefs", 0, 0), (deleted.DatasetName, deleted.DataStorage, deleted.NumRecords));
        Assert.Equal((false, true, 0), await _device.List(2) is var gone ? (gone.DatasetExists, gone.DatasetDeletedAfterRequestedSyncCount, gone.Count) : default);

        var again = Assert.Single(await _device.Write(Put("c", "1")));
        Assert.Equal(4, again.SyncCount);
        Assert.Equal((true, true, "c=1@4"), await _device.List(2) is var other ? (other.DatasetExists, other.DatasetDeletedAfterRequestedSyncCount, Text(other.Records)) : default);
        Assert.Equal((true, false), await _device.List(4) is var same ? (same.DatasetExists, same.DatasetDeletedAfterRequestedSyncCount) : default);
        // A new device knows nothing that it would have to drop.
        Assert.Equal((true, false), await _device.List(0) is var fresh ? (fresh.DatasetExists, fresh.DatasetDeletedAfterRequestedSyncCount) : default);
    }

    [Fact]
    public async Task One_that_there_is_not_is_not_found()
    {
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await Assert.ThrowsAsync<CognitoException>(() => _device.Delete())).Code);
        await _device.Write(Put("a", "1"));
        await _device.Delete();
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await Assert.ThrowsAsync<CognitoException>(() => _device.Delete())).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await Assert.ThrowsAsync<CognitoException>(() => _device.Describe())).Code);
        Assert.Equal(0, await _cognito.Database(db => db.DatasetRecords.CountAsync()));
    }

    [Fact]
    public async Task Deleted_ones_are_not_remembered_without_end()
    {
        for (var i = 0; i < 105; i++)
        {
            _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
            var device = _device with { Dataset = $"d{i}", Caller = null };
            await device.Write(Put("a", "1"));
            await device.Delete();
        }

        Assert.Equal(100, await _cognito.Database(db => db.Datasets.CountAsync()));
    }
}
