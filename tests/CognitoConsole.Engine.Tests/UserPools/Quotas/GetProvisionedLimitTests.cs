using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GetProvisionedLimitTests
{
    [Fact]
    public async Task Shows_what_holds_and_what_the_settings_say()
    {
        await using var cognito = new TestCognito(options: new EngineOptions { DefaultRequestsPerSecond = 500, RequestsPerSecond = new Dictionary<string, int> { ["UserList"] = 30 } });
        Assert.Equal((500, 500), Values(await cognito.LimitOf("UserAuthentication")));
        Assert.Equal((30, 30), Values(await cognito.LimitOf("UserList")));
        await cognito.Invoke(QuotaTestData.Limit("UserList", 40));
        var limit = await cognito.LimitOf("UserList");
        Assert.Equal((40, 30), Values(limit));
        Assert.Equal(("API_CATEGORY", "UserList"), (limit.LimitDefinition.LimitClass, Assert.Single(limit.LimitDefinition.Attributes).Value));
    }

    [Fact]
    public async Task Refuses_what_is_no_category()
    {
        await using var cognito = new TestCognito();
        await cognito.RefusesAsInvalid(new GetProvisionedLimitRequest { LimitDefinition = QuotaTestData.Definition("Everything") }, "Everything is not a category with a limit that can be provisioned.");
        await cognito.RefusesAsInvalid(
            new GetProvisionedLimitRequest { LimitDefinition = new() { LimitClass = "API_CATEGORY", Attributes = new Dictionary<string, string> { ["Region"] = "x" } } }, "The limit definition has one attribute, Category.");
    }

    private static (int?, int?) Values(LimitType limit) => (limit.ProvisionedLimitValue, limit.FreeLimitValue);
}
