using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetUserPoolSumsTests
{
    [Fact]
    public async Task Are_the_sums_of_what_each_pool_says_on_whatever_page_it_stands()
    {
        await using var cognito = new TestCognito();
        Assert.Equal(new() { UserPools = 0, Users = 0, Disabled = 0, WithMfa = 0, MonthlyActive = 0, ActiveLastMonth = 0 }, await cognito.Invoke(new GetUserPoolSumsRequest()));
        for (var i = 0; i < 3; i++)
        {
            var pool = await cognito.APool(p => p with { PoolName = $"Pool {i}" });
            await cognito.AUser(pool);
            await cognito.SignIn(await cognito.AClient(pool));
            await cognito.AnInvitedUser(pool, "kim");
            if (i == 0) await cognito.Invoke(new AdminDisableUserRequest { UserPoolId = pool.Id!, Username = "kim" });
        }

        var first = await cognito.Invoke(new ListUserPoolTotalsRequest { MaxResults = 2 });
        var second = await cognito.Invoke(new ListUserPoolTotalsRequest { MaxResults = 2, NextToken = first.NextToken });
        var pools = first.UserPools.Concat(second.UserPools).ToList();
        var sums = await cognito.Invoke(new GetUserPoolSumsRequest());
        Assert.Equal(new() { UserPools = 3, Users = 6, Disabled = 1, WithMfa = 0, MonthlyActive = 3, ActiveLastMonth = 0 }, sums);
        Assert.Equal((sums.Users, sums.MonthlyActive, sums.Disabled), (pools.Sum(p => p.Users), pools.Sum(p => p.MonthlyActive), pools.Sum(p => p.Disabled)));
    }
}
