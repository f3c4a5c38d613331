using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListServiceQuotasTests
{
    [Fact]
    public async Task Shows_limits_and_use()
    {
        await using var cognito = new TestCognito(options: new EngineOptions { DefaultRequestsPerSecond = 900 });
        await cognito.Invoke(QuotaTestData.Limit("UserList", 3));
        var list = new ListUsersRequest { UserPoolId = (await cognito.APool()).Id! };
        await cognito.Invoke(list);
        cognito.Clock.Advance(TimeSpan.FromSeconds(10));
        for (var i = 0; i < 3; i++) await cognito.Invoke(list);
        await cognito.Refusal(list);

        Assert.Equal((3, 900, 30, 0, 3, 4L, 1L), Figures(await Read(cognito)));
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((3, 900, 30, 3, 3, 4L, 1L), Figures(await Read(cognito)));
        cognito.Clock.Advance(TimeSpan.FromSeconds(55));
        Assert.Equal((3, 900, 30, 0, 3, 3L, 1L), Figures(await Read(cognito)));
        cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((3, 900, 30, 0, 0, 0L, 0L), Figures(await Read(cognito)));
        Assert.Equal(QuotaCategory.All.Select(c => c.Name), (await cognito.Invoke(new ListServiceQuotasRequest())).Quotas.Select(q => q.Category));
    }

    private static async Task<ServiceQuotaType> Read(TestCognito cognito) => (await cognito.Invoke(new ListServiceQuotasRequest())).Quotas.Single(q => q.Category == "UserList");

    private static (int, int, int, int, int, long, long) Figures(ServiceQuotaType q) =>
        (q.Limit, q.DefaultLimit, q.AwsDefaultLimit, q.RequestsPerSecond, q.PeakRequestsPerSecond, q.RequestsOfLastMinute, q.RefusedOfLastMinute);
}
