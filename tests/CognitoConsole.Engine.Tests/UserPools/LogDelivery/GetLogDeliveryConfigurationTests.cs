using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GetLogDeliveryConfigurationTests
{
    [Fact]
    public async Task Shows_nothing_until_something_is_configured()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var request = new GetLogDeliveryConfigurationRequest { UserPoolId = pool.Id! };
        Assert.Empty((await cognito.Invoke(request)).LogDeliveryConfiguration!.LogConfigurations);
        await cognito.SetLogs(pool, LogTestData.Notifications);
        Assert.Equal([LogTestData.Notifications], (await cognito.Invoke(request)).LogDeliveryConfiguration!.LogConfigurations);
        await cognito.RefusesUnknownPool(request with { UserPoolId = "us-east-1_NoSuchOne" });
    }
}
