using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using static CognitoConsole.Engine.Tests.Sync.SyncDestinations;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Engine.Tests.Sync;

/// <summary>Destinations that are slow, away or choosy.</summary>
public sealed class SyncDeliveriesTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = ACognito();
    private SyncDevice _device = null!;

    public async ValueTask InitializeAsync()
    {
        _device = await _cognito.ADevice();
        await _device.Configure(Enabled);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private void Answer(Func<string, int> status) => _cognito.Web.OnPost = (body, _) => Task.FromResult(new OutgoingAnswer(status(body), ""));

    private Task<int> Waiting() => _cognito.Database(db => db.SyncDeliveries.CountAsync());

    [Fact]
    public async Task One_that_is_slow_keeps_no_other_waiting()
    {
        var (reached, goOn, pushed) = (Signal(), Signal(), Signal());
        _cognito.Web.OnPost = async (body, _) =>
        {
            if (body.Contains("\"token\"", StringComparison.Ordinal))
            {
                pushed.TrySetResult();
            }
            else
            {
                reached.TrySetResult();
                await goOn.Task;
            }

            return new(200, "");
        };
        await _device.Write(Put("a", "1"));
        await _cognito.Deliveries().StartAsync(TestContext.Current.CancellationToken);
        try
        {
            await reached.Task;
            await _device.Configure(null, Google);
            await _device.Subscribe(await _device.Register("token-1"));
            await _device.Write(Put("a", "2", 1));
            for (var looks = 0; looks < 400 && !pushed.Task.IsCompleted; looks++)
            {
                _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Delay(25, TestContext.Current.CancellationToken);
            }

            Assert.True(pushed.Task.IsCompleted);
        }
        finally
        {
            goOn.TrySetResult();
            await _cognito.Deliveries().StopAsync(CancellationToken.None);
        }

        static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    [Fact]
    public async Task One_failure_after_days_without_a_server_loses_nothing()
    {
        Answer(_ => 503);
        await _device.Write(Put("a", "1"));
        _cognito.Clock.Advance(TimeSpan.FromDays(3));
        await _cognito.Deliver();
        Assert.Equal(1, await Waiting());
        Assert.Equal(StreamingStatus.Enabled, (await _cognito.Invoke(new GetIdentityPoolConfigurationRequest { IdentityPoolId = _device.Pool })).CognitoStreams!.StreamingStatus);
    }

    [Fact]
    public async Task What_it_does_not_take_together_goes_one_by_one()
    {
        var taken = new List<int>();
        Answer(body =>
        {
            var records = JsonNode.Parse(body)!.AsArray();
            if (records.Count > 1) return 413;
            taken.Add((int)records[0]!["syncCount"]!);
            return 200;
        });
        for (var i = 0; i < 3; i++) await _device.Write(Put("a", $"{i}", i));
        await _cognito.Deliver();
        _cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        await _cognito.Deliver();
        Assert.Equal([1, 2, 3], taken);
        Assert.Equal(0, await Waiting());
    }

    [Fact]
    public async Task What_cannot_be_read_any_more_blocks_nothing_for_ever()
    {
        await _device.Configure(new CognitoStreams(), Google);
        await _device.Write(Put("a", "1"));
        await _device.Subscribe(await _device.Register("token-1"));
        await _device.Write(Put("a", "2", 1));
        await _cognito.Database(db => db.SyncDeliveries.ExecuteUpdateAsync(set => set.SetProperty(d => d.Payload, new byte[] { 1, 2, 3 })));
        await _cognito.Deliver();
        _cognito.Clock.Advance(TimeSpan.FromHours(1));
        await _cognito.Deliver();
        await _device.Write(Put("a", "3", 2));
        await _cognito.Deliver();
        Assert.Equal(3, (int)Assert.Single(_cognito.Pushed())["message"]!["syncCount"]!);
    }

    [Fact]
    public async Task Nothing_is_written_down_for_an_application_that_the_settings_do_not_name_any_more()
    {
        await _device.Configure(new CognitoStreams(), Google);
        await _device.Write(Put("a", "1"));
        await _device.Subscribe(await _device.Register("token-1"));
        _cognito.Options.PushApplications = [];
        await _device.Write(Put("a", "2", 1));
        Assert.Equal(0, await Waiting());
    }

    [Fact]
    public async Task What_the_settings_do_not_name_is_dropped_at_the_start_and_left_to_others_later()
    {
        await using var first = ACognito();
        var device = await first.ADevice();
        await device.Configure(Enabled);
        await device.Write(Put("a", "1"));
        first.Options.SyncStreams = [];
        await using var other = first.ANode();
        await other.Deliver();
        Assert.Equal(1, await first.Database(db => db.SyncDeliveries.CountAsync()));
        await other.Deliveries().StartAsync(TestContext.Current.CancellationToken);
        for (var looks = 0; looks < 400 && await first.Database(db => db.SyncDeliveries.AnyAsync()); looks++) await Task.Delay(25, TestContext.Current.CancellationToken);
        await other.Deliveries().StopAsync(CancellationToken.None);
        Assert.Equal(0, await first.Database(db => db.SyncDeliveries.CountAsync()));
    }

    [Fact]
    public async Task A_server_that_stops_writes_its_lines_to_their_end()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "stream.jsonl");
            await new DestinationWriter(new(ChangeStream, file, null, null), ForwardForm.Sync, _cognito.Web, _cognito.Clock).Write(["1", "2"], new CancellationToken(canceled: true));
            Assert.Equal(["1", "2"], await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
