using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class SearchUserPoolsTests
{
    [Fact]
    public async Task Every_pool_comes_once_page_by_page_with_its_users_and_plan()
    {
        await using var cognito = new TestCognito();
        var pools = new List<UserPoolType>();
        for (var i = 0; i < 5; i++)
        {
            pools.Add(await cognito.APool(p => p with { PoolName = $"pool {i}", UserPoolTier = UserPoolTierType.Lite }));
            if (i % 2 == 0) cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await cognito.AUser(pools[1], "ana");
        await cognito.AUser(pools[1], "bea");
        await cognito.AUser(pools[4], "ana");

        var seen = new List<UserPoolSummaryType>();
        string? token = null;
        do
        {
            var page = await cognito.Invoke(new SearchUserPoolsRequest { MaxResults = 2, NextToken = token });
            Assert.InRange(page.UserPools.Count, 1, 2);
            seen.AddRange(page.UserPools);
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Equal(seen.Select(p => p.CreationDate), seen.Select(p => p.CreationDate).Order());
        Assert.Equal([("pool 0", 0), ("pool 1", 2), ("pool 2", 0), ("pool 3", 0), ("pool 4", 1)], seen.Select(p => (p.Name, p.EstimatedNumberOfUsers)).OrderBy(p => p.Name));
        Assert.All(seen, p => Assert.Equal(UserPoolTierType.Lite, p.UserPoolTier));
    }

    [Fact]
    [Shows("UserPool.Name")]
    public async Task A_part_of_name_or_id_is_enough_and_case_does_not_matter()
    {
        await using var cognito = new TestCognito();
        var customers = await cognito.APool(p => p with { PoolName = "Web Customers" });
        await cognito.APool(p => p with { PoolName = "staff" });

        Assert.Equal(["Web Customers"], await Found("b cUS"));
        Assert.Equal(["Web Customers"], await Found(customers.Id![^5..].ToUpperInvariant()));
        Assert.Empty(await Found("%"));

        async Task<IEnumerable<string>> Found(string text) => (await cognito.Invoke(new SearchUserPoolsRequest { Text = text })).UserPools.Select(p => p.Name);
    }

    [Fact]
    public async Task A_token_continues_its_own_search_only()
    {
        await using var cognito = new TestCognito();
        await cognito.APool(p => p with { PoolName = "one" });
        await cognito.APool(p => p with { PoolName = "two" });
        var token = (await cognito.Invoke(new SearchUserPoolsRequest { MaxResults = 1 })).NextToken;
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new SearchUserPoolsRequest { Text = "o", MaxResults = 1, NextToken = token })).Code);
    }

    [Theory]
    [InlineData("Support")]
    [InlineData("Auditor")]
    public async Task Who_reads_pools_may_search_them(string role)
    {
        await using var cognito = new TestCognito();
        await cognito.APool();
        var caller = cognito.As(await cognito.AnOperator("ben", role));
        Assert.Single((await cognito.Invoke(new SearchUserPoolsRequest(), caller)).UserPools);
    }
}
