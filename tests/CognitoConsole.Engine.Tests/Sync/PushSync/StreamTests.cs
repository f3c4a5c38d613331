using System.Text.Json.Nodes;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using static CognitoConsole.Engine.Tests.Sync.SyncDestinations;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Engine.Tests.Sync;

/// <summary>What is synchronized goes into the pool's stream.</summary>
public sealed class StreamTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = ACognito();
    private SyncDevice _device = null!;

    public async ValueTask InitializeAsync()
    {
        _device = await _cognito.ADevice();
        await _device.Configure(Enabled);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private void Answer(int status) => _cognito.Web.OnPost = (_, _) => Task.FromResult(new OutgoingAnswer(status, ""));

    private async Task<string> Status() => (await _cognito.Invoke(new GetIdentityPoolConfigurationRequest { IdentityPoolId = _device.Pool })).CognitoStreams!.StreamingStatus!;

    private Task<int> Waiting() => _cognito.Database(db => db.SyncDeliveries.CountAsync());

    [Fact]
    public async Task Each_change_is_a_record_as_AWS_writes_it()
    {
        await _device.Write(Put("a", "1") with { DeviceLastModifiedDate = DateTimeOffset.FromUnixTimeMilliseconds(1_767_225_600_500) }, Put("b", "2"));
        await _device.Write(Remove("b", 1));
        await _device.Delete();
        await _cognito.Deliver();
        var at = _cognito.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        string[] expected =
        [
            $$"""[{"key":"a","value":"1","syncCount":1,"lastModifiedDate":{{at}},"deviceLastModifiedDate":1767225600500,"op":"replace"},{"key":"b","value":"2","syncCount":1,"lastModifiedDate":{{at}},"deviceLastModifiedDate":{{at}},"op":"replace"}]""",
            $$"""[{"key":"b","value":null,"syncCount":2,"lastModifiedDate":{{at}},"deviceLastModifiedDate":{{at}},"op":"remove"}]""",
            "[]",
        ];
        Assert.Equal(3, _cognito.Streamed().Count);
        foreach (var (record, i) in _cognito.Streamed().Select((r, i) => (r, i)))
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse($$"""
                {"identityPoolId":"{{_device.Pool}}","identityId":"{{_device.Identity}}","dataSetName":"prefs","operation":"{{(i == 2 ? "remove" : "replace")}}","kinesisSyncRecords":{{expected[i]}},
                 "lastModifiedDate":{{at}},"kinesisSyncRecordsURL":null,"payloadType":"Inline","syncCount":{{i + 1}} }
                """), record), record.ToJsonString());
        var (_, headers, body) = Assert.Single(_cognito.Web.Posted);
        Assert.Equal(ChangeStream, headers["X-Cognito-Sync-Destination"]);
        Assert.Equal($"v1={WebhookSignature.Compute("a-shared-secret", headers["X-Cognito-Timestamp"], System.Text.Encoding.UTF8.GetBytes(body))}", headers["X-Cognito-Signature"]);
    }

    [Fact]
    public async Task A_stream_that_is_off_gets_nothing()
    {
        await _device.Configure(Enabled with { StreamingStatus = StreamingStatus.Disabled });
        await _device.Write(Put("a", "1"));
        await _device.Configure(new CognitoStreams());
        await _device.Write(Put("a", "2", 1));
        Assert.Equal(0, await Waiting());
    }

    [Fact]
    public async Task What_could_not_be_handed_on_comes_later_in_its_order()
    {
        Answer(500);
        await _device.Write(Put("a", "1"));
        await _cognito.Deliver();
        await _device.Write(Put("a", "2", 1));
        Answer(200);
        _cognito.Web.Posted.Clear();
        await _cognito.Deliver(); // the one before has to wait, and this one behind it
        Assert.Empty(_cognito.Streamed());
        _cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        await _cognito.Deliver();
        Assert.Equal([1, 2], _cognito.Streamed().Select(r => (int)r["syncCount"]!));
        Assert.Equal(0, await Waiting());
    }

    [Fact]
    public async Task Two_servers_hand_on_once()
    {
        await using var second = _cognito.ANode();
        second.Web.OnPost = (_, _) => Task.FromResult(new OutgoingAnswer(200, ""));
        for (var i = 0; i < 5; i++) await _device.Write(Put("a", $"{i}", i));
        await Task.WhenAll(_cognito.Deliver(), second.Deliver());
        // Whoever came second leaves the queue alone until it looks again.
        await _cognito.Deliver();
        Assert.Equal([1, 2, 3, 4, 5], _cognito.Streamed().Concat(second.Streamed()).Select(r => (int)r["syncCount"]!).Order());
        Assert.Equal(0, await Waiting());
    }

    [Fact]
    public async Task A_server_that_dies_with_a_batch_loses_nothing()
    {
        using var stopping = new CancellationTokenSource();
        _cognito.Web.OnPost = (_, _) =>
        {
            stopping.Cancel();
            throw new OperationCanceledException(stopping.Token);
        };
        await _device.Write(Put("a", "1"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _cognito.Deliver());
        Answer(200);
        _cognito.Web.Posted.Clear();
        _cognito.Clock.Advance(TimeSpan.FromMinutes(2));
        await _cognito.Deliver();
        Assert.Single(_cognito.Streamed());
    }

    [Fact]
    public async Task What_waited_while_no_server_ran_is_not_lost()
    {
        await _device.Write(Put("a", "1"));
        _cognito.Clock.Advance(TimeSpan.FromDays(3));
        await _cognito.Deliver();
        Assert.Equal((StreamingStatus.Enabled, 1, 0), (await Status(), _cognito.Streamed().Count, await Waiting()));
    }

    [Fact]
    public async Task A_stream_that_takes_nothing_for_a_day_is_switched_off()
    {
        Answer(404);
        await _device.Write(Put("a", "1"));
        for (var end = _cognito.Clock.GetUtcNow().AddHours(23); _cognito.Clock.GetUtcNow() < end; _cognito.Clock.Advance(TimeSpan.FromMinutes(5))) await _cognito.Deliver();
        Assert.Equal((StreamingStatus.Enabled, 1), (await Status(), await Waiting()));
        for (var end = _cognito.Clock.GetUtcNow().AddHours(2); _cognito.Clock.GetUtcNow() < end; _cognito.Clock.Advance(TimeSpan.FromMinutes(5))) await _cognito.Deliver();
        Assert.Equal((StreamingStatus.Disabled, 0), (await Status(), await Waiting()));
        Assert.Contains(_cognito.Logged, l => l.Contains($"streaming was switched off for {_device.Pool}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stream_that_the_settings_do_not_name_any_more_is_switched_off_at_the_start()
    {
        await using var first = ACognito();
        var device = await first.ADevice();
        await device.Configure(Enabled);
        await first.SwitchOffUnknown();
        Assert.Equal(StreamingStatus.Enabled, (await first.Invoke(new GetIdentityPoolConfigurationRequest { IdentityPoolId = device.Pool })).CognitoStreams!.StreamingStatus);
        first.Options.SyncStreams = [];
        await using var again = first.ANode();
        await again.SwitchOffUnknown();
        var off = Enabled with { StreamingStatus = StreamingStatus.Disabled };
        Assert.Equal(off, (await again.Invoke(new GetIdentityPoolConfigurationRequest { IdentityPoolId = device.Pool })).CognitoStreams);
        device = device with { Cognito = again };
        await device.Configure(off, []);
        await again.Refusal(new SetIdentityPoolConfigurationRequest { IdentityPoolId = device.Pool, CognitoStreams = Enabled });
    }

    [Fact]
    public async Task Lines_go_into_a_file()
    {
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString(), "stream.jsonl");
        try
        {
            await using var cognito = new TestCognito(options: new() { SyncStreams = [new(ChangeStream, file, null, null)] });
            var device = await cognito.ADevice();
            await device.Configure(Enabled);
            await device.Write(Put("a", "1"));
            await device.Write(Put("a", "2", 1));
            await cognito.Deliver();
            Assert.Equal([1, 2], (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Select(l => (int)JsonNode.Parse(l)!["syncCount"]!));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }
}
