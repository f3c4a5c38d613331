using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminGetDeviceTests : DevicePool
{
    [Fact]
    public async Task Shows_the_device_and_how_it_is_remembered()
    {
        var (device, tokens) = await ADevice();
        var found = (await Cognito.Invoke(new AdminGetDeviceRequest { UserPoolId = Pool.Id!, Username = "ana", DeviceKey = device.Key })).Device;
        Assert.Equal(device.Key, found.DeviceKey);
        var attributes = found.DeviceAttributes!.ToDictionary(a => a.Name, a => a.Value);
        Assert.Equal(("valid", "laptop", "remembered", "192.0.2.7"), (attributes["device_status"], attributes["device_name"], attributes["dev:device_remembered_status"], attributes["last_ip_used"]));
        Assert.Equal(Cognito.Clock.GetUtcNow().ToUnixTimeSeconds(), found.DeviceCreateDate!.Value.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Refuses_what_is_not_there()
    {
        var (device, tokens) = await ADevice();
        await Cognito.Refuses(new AdminGetDeviceRequest { UserPoolId = Pool.Id!, Username = "ana", DeviceKey = "us-east-1_1" }, ErrorCodes.ResourceNotFoundException, "Device does not exist.");
        await Cognito.RefusesUnknownUser(new AdminGetDeviceRequest { UserPoolId = Pool.Id!, Username = "nobody", DeviceKey = device.Key });
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id! });
        await Cognito.Refuses(new AdminGetDeviceRequest { UserPoolId = Pool.Id!, Username = "ana", DeviceKey = device.Key }, ErrorCodes.InvalidUserPoolConfigurationException, "Device tracking is not enabled for the user pool.");
    }
}
