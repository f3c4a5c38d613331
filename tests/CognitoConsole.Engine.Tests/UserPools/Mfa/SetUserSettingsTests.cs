using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class SetUserSettingsTests : MfaPool
{
    [Fact]
    public async Task The_legacy_way_switches_SMS_on_and_off()
    {
        var token = (await Cognito.SignIn(Client)).AccessToken!;
        MFAOptionType sms = new() { DeliveryMedium = "SMS", AttributeName = "phone_number" };
        await Cognito.Invoke(new SetUserSettingsRequest { AccessToken = token, MFAOptions = [sms] });
        var user = await Cognito.Invoke(new GetUserRequest { AccessToken = token });
        Assert.Equal(sms, Assert.Single(user.MFAOptions!));
        Assert.Equal(ChallengeNameType.SmsMfa, (await Cognito.StartSignIn(Client)).ChallengeName);
        await Cognito.Invoke(new SetUserSettingsRequest { AccessToken = token, MFAOptions = [] });
        await Cognito.SignIn(Client);
    }

    [Fact]
    public async Task Refuses_anything_but_SMS()
    {
        var token = (await Cognito.SignIn(Client)).AccessToken!;
        await Cognito.RefusesAsInvalid(new SetUserSettingsRequest { AccessToken = token, MFAOptions = [new() { DeliveryMedium = "EMAIL", AttributeName = "email" }] }, "MFA options can only be SMS to phone_number.");
    }
}
