using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ResendConfirmationCodeTests
{
    [Fact]
    public async Task Sends_a_new_code_five_times_an_hour()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });
        var client = await cognito.AClient(pool);
        await cognito.SignUp(client);
        var request = new ResendConfirmationCodeRequest { ClientId = client.ClientId!, Username = "ana" };
        for (var i = 0; i < 5; i++) Assert.Equal("a***@e***", (await cognito.Invoke(request)).CodeDeliveryDetails!.Destination);
        await cognito.Refuses(request, ErrorCodes.LimitExceededException, "Attempt limit exceeded, please try after some time.");
        Assert.Equal(6, (await cognito.Outbox(pool)).Count);
        cognito.Clock.Advance(TimeSpan.FromHours(1));
        await cognito.Invoke(request);
    }

    [Fact]
    public async Task Refuses_who_is_confirmed_or_unknown_or_cannot_be_reached()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AutoVerifiedAttributes = ["email"] });
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        await cognito.RefusesAsInvalid(new ResendConfirmationCodeRequest { ClientId = client.ClientId!, Username = "ana" }, "User is already confirmed.");
        await cognito.RefusesUnknownUser(new ResendConfirmationCodeRequest { ClientId = client.ClientId!, Username = "nobody" });
        var silent = await cognito.AClient(await cognito.APool());
        await cognito.SignUp(silent);
        await cognito.RefusesAsInvalid(new ResendConfirmationCodeRequest { ClientId = silent.ClientId!, Username = "ana" }, "Auto verification not turned on.");
    }
}
