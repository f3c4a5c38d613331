using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminSetUserMFAPreferenceTests : MfaPool
{
    [Fact]
    public async Task Switches_a_users_factor_on_and_off()
    {
        await Prefer(email: new() { Enabled = true, PreferredMfa = true });
        var user = await Cognito.Invoke(new AdminGetUserRequest { UserPoolId = Pool.Id!, Username = "ana" });
        Assert.Equal("EMAIL_OTP", Assert.Single(user.UserMFASettingList!));
        Assert.Equal("EMAIL_OTP", user.PreferredMfaSetting);
        await Prefer(email: new() { Enabled = false });
        await Cognito.SignIn(Client);
    }

    [Fact]
    public async Task Passkeys_that_count_go_with_the_last_factor_beside_them()
    {
        await Cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = Pool.Id!, WebAuthnConfiguration = new() { FactorConfiguration = "MULTI_FACTOR_WITH_USER_VERIFICATION" } });
        await ATotp();
        await Cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = Pool.Id!, Username = "ana", SoftwareTokenMfaSettings = new() { Enabled = true }, WebAuthnMfaSettings = new() { Enabled = true } });
        Assert.Equal(["SOFTWARE_TOKEN_MFA", "WEB_AUTHN_MFA"], (await Cognito.Invoke(new AdminGetUserRequest { UserPoolId = Pool.Id!, Username = "ana" })).UserMFASettingList!);
        await Cognito.Invoke(new AdminDeleteSoftwareTokenRequest { UserPoolId = Pool.Id!, Username = "ana" });
        Assert.Null((await Cognito.Invoke(new AdminGetUserRequest { UserPoolId = Pool.Id!, Username = "ana" })).UserMFASettingList);
        await Cognito.SignIn(Client);
    }

    [Fact]
    public async Task Refuses_an_app_that_is_not_verified_an_unknown_user_and_an_unknown_pool()
    {
        var request = new AdminSetUserMFAPreferenceRequest { UserPoolId = Pool.Id!, Username = "ana", SoftwareTokenMfaSettings = new() { Enabled = true } };
        await Cognito.RefusesAsInvalid(request, "User has not verified software token mfa");
        await Cognito.RefusesUnknownUser(request with { Username = "nobody" });
        await Cognito.RefusesUnknownPool(request with { UserPoolId = "us-east-1_NoSuchOne" });
    }
}
