using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>A pool that remembers devices and lets them stand in for the second factor.</summary>
public abstract class DevicePool : IAsyncLifetime
{
    protected TestCognito Cognito { get; } = new();
    protected UserPoolType Pool { get; private set; } = null!;
    protected UserPoolClientType Client { get; private set; } = null!;

    protected virtual DeviceConfigurationType Configuration => new() { ChallengeRequiredOnNewDevice = true, DeviceOnlyRememberedOnUserPrompt = false };

    public async ValueTask InitializeAsync()
    {
        Pool = await Cognito.APool(p => p with { DeviceConfiguration = Configuration });
        Client = await Cognito.AClient(Pool);
        await Cognito.AUser(Pool);
    }

    public ValueTask DisposeAsync() => Cognito.DisposeAsync();

    /// <summary>Signs in and confirms the new device.</summary>
    protected async Task<(TestDevice Device, AuthenticationResultType Tokens)> ADevice(string username = "ana")
    {
        var tokens = await Cognito.SignIn(Client, username);
        var device = new TestDevice(tokens.NewDeviceMetadata!);
        await Cognito.Invoke(device.Confirm(tokens.AccessToken!));
        return (device, tokens);
    }

    /// <summary>The password step from a device.</summary>
    protected InitiateAuthRequest From(string deviceKey, string username = "ana")
    {
        var request = Cognito.PasswordAuth(Client, username);
        return request with { AuthParameters = new Dictionary<string, string>(request.AuthParameters!) { ["DEVICE_KEY"] = deviceKey } };
    }

    protected async Task<AuthenticationResultType> SignInFrom(TestDevice device, string username = "ana") =>
        (await Cognito.Invoke(await device.Proof(Cognito, Client, (await Cognito.Invoke(From(device.Key, username))).Session, username))).AuthenticationResult!;

    protected InitiateAuthRequest Refresh(string refreshToken, string? deviceKey)
    {
        var request = TestCognito.RefreshAuth(Client, refreshToken);
        return deviceKey is null ? request : request with { AuthParameters = new Dictionary<string, string>(request.AuthParameters!) { ["DEVICE_KEY"] = deviceKey } };
    }

    protected async Task UseSms()
    {
        await Cognito.SetMfa(Pool, "OPTIONAL", sms: true);
        await Cognito.SetAttributes(Pool, "ana", ("phone_number", "+14325559934"), ("phone_number_verified", "true"));
        await Cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = Pool.Id!, Username = "ana", SMSMfaSettings = new() { Enabled = true } });
    }
}
