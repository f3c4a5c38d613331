using System.Data.Common;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using static CognitoConsole.Engine.Tests.Sync.SyncDestinations;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Engine.Tests.Sync;

/// <summary>Everything that a pool's identities keep, once.</summary>
public sealed class BulkPublishTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = ACognito();
    private SyncDevice _device = null!;

    private BulkPublishRequest Request => new() { IdentityPoolId = _device.Pool };

    public async ValueTask InitializeAsync()
    {
        _device = await _cognito.ADevice();
        await _device.Write(Put("a", "1"), Put("b", "1"));
        await _device.Write(Remove("b", 1));
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private Task<GetBulkPublishDetailsResponse> Details() => _cognito.Invoke(new GetBulkPublishDetailsRequest { IdentityPoolId = _device.Pool });

    [Fact]
    public async Task All_records_of_all_datasets_are_published()
    {
        Assert.Equal(new GetBulkPublishDetailsResponse { IdentityPoolId = _device.Pool, BulkPublishStatus = BulkPublishStatus.NotStarted }, await Details());
        var pool = await _cognito.Invoke(new Contracts.IdentityPools.DescribeIdentityPoolRequest { IdentityPoolId = _device.Pool });
        for (var i = 0; i < 60; i++) await (await _cognito.ADevice(pool, $"set-{i}")).Write(Put("n", $"{i}"));
        await (_device with { Dataset = "gone" }).Write(Put("a", "1"));
        await (_device with { Dataset = "gone" }).Delete();
        await _device.Configure(Enabled);
        var start = _cognito.Clock.GetUtcNow();
        Assert.Equal(_device.Pool, (await _cognito.Invoke(Request)).IdentityPoolId);
        Assert.Equal((BulkPublishStatus.InProgress, start, null), ((await Details()).BulkPublishStatus, (await Details()).BulkPublishStartTime, (await Details()).BulkPublishCompleteTime));
        await _cognito.Publish();
        await _cognito.Deliver();
        var streamed = _cognito.Streamed();
        Assert.Equal(["prefs", .. Enumerable.Range(0, 60).Select(i => $"set-{i}")], streamed.Select(r => (string)r["dataSetName"]!).Order(StringComparer.Ordinal).OrderBy(n => n == "prefs" ? -1 : int.Parse(n[4..], System.Globalization.CultureInfo.InvariantCulture)));
        var prefs = streamed.Single(r => (string)r["dataSetName"]! == "prefs");
        Assert.Equal((2, "replace", "a"), ((int)prefs["syncCount"]!, (string)prefs["operation"]!, (string)Assert.Single(prefs["kinesisSyncRecords"]!.AsArray())!["key"]!));
        Assert.Equal((BulkPublishStatus.Succeeded, start), ((await Details()).BulkPublishStatus, (await Details()).BulkPublishCompleteTime));
    }

    [Fact]
    public async Task A_dataset_that_is_made_meanwhile_comes_once()
    {
        await _device.Configure(Enabled);
        await _cognito.Invoke(Request);
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await (_device with { Dataset = "new" }).Write(Put("a", "1"));
        await _cognito.Publish();
        await _cognito.Deliver();
        Assert.Equal(["new", "prefs"], _cognito.Streamed().Select(r => (string)r["dataSetName"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_a_stream_that_is_on_it_is_refused()
    {
        const string Text = "The identity pool has no stream that is enabled: set Cognito Streams first.";
        await _cognito.Refuses(Request, ErrorCodes.InvalidParameterException, Text);
        await _device.Configure(Enabled with { StreamingStatus = StreamingStatus.Disabled });
        await _cognito.Refuses(Request, ErrorCodes.InvalidParameterException, Text);
        Assert.Equal(BulkPublishStatus.NotStarted, (await Details()).BulkPublishStatus);
    }

    [Fact]
    public async Task It_runs_once_at_a_time_and_once_a_day()
    {
        await _device.Configure(Enabled);
        await _cognito.Invoke(Request);
        await _cognito.Refuses(Request, ErrorCodes.DuplicateRequestException, "A bulk publish of this identity pool is in progress.");
        await _cognito.Publish();
        await _cognito.Deliver();
        await _cognito.Refuses(Request, ErrorCodes.AlreadyStreamedException, "This identity pool was published within the last 24 hours.");
        _cognito.Clock.Advance(TimeSpan.FromHours(24));
        await _cognito.Invoke(Request);
        await _cognito.Publish();
        await _cognito.Deliver();
        Assert.Equal(2, _cognito.Streamed().Count);
    }

    [Fact]
    public async Task Another_stream_gets_everything_too()
    {
        _cognito.Options.SyncStreams = [.. _cognito.Options.SyncStreams, new("second", "/dev/null", null, null)];
        var pool = await _cognito.Invoke(new Contracts.IdentityPools.DescribeIdentityPoolRequest { IdentityPoolId = _device.Pool });
        for (var i = 0; i < 50; i++) await (await _cognito.ADevice(pool, $"set-{i}")).Write(Put("n", $"{i}"));
        await _device.Configure(Enabled);
        await _cognito.Invoke(Request);
        await _cognito.PublishNext();
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await (_device with { Dataset = "made-meanwhile" }).Write(Put("a", "1")); // has come to the first stream only
        await _device.Configure(Enabled with { StreamName = "second" });
        await _cognito.Publish();
        Assert.Equal(52, await _cognito.Database(db => db.SyncDeliveries.CountAsync(d => d.Destination == "second")));
    }

    [Fact]
    public async Task Of_big_datasets_few_are_in_memory_at_once()
    {
        for (var i = 0; i < 6; i++) await (_device with { Dataset = $"big-{i}" }).Write(Put("n", new string('x', 1_000_000)));
        await _device.Configure(Enabled);
        await _cognito.Invoke(Request);
        await _cognito.PublishNext();
        Assert.InRange(await _cognito.Database(db => db.SyncDeliveries.CountAsync()), 1, 5);
        await _cognito.Publish();
        Assert.Equal(7, await _cognito.Database(db => db.SyncDeliveries.CountAsync()));
    }

    /// <summary>Whoever keeps a copy would have the old records for good.</summary>
    [Fact]
    public async Task What_is_written_meanwhile_comes_after_it()
    {
        var records = new FirstRead("DatasetRecords");
        await using var cognito = ACognito(services => services.ConfigureDbContext<CognitoDbContext>(o => o.AddInterceptors(records)));
        var device = await cognito.ADevice();
        await device.Write(Put("a", "1"));
        await device.Configure(Enabled);
        await cognito.Invoke(Request with { IdentityPoolId = device.Pool });
        Task? write = null;
        // It is through at once, or has to wait for the publisher.
        records.Meanwhile = () => Task.WhenAny(write = Task.Run(() => device.Write(Put("a", "2", 1))), Task.Delay(500));
        await cognito.Publish();
        await write!;
        await cognito.Deliver();
        Assert.Equal([1, 2], cognito.Streamed().Select(r => (int)r["syncCount"]!));
    }

    private sealed class FirstRead(string table) : DbCommandInterceptor
    {
        private Func<Task>? _meanwhile;

        public Func<Task>? Meanwhile { set => _meanwhile = value; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains($"FROM \"{table}\"", StringComparison.Ordinal) && Interlocked.Exchange(ref _meanwhile, null) is { } meanwhile) await meanwhile();
            return result;
        }
    }
}
