using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>SMS leave from the pool's own region.</summary>
internal static class PoolRegion
{
    public static void Demand(SmsConfigurationType? sms, string region)
    {
        if (sms?.SnsRegion is { } asked && asked != region)
            throw Errors.InvalidParameter($"Invalid snsRegion. Allowed SNS region for {region} is {region}", "smsConfiguration.snsRegion");
    }
}
