using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminSetUserSettingsTests : MfaPool
{
    [Fact]
    public async Task The_legacy_way_switches_SMS_on_for_a_user()
    {
        var request = new AdminSetUserSettingsRequest { UserPoolId = Pool.Id!, Username = "ana", MFAOptions = [new() { DeliveryMedium = "SMS", AttributeName = "phone_number" }] };
        await Cognito.Invoke(request);
        Assert.Equal("SMS_MFA", Assert.Single((await Cognito.Invoke(new AdminGetUserRequest { UserPoolId = Pool.Id!, Username = "ana" })).UserMFASettingList!));
        await Cognito.RefusesUnknownUser(request with { Username = "nobody" });
    }

    [Fact]
    public async Task Refuses_a_user_without_a_number()
    {
        await Cognito.AUser(Pool, "ben");
        await Cognito.RefusesAsInvalid(
            new AdminSetUserSettingsRequest { UserPoolId = Pool.Id!, Username = "ben", MFAOptions = [new() { DeliveryMedium = "SMS", AttributeName = "phone_number" }] },
            "User does not have delivery config set to turn on SMS_MFA");
    }
}
