using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Sync;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;
using static CognitoConsole.Engine.Tests.Sync.SyncDestinations;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Engine.Tests.Sync;

/// <summary>A device that has heard enough.</summary>
public sealed class UnsubscribeFromDatasetTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = ACognito();
    private SyncDevice _device = null!;

    public async ValueTask InitializeAsync()
    {
        _device = await _cognito.ADevice();
        await _device.Configure(null, Google);
        await _device.Write(Put("a", "1"));
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    private UnsubscribeFromDatasetRequest Request(string deviceId) => new() { IdentityPoolId = _device.Pool, IdentityId = _device.Identity, DatasetName = _device.Dataset, DeviceId = deviceId };

    [Fact]
    public async Task Whoever_unsubscribes_hears_nothing_more()
    {
        var phone = await _device.Register("token-1");
        await _device.Subscribe(phone);
        await _cognito.Invoke(Request(phone), _device.Caller!);
        await _cognito.Invoke(Request(phone), _device.Caller!); // nothing to do
        await _device.Write(Put("a", "2", 1));
        await _cognito.Deliver();
        Assert.Empty(_cognito.Pushed());
    }

    [Fact]
    public async Task A_device_or_a_dataset_that_is_not_there_is_not_found()
    {
        await _cognito.Refuses(Request("none"), ErrorCodes.ResourceNotFoundException, "Device 'none' not found.", _device.Caller);
        var phone = await _device.Register("token-1");
        await _cognito.Refuses(Request(phone) with { DatasetName = "none" }, ErrorCodes.ResourceNotFoundException, "Dataset 'none' not found.", _device.Caller);
    }
}
