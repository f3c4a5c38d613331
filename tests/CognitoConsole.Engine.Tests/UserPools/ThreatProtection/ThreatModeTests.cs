using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ThreatModeTests : ProtectedPool
{
    [Fact]
    public async Task It_brings_the_Plus_plan_and_an_update_that_leaves_it_out_ends_it()
    {
        Assert.Equal(("PLUS", "ENFORCED"), (Pool.UserPoolTier, Pool.UserPoolAddOns!.AdvancedSecurityMode));
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = Pool.Id! });
        var pool = (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = Pool.Id! })).UserPool!;
        Assert.Equal(("ESSENTIALS", null), (pool.UserPoolTier, pool.UserPoolAddOns));
    }

    [Fact]
    public async Task Custom_authentication_alone_brings_the_plan_and_the_risk_configuration()
    {
        var pool = await Cognito.APool(p => p with { UserPoolAddOns = new() { AdvancedSecurityMode = "OFF", AdvancedSecurityAdditionalFlows = new() { CustomAuthMode = "AUDIT" } } });
        Assert.Equal(("PLUS", "OFF", "AUDIT"), (pool.UserPoolTier, pool.UserPoolAddOns!.AdvancedSecurityMode, pool.UserPoolAddOns.AdvancedSecurityAdditionalFlows!.CustomAuthMode));
        Assert.NotNull((await Cognito.Invoke(new DescribeRiskConfigurationRequest { UserPoolId = pool.Id! })).RiskConfiguration);
        var client = await Cognito.AClient(pool);
        await Cognito.AUser(pool, "ben");
        await Cognito.SignIn(client, "ben");
        Assert.Empty(await Cognito.EventsOf(pool, "ben"));
    }

    [Fact]
    public async Task No_lower_plan_has_it()
    {
        await Cognito.Refuses(new CreateUserPoolRequest { PoolName = "p", UserPoolTier = "ESSENTIALS", UserPoolAddOns = new() { AdvancedSecurityMode = "OFF", AdvancedSecurityAdditionalFlows = new() { CustomAuthMode = "AUDIT" } } }, ErrorCodes.FeatureUnavailableInTierException, "Threat protection is not available in the ESSENTIALS feature plan of the user pool.");
        await Cognito.Refuses(new CreateUserPoolRequest { PoolName = "p", UserPoolTier = "ESSENTIALS", UserPoolAddOns = new() { AdvancedSecurityMode = "AUDIT" } }, ErrorCodes.FeatureUnavailableInTierException, "Threat protection is not available in the ESSENTIALS feature plan of the user pool.");
        await Cognito.Refuses(new UpdateUserPoolRequest { UserPoolId = Pool.Id!, UserPoolTier = "LITE", UserPoolAddOns = new() { AdvancedSecurityMode = "AUDIT" } }, ErrorCodes.TierChangeNotAllowedException, "Threat protection is not available in the LITE feature plan of the user pool.");
        var plain = await Cognito.APool();
        await Cognito.Refuses(new UpdateUserPoolRequest { UserPoolId = plain.Id!, UserPoolTier = "ESSENTIALS", UserPoolAddOns = new() { AdvancedSecurityMode = "AUDIT" } }, ErrorCodes.FeatureUnavailableInTierException, "Threat protection is not available in the ESSENTIALS feature plan of the user pool.");
    }
}
