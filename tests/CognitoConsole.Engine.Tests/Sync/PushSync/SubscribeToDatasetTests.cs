using System.Text.Json.Nodes;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;
using static CognitoConsole.Engine.Tests.Sync.SyncDestinations;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Engine.Tests.Sync;

/// <summary>Devices hear of what others change.</summary>
public sealed class SubscribeToDatasetTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = ACognito();
    private SyncDevice _device = null!;

    public async ValueTask InitializeAsync()
    {
        _device = await _cognito.ADevice();
        await _device.Configure(null, Google, Apple);
        await _device.Write(Put("a", "1"));
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private async Task WriteAs(string? deviceId, params RecordPatch[] patches) =>
        await _cognito.Invoke(_device.Writing(await _device.Token(), patches) with { DeviceId = deviceId }, _device.Caller!);

    [Fact]
    public async Task Every_subscribed_device_but_the_one_that_writes_is_told()
    {
        var (phone, tablet) = (await _device.Register("token-1"), await _device.Register("token-2", Platform.Apns));
        await _device.Register("token-3");
        await _device.Subscribe(phone);
        await _device.Subscribe(tablet);
        await _device.Subscribe(tablet); // once is enough
        await WriteAs(phone, Put("a", "2", 1));
        await _cognito.Deliver();
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($$"""
            {"applicationArn":"{{Apple}}","platform":"APNS","deviceId":"{{tablet}}","token":"token-2",
             "message":{"source":"cognito-sync","identityPoolId":"{{_device.Pool}}","identityId":"{{_device.Identity}}","datasetName":"prefs","syncCount":2} }
            """), Assert.Single(_cognito.Pushed())), _cognito.Pushed()[0].ToJsonString());

        // Nobody who is registered: both.
        await WriteAs(null, Put("a", "3", 2));
        await _cognito.Deliver();
        Assert.Equal(new[] { phone, tablet }.Order(StringComparer.Ordinal), _cognito.Pushed().Skip(1).Select(p => (string)p["deviceId"]!).Order(StringComparer.Ordinal));
        await _cognito.Deliver();
        Assert.Equal(3, _cognito.Pushed().Count);
    }

    [Fact]
    public async Task A_deleted_dataset_and_a_developers_change_are_told_too()
    {
        await _device.Subscribe(await _device.Register("token-1"));
        await (_device with { Caller = null }).Write(Put("b", "1"));
        await _device.Delete();
        await _device.Write(Put("c", "1"));
        await _cognito.Deliver();
        Assert.Equal([2, 3, 4], _cognito.Pushed().Select(p => (int)p["message"]!["syncCount"]!));
    }

    [Fact]
    public async Task Nobody_hears_once_the_pool_has_no_application()
    {
        await _device.Subscribe(await _device.Register("token-1"));
        await _cognito.Invoke(new SetIdentityPoolConfigurationRequest { IdentityPoolId = _device.Pool, PushSync = new() });
        await _device.Write(Put("a", "2", 1));
        await _cognito.Deliver();
        Assert.Empty(_cognito.Pushed());
    }

    [Fact]
    public async Task Only_what_is_there_is_subscribed_to()
    {
        var phone = await _device.Register("token-1");
        await _cognito.Refuses(_device.Subscription("00000000-0000-0000-0000-000000000000"), ErrorCodes.ResourceNotFoundException, "Device '00000000-0000-0000-0000-000000000000' not found.", _device.Caller);
        await _cognito.Refuses(_device.Subscription(phone) with { DatasetName = "none" }, ErrorCodes.ResourceNotFoundException, "Dataset 'none' not found.", _device.Caller);
        var other = await _cognito.ADevice(await _cognito.Invoke(new Contracts.IdentityPools.DescribeIdentityPoolRequest { IdentityPoolId = _device.Pool }));
        await other.Write(Put("a", "1"));
        // Somebody else's device.
        await _cognito.Refuses(other.Subscription(phone), ErrorCodes.ResourceNotFoundException, $"Device '{phone}' not found.", other.Caller);
    }

    [Fact]
    public async Task A_refused_change_tells_nobody()
    {
        await _device.Subscribe(await _device.Register("token-1"));
        await _device.Refusal(Put("a", "2"));
        await _cognito.Deliver();
        Assert.Empty(_cognito.Pushed());
    }

    [Fact]
    public async Task What_nobody_took_for_an_hour_is_dropped()
    {
        await _device.Subscribe(await _device.Register("token-1"));
        _cognito.Web.OnPost = (_, _) => Task.FromResult(new OutgoingAnswer(503, ""));
        await _device.Write(Put("a", "2", 1));
        await _cognito.Deliver();
        _cognito.Clock.Advance(TimeSpan.FromHours(1));
        await _cognito.Deliver();
        _cognito.Web.OnPost = (_, _) => Task.FromResult(new OutgoingAnswer(200, ""));
        _cognito.Web.Posted.Clear();
        _cognito.Clock.Advance(TimeSpan.FromHours(1));
        await _cognito.Deliver();
        Assert.Empty(_cognito.Pushed());
    }
}
