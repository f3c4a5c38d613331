using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A risk configuration as DescribeRiskConfiguration shows it; bare ids where nothing is configured.</summary>
internal static class RiskShape
{
    public static RiskConfigurationType Of(string userPoolId, string? clientId, RiskConfiguration? risk) => new()
    {
        UserPoolId = userPoolId,
        ClientId = clientId,
        CompromisedCredentialsRiskConfiguration = risk?.CompromisedCredentials,
        AccountTakeoverRiskConfiguration = risk?.AccountTakeover,
        RiskExceptionConfiguration = risk?.RiskException,
        LastModifiedDate = risk?.LastModifiedDate,
    };
}
