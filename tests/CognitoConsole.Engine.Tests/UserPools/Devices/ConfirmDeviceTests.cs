using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ConfirmDeviceTests : DevicePool
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Shows("UserPool.DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt")]
    public async Task Says_whether_the_user_has_to_agree(bool optIn)
    {
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, DeviceConfiguration = new() { DeviceOnlyRememberedOnUserPrompt = optIn } });
        var tokens = await Cognito.SignIn(Client);
        Assert.Equal(optIn, (await Cognito.Invoke(new TestDevice(tokens.NewDeviceMetadata!).Confirm(tokens.AccessToken!))).UserConfirmationNecessary);
    }

    [Fact]
    public async Task A_key_is_confirmed_once_even_fifty_times_at_once()
    {
        var tokens = await Cognito.SignIn(Client);
        var request = new TestDevice(tokens.NewDeviceMetadata!).Confirm(tokens.AccessToken!);
        var (done, refusals) = await Cognito.AtOnce(50, _ => request);
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Equal((ErrorCodes.DeviceKeyExistsException, "Device key already exists."), (r.Code, r.Message)));
    }

    [Fact]
    public async Task Only_the_key_that_the_sign_in_was_given_can_be_confirmed()
    {
        var (first, second) = (await Cognito.SignIn(Client), await Cognito.SignIn(Client));
        await Cognito.RefusesAsInvalid(new TestDevice(first.NewDeviceMetadata!).Confirm(second.AccessToken!), "Invalid device key given.");
    }

    [Theory]
    [InlineData("AA==", "AQ==")]
    [InlineData("???", "AQ==")]
    [InlineData(null, null)]
    public async Task A_worthless_verifier_is_refused(string? verifier, string? salt)
    {
        var tokens = await Cognito.SignIn(Client);
        var request = new TestDevice(tokens.NewDeviceMetadata!).Confirm(tokens.AccessToken!);
        await Cognito.RefusesAsInvalid(request with { DeviceSecretVerifierConfig = new() { PasswordVerifier = verifier, Salt = salt } }, "Invalid device secret verifier given.");
    }

    [Fact]
    public async Task A_pool_that_keeps_no_devices_confirms_none()
    {
        var tokens = await Cognito.SignIn(Client);
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id! });
        await Cognito.Refuses(new TestDevice(tokens.NewDeviceMetadata!).Confirm(tokens.AccessToken!), ErrorCodes.InvalidUserPoolConfigurationException, "Device tracking is not enabled for the user pool.");
    }
}
