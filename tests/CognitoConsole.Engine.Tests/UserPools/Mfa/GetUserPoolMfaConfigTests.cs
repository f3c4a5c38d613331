using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GetUserPoolMfaConfigTests
{
    [Fact]
    public async Task Says_OFF_and_nothing_else_for_a_new_pool()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        Assert.Equal(new GetUserPoolMfaConfigResponse { MfaConfiguration = "OFF" }, await cognito.Invoke(new GetUserPoolMfaConfigRequest { UserPoolId = pool.Id! }));
    }

    [Fact]
    public async Task Refuses_an_unknown_pool()
    {
        await using var cognito = new TestCognito();
        Assert.Equal("User pool us-east-1_nothing00 does not exist.", (await cognito.Refusal(new GetUserPoolMfaConfigRequest { UserPoolId = "us-east-1_nothing00" })).Message);
    }
}
