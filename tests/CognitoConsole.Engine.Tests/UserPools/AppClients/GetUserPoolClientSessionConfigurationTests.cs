using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GetUserPoolClientSessionConfigurationTests
{
    [Fact]
    public async Task A_new_client_lets_a_browser_go_on_for_an_hour()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        var configuration = await cognito.Invoke(new GetUserPoolClientSessionConfigurationRequest { UserPoolId = pool.Id!, ClientId = client.ClientId! });
        Assert.Equal((client.ClientId, 60), (configuration.ClientId, configuration.SSOSession!.MaxValidityMinutes));
        Assert.Equal("ResourceNotFoundException", (await cognito.Refusal(new GetUserPoolClientSessionConfigurationRequest { UserPoolId = pool.Id!, ClientId = "unknown" })).Code);
    }
}
