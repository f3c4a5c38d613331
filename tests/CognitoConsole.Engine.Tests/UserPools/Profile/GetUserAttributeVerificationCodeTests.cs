using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GetUserAttributeVerificationCodeTests
{
    [Fact]
    public async Task Sends_a_code_five_times_an_hour()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { SmsConfiguration = TestCognito.SmsSettings });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        await cognito.SetAttributes(pool, "ana", ("phone_number", "+15550001234"));
        var token = (await cognito.SignIn(client)).AccessToken!;
        var delivery = (await cognito.Invoke(Request(token, "phone_number"))).CodeDeliveryDetails!;
        Assert.Equal(("phone_number", "SMS", "+*******1234"), (delivery.AttributeName, delivery.DeliveryMedium, delivery.Destination));
        for (var i = 0; i < 4; i++) await cognito.Invoke(Request(token, "email"));
        await cognito.Refuses(Request(token, "email"), ErrorCodes.LimitExceededException, "Attempt limit exceeded, please try after some time.");
        Assert.Equal(5, (await cognito.Outbox(pool)).Count);
    }

    [Fact]
    public async Task Refuses_what_cannot_be_verified_and_what_is_not_there()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var token = (await cognito.SignIn(client)).AccessToken!;
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(Request(token, "name"))).Code);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(Request(token, "phone_number"))).Code);
        await cognito.RefusesAsUnauthorized(Request("no-token", "email"), "Invalid Access Token");
    }

    private static GetUserAttributeVerificationCodeRequest Request(string token, string attribute) => new() { AccessToken = token, AttributeName = attribute };
}
