using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class SetUserMFAPreferenceTests : MfaPool
{
    private string _token = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _token = (await Cognito.SignIn(Client)).AccessToken!;
    }

    [Fact]
    public async Task Switches_factors_on_and_off_and_prefers_one()
    {
        await Set(r => r with { SMSMfaSettings = new() { Enabled = true }, EmailMfaSettings = new() { Enabled = true, PreferredMfa = true } });
        Assert.Equal(("SMS_MFA EMAIL_OTP", "EMAIL_OTP"), await Settings());
        await Set(r => r with { SMSMfaSettings = new() { PreferredMfa = true } });
        Assert.Equal(("SMS_MFA EMAIL_OTP", "SMS_MFA"), await Settings());
        await Set(r => r with { SMSMfaSettings = new() { Enabled = false } });
        Assert.Equal(("EMAIL_OTP", null), await Settings());
        await Set(r => r with { EmailMfaSettings = new() { Enabled = false } });
        Assert.Null((await Cognito.Invoke(new GetUserRequest { AccessToken = _token })).UserMFASettingList);
        await Cognito.SignIn(Client);
    }

    [Fact]
    public async Task The_preferred_factor_is_asked_of_several()
    {
        await Set(r => r with { SMSMfaSettings = new() { Enabled = true }, EmailMfaSettings = new() { Enabled = true, PreferredMfa = true } });
        Assert.Equal(ChallengeNameType.EmailOtp, (await Cognito.StartSignIn(Client)).ChallengeName);
    }

    [Fact]
    public async Task Refuses_what_the_user_cannot_use()
    {
        await Cognito.RefusesAsInvalid(Request(r => r with { SoftwareTokenMfaSettings = new() { Enabled = true } }), "User has not verified software token mfa");
        await Cognito.RefusesAsInvalid(Request(r => r with { SMSMfaSettings = new() { PreferredMfa = true } }), "SMS_MFA has to be enabled to be the preferred MFA.");
        await Cognito.RefusesAsInvalid(Request(r => r with { SMSMfaSettings = new() { Enabled = true, PreferredMfa = true }, EmailMfaSettings = new() { Enabled = true, PreferredMfa = true } }), "Only one preferred MFA can be set.");
        await Cognito.SetMfa(Pool, "OPTIONAL", totp: true);
        await Cognito.RefusesAsInvalid(Request(r => r with { SMSMfaSettings = new() { Enabled = true } }), "User does not have delivery config set to turn on SMS_MFA");
        Assert.Null((await Cognito.Invoke(new GetUserRequest { AccessToken = _token })).UserMFASettingList);
    }

    [Fact]
    public async Task Passkeys_count_beside_another_factor_alone_and_where_the_pool_lets_them()
    {
        const string Alone = "WebAuthn MFA requires enabling an additional MFA setting.";
        await Cognito.RefusesAsInvalid(Request(r => r with { SMSMfaSettings = new() { Enabled = true }, WebAuthnMfaSettings = new() { Enabled = true } }), "Passkeys do not count as multi-factor in the user pool.");
        await Cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = Pool.Id!, WebAuthnConfiguration = new() { FactorConfiguration = "MULTI_FACTOR_WITH_USER_VERIFICATION" } });
        await Set(r => r with { SMSMfaSettings = new() { Enabled = true } });
        await Cognito.RefusesAsInvalid(Request(r => r with { WebAuthnMfaSettings = new() { Enabled = true } }), Alone);
        await Set(r => r with { SMSMfaSettings = new() { Enabled = true, PreferredMfa = true }, WebAuthnMfaSettings = new() { Enabled = true } });
        Assert.Equal(("SMS_MFA WEB_AUTHN_MFA", "SMS_MFA"), await Settings());
        await Cognito.RefusesAsInvalid(Request(r => r with { SMSMfaSettings = new() { Enabled = false } }), Alone);
        await Set(r => r with { WebAuthnMfaSettings = new() { Enabled = false } });
        Assert.Equal(("SMS_MFA", "SMS_MFA"), await Settings());
        await Set(r => r with { SMSMfaSettings = new() { Enabled = true }, WebAuthnMfaSettings = new() { Enabled = true } });
        await Set(r => r with { SMSMfaSettings = new() { Enabled = false }, WebAuthnMfaSettings = new() { Enabled = false } });
        Assert.Null((await Cognito.Invoke(new GetUserRequest { AccessToken = _token })).UserMFASettingList);
    }

    [Fact]
    public Task Needs_a_token() => Cognito.RefusesAsUnauthorized(new SetUserMFAPreferenceRequest { AccessToken = "a.b.c" }, "Invalid Access Token");

    private Task Set(Func<SetUserMFAPreferenceRequest, SetUserMFAPreferenceRequest> with) => Cognito.Invoke(Request(with));

    private SetUserMFAPreferenceRequest Request(Func<SetUserMFAPreferenceRequest, SetUserMFAPreferenceRequest> with) => with(new() { AccessToken = _token });

    private async Task<(string, string?)> Settings()
    {
        var user = await Cognito.Invoke(new GetUserRequest { AccessToken = _token });
        var asAdmin = await Cognito.Invoke(new AdminGetUserRequest { UserPoolId = Pool.Id!, Username = "ana" });
        Assert.Equal(user.UserMFASettingList, asAdmin.UserMFASettingList);
        Assert.Equal(user.PreferredMfaSetting, asAdmin.PreferredMfaSetting);
        return (string.Join(' ', user.UserMFASettingList!), user.PreferredMfaSetting);
    }
}
