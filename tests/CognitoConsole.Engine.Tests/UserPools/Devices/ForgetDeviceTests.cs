using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ForgetDeviceTests : DevicePool
{
    [Fact]
    public async Task A_forgotten_device_is_gone_with_its_sign_ins()
    {
        var (device, tokens) = await ADevice();
        var signedIn = await SignInFrom(device);
        await Cognito.Invoke(new ForgetDeviceRequest { AccessToken = tokens.AccessToken!, DeviceKey = device.Key });
        await Cognito.Refuses(From(device.Key), ErrorCodes.ResourceNotFoundException, "Device does not exist.");
        await Cognito.RefusesAsUnauthorized(Refresh(signedIn.RefreshToken!, device.Key), "Refresh Token has been revoked");
        await Cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = signedIn.AccessToken! }, "Access Token has been revoked");
    }

    [Fact]
    public async Task Refuses_what_is_not_there()
    {
        var (device, tokens) = await ADevice();
        await Cognito.Refuses(new ForgetDeviceRequest { AccessToken = tokens.AccessToken!, DeviceKey = "us-east-1_1" }, ErrorCodes.ResourceNotFoundException, "Device does not exist.");
        await Cognito.RefusesAsUnauthorized(new ForgetDeviceRequest { AccessToken = "a.b.c", DeviceKey = device.Key }, "Invalid Access Token");
    }
}
