using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using static CognitoConsole.Testing.SyncDevice;
using IdentityPoolUsage = CognitoConsole.Contracts.Sync.IdentityPoolUsage;

namespace CognitoConsole.Engine.Tests.Sync;

public sealed class DescribeIdentityPoolUsageTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private SyncDevice _device = null!;

    public async ValueTask InitializeAsync() => _device = await _cognito.ADevice();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Counts_sessions_and_bytes()
    {
        Assert.Equal((0, 0), await Usage() is var none ? (none.SyncSessionsCount, none.DataStorage) : default);
        _cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        await _device.Write(Put("theme", "dark"));
        await (_device with { Dataset = "scores" }).Write(Put("a", "10"));
        var list = await _cognito.Invoke(_device.Listing(0) with { MaxResults = 1 }, _device.Caller!);
        await _cognito.Invoke(_device.Listing(0) with { SyncSessionToken = list.SyncSessionToken }, _device.Caller!);
        var usage = await Usage();
        Assert.Equal((_device.Pool, 3, 12, _cognito.Clock.GetUtcNow().ToUnixTimeMilliseconds()), (usage.IdentityPoolId, usage.SyncSessionsCount, usage.DataStorage, usage.LastModifiedDate!.Value.ToUnixTimeMilliseconds()));
        await _device.Write(Put("theme", "", 1));
        await (_device with { Dataset = "scores" }).Delete();
        Assert.Equal((4, 5), await Usage() is var less ? (less.SyncSessionsCount, less.DataStorage) : default);
    }

    [Fact]
    public async Task Whoever_looks_at_the_console_is_no_session()
    {
        await _cognito.Invoke(_device.Listing(), new Caller.Operator("1", "ana@example.com", "Administrator", "123456789012"));
        Assert.Equal(0, (await Usage()).SyncSessionsCount);
    }

    [Fact]
    public async Task Identities_take_their_datasets_with_them()
    {
        var pool = await _cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = _device.Pool });
        var devices = new List<SyncDevice>();
        for (var i = 0; i < 5; i++)
        {
            devices.Add(await _cognito.ADevice(pool));
            await devices[i].Write(Put("theme", "dark"));
        }

        await _device.Write(Put("theme", "dark"));
        await _cognito.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [.. devices.Select(d => d.Identity)] });
        Assert.Equal(9, (await Usage()).DataStorage);
        Assert.Equal(1, await _cognito.Database(db => db.DatasetRecords.CountAsync()));

        await _cognito.Invoke(new DeleteIdentityPoolRequest { IdentityPoolId = _device.Pool });
        Assert.Equal((0, 0, 0), await _cognito.Database(async db => (await db.Datasets.CountAsync(), await db.DatasetRecords.CountAsync(), await db.DailyCounts.CountAsync(c => c.Metric == DailyMetric.SyncStorage))));
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new DescribeIdentityPoolUsageRequest { IdentityPoolId = _device.Pool })).Code);
    }

    [Fact]
    public async Task Is_not_for_identities() =>
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await _cognito.Refusal(new DescribeIdentityPoolUsageRequest { IdentityPoolId = _device.Pool }, _device.Caller)).Code);

    private async Task<IdentityPoolUsage> Usage() => (await _cognito.Invoke(new DescribeIdentityPoolUsageRequest { IdentityPoolId = _device.Pool })).IdentityPoolUsage!;
}
