using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GetUserPoolSessionConfigurationTests
{
    [Fact]
    public async Task A_new_pool_does_not_track()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var configuration = await cognito.Invoke(new GetUserPoolSessionConfigurationRequest { UserPoolId = pool.Id! });
        Assert.Equal((pool.Id, "DISABLED", 20), (configuration.UserPoolId, configuration.UserSessionTracking, configuration.TokenSession!.MaxPerUser));
        await cognito.RefusesUnknownPool(new GetUserPoolSessionConfigurationRequest { UserPoolId = "us-east-1_NoSuchOne" });
    }
}
