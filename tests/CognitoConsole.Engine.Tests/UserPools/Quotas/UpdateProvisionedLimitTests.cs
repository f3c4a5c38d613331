using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class UpdateProvisionedLimitTests : IAsyncDisposable
{
    private readonly TestCognito _cognito = new();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Holds_at_once()
    {
        var pool = await _cognito.APool();
        var list = new ListUsersRequest { UserPoolId = pool.Id! };
        Assert.Equal((2, 100_000), ((await _cognito.Invoke(QuotaTestData.Limit("UserList", 2))).Limit.ProvisionedLimitValue, (await _cognito.LimitOf("UserList")).FreeLimitValue));
        await _cognito.Invoke(list);
        await _cognito.Invoke(list);
        await _cognito.Refuses(list, ErrorCodes.TooManyRequestsException, "Rate exceeded");
        await _cognito.Invoke(QuotaTestData.Limit("UserList", 3));
        await _cognito.Invoke(list);
        await _cognito.Refuses(list, ErrorCodes.TooManyRequestsException, "Rate exceeded");
    }

    [Fact]
    public async Task The_default_is_not_stored_so_that_it_follows_the_settings()
    {
        await _cognito.Invoke(QuotaTestData.Limit("UserList", 2));
        await _cognito.Invoke(QuotaTestData.Limit("UserList", 100_000));
        Assert.Null((await _cognito.Database(db => db.ProvisionedLimits.SingleAsync())).Value);
        Assert.Equal(100_000, (await _cognito.LimitOf("UserList")).ProvisionedLimitValue);
    }

    [Fact]
    public async Task Refuses_what_is_no_rate()
    {
        await _cognito.RefusesAsInvalid(QuotaTestData.Limit("UserList", 0), "RequestedLimitValue must be at least 1.");
        await _cognito.Refuses(QuotaTestData.Limit("UserList", 1_000_001), ErrorCodes.ServiceQuotaExceededException, "RequestedLimitValue must be at most 1000000.");
        await _cognito.RefusesAsInvalid(QuotaTestData.Limit("UserFederations", 5), "UserFederations is not a category with a limit that can be provisioned.");
        Assert.Equal(0, await _cognito.Database(db => db.ProvisionedLimits.CountAsync()));
    }

    [Fact]
    public async Task Two_at_once_on_a_new_limit_leave_one_row()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(async () =>
        {
            try
            {
                return (await _cognito.Invoke(QuotaTestData.Limit("UserList", i))).Limit.ProvisionedLimitValue;
            }
            catch (CognitoException refusal)
            {
                Assert.Equal(ErrorCodes.ConcurrentModificationException, refusal.Code);
                return null;
            }
        })));
        Assert.Contains(await _cognito.Database(db => db.ProvisionedLimits.Select(l => l.Value).SingleAsync()), answers);
    }
}
