using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GetUserAuthFactorsTests : MfaPool
{
    [Fact]
    public async Task Tells_what_the_user_can_sign_in_with()
    {
        var token = (await Cognito.SignIn(Client)).AccessToken!;
        await Prefer(email: new() { Enabled = true, PreferredMfa = true });
        var factors = await Cognito.Invoke(new GetUserAuthFactorsRequest { AccessToken = token });
        Assert.Equal(["PASSWORD", "EMAIL_OTP", "SMS_OTP"], factors.ConfiguredUserAuthFactors);
        Assert.Equal(("ana", "EMAIL_OTP", "EMAIL_OTP"), (factors.Username, Assert.Single(factors.UserMFASettingList!), factors.PreferredMfaSetting));
    }

    [Fact]
    public Task Needs_a_token() => Cognito.RefusesAsUnauthorized(new GetUserAuthFactorsRequest { AccessToken = "a.b.c" }, "Invalid Access Token");
}
