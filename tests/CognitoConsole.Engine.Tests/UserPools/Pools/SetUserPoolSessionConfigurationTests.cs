using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class SetUserPoolSessionConfigurationTests
{
    [Fact]
    public async Task Is_kept_and_not_in_the_Lite_plan()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        SetUserPoolSessionConfigurationRequest request = new() { UserPoolId = pool.Id!, UserSessionTracking = "ENABLED", TokenSession = new() { MaxPerUser = 3 } };
        var answer = await cognito.Invoke(request);
        Assert.Equal((pool.Id, "ENABLED", 3), (answer.UserPoolId, answer.UserSessionTracking, answer.TokenSession!.MaxPerUser));
        Assert.Equal(3, (await cognito.Invoke(new GetUserPoolSessionConfigurationRequest { UserPoolId = pool.Id! })).TokenSession!.MaxPerUser);
        var lite = await cognito.APool(p => p with { UserPoolTier = "LITE" });
        Assert.Equal(ErrorCodes.FeatureUnavailableInTierException, (await cognito.Refusal(request with { UserPoolId = lite.Id! })).Code);
        await cognito.RefusesUnknownPool(request with { UserPoolId = "us-east-1_NoSuchOne" });
    }
}
