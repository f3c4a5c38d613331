using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>A pool with every second factor, optional; a client; ana, who has e-mail and phone.</summary>
public abstract class MfaPool : IAsyncLifetime
{
    protected TestCognito Cognito { get; } = new();
    protected UserPoolType Pool { get; private set; } = null!;
    protected UserPoolClientType Client { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Pool = await Cognito.APool();
        await Cognito.SetMfa(Pool, "OPTIONAL", totp: true, sms: true, email: true);
        Client = await Cognito.AClient(Pool);
        await AUser("ana");
    }

    public ValueTask DisposeAsync() => Cognito.DisposeAsync();

    protected async Task AUser(string name)
    {
        await Cognito.AUser(Pool, name);
        await Cognito.SetAttributes(Pool, name, ("phone_number", "+14325559934"), ("phone_number_verified", "true"));
    }

    /// <summary>Signs in while nothing stands in the way, sets up an app, and prefers it.</summary>
    protected async Task<string> ATotp(string name = "ana") => await Cognito.ATotp((await Cognito.SignIn(Client, name)).AccessToken!);

    protected Task Prefer(string name = "ana", SMSMfaSettingsType? sms = null, EmailMfaSettingsType? email = null, SoftwareTokenMfaSettingsType? totp = null) => Cognito.Invoke(
        new AdminSetUserMFAPreferenceRequest { UserPoolId = Pool.Id!, Username = name, SMSMfaSettings = sms, EmailMfaSettings = email, SoftwareTokenMfaSettings = totp });
}
