using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminGetUserAuthFactorsTests : MfaPool
{
    [Fact]
    public async Task Tells_what_a_user_can_sign_in_with()
    {
        await ATotp();
        var factors = await Cognito.Invoke(new AdminGetUserAuthFactorsRequest { UserPoolId = Pool.Id!, Username = "ana" });
        Assert.Equal(["PASSWORD", "EMAIL_OTP", "SMS_OTP", "SOFTWARE_TOKEN"], factors.ConfiguredUserAuthFactors);
        Assert.Equal("SOFTWARE_TOKEN_MFA", factors.PreferredMfaSetting);
    }

    [Fact]
    public Task Refuses_an_unknown_user() => Cognito.RefusesUnknownUser(new AdminGetUserAuthFactorsRequest { UserPoolId = Pool.Id!, Username = "nobody" });
}
