using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

internal static class QuotaTestData
{
    public static LimitDefinitionType Definition(string category) => new() { LimitClass = "API_CATEGORY", Attributes = new Dictionary<string, string> { ["Category"] = category } };

    public static UpdateProvisionedLimitRequest Limit(string category, int value) => new() { LimitDefinition = Definition(category), RequestedLimitValue = value };

    public static async Task<LimitType> LimitOf(this TestCognito cognito, string category) => (await cognito.Invoke(new GetProvisionedLimitRequest { LimitDefinition = Definition(category) })).Limit;
}
