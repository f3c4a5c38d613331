using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DescribeRiskConfigurationTests : ProtectedPool
{
    [Fact]
    public async Task Shows_what_is_set_for_the_pool_and_for_a_client_apart()
    {
        Assert.Equal(new RiskConfigurationType { UserPoolId = Pool.Id }, await Read());
        await Configure(TestCognito.AtEveryLevel("BLOCK"), skipped: ["10.0.0.0/8"]);
        var pool = await Read();
        Assert.Equal(("BLOCK", Cognito.Clock.GetUtcNow()), (pool.AccountTakeoverRiskConfiguration!.Actions.HighAction!.EventAction, pool.LastModifiedDate));
        Assert.Equal(["10.0.0.0/8"], pool.RiskExceptionConfiguration!.SkippedIPRangeList!);
        Assert.Equal(new RiskConfigurationType { UserPoolId = Pool.Id, ClientId = Client.ClientId }, await Read(Client.ClientId));
    }

    [Fact]
    public async Task Refuses_a_foreign_client_and_a_pool_without_the_add_on()
    {
        var plain = await Cognito.APool();
        var foreign = await Cognito.AClient(plain);
        await Cognito.Refuses(new DescribeRiskConfigurationRequest { UserPoolId = Pool.Id!, ClientId = foreign.ClientId }, ErrorCodes.ResourceNotFoundException, $"User pool client {foreign.ClientId} does not exist.");
        await Cognito.Refuses(new DescribeRiskConfigurationRequest { UserPoolId = plain.Id! }, ErrorCodes.UserPoolAddOnNotEnabledException, "User pool add-ons are not enabled for this user pool.");
    }

    private async Task<RiskConfigurationType> Read(string? clientId = null) =>
        (await Cognito.Invoke(new DescribeRiskConfigurationRequest { UserPoolId = Pool.Id!, ClientId = clientId })).RiskConfiguration;
}
