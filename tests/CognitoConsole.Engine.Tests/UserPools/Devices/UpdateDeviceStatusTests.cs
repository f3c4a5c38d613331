using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class UpdateDeviceStatusTests : DevicePool
{
    protected override DeviceConfigurationType Configuration => new() { ChallengeRequiredOnNewDevice = true, DeviceOnlyRememberedOnUserPrompt = true };

    [Fact]
    public async Task Remembering_lets_the_device_skip_the_second_factor()
    {
        var (device, tokens) = await ADevice();
        await UseSms();
        Assert.Equal(ChallengeNameType.SmsMfa, (await Cognito.Invoke(From(device.Key))).ChallengeName);
        await Cognito.Invoke(new UpdateDeviceStatusRequest { AccessToken = tokens.AccessToken!, DeviceKey = device.Key, DeviceRememberedStatus = "remembered" });
        Assert.Equal(ChallengeNameType.DeviceSrpAuth, (await Cognito.Invoke(From(device.Key))).ChallengeName);
        await Cognito.Invoke(new UpdateDeviceStatusRequest { AccessToken = tokens.AccessToken!, DeviceKey = device.Key, DeviceRememberedStatus = "not_remembered" });
        Assert.Equal(ChallengeNameType.SmsMfa, (await Cognito.Invoke(From(device.Key))).ChallengeName);
    }

    [Fact]
    public async Task Refuses_what_is_not_there()
    {
        var (device, tokens) = await ADevice();
        await Cognito.Refuses(new UpdateDeviceStatusRequest { AccessToken = tokens.AccessToken!, DeviceKey = "us-east-1_1" }, ErrorCodes.ResourceNotFoundException, "Device does not exist.");
        await Cognito.RefusesAsUnauthorized(new UpdateDeviceStatusRequest { AccessToken = "a.b.c", DeviceKey = device.Key }, "Invalid Access Token");
    }
}
