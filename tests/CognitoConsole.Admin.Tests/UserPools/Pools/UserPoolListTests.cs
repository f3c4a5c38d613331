using Bunit;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class UserPoolListTests : RoutedContext
{
    [Fact]
    public void Without_pools_the_page_says_what_a_pool_is_and_offers_the_short_way()
    {
        var page = Open("/user-pools");
        page.WaitForAssertion(() => Assert.Contains("No user pools yet", page.Text(), StringComparison.Ordinal));
        Assert.Equal("/user-pools/quick-create", page.Find(".cc-empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Each_pool_stands_in_a_row_with_users_and_plan()
    {
        var pool = await Cognito.APool(p => p with { PoolName = "customers" });
        var page = Open("/user-pools");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Equal($"/user-pools/{pool.Id}", page.Find("tbody a").GetAttribute("href"));
        Assert.Equal(["customers", pool.Id!, "0", "Essentials"], page.FindAll("tbody tr > *").Take(4).Select(c => c.RowName()));
    }

    [Fact]
    public async Task The_search_finds_by_name_and_lives_in_the_address()
    {
        await Cognito.APool(p => p with { PoolName = "customers" });
        await Cognito.APool(p => p with { PoolName = "staff" });
        var page = Open("/user-pools");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));

        await page.Type("Find user pools by name or ID", "STAF");
        page.WaitForAssertion(() => Assert.Equal("staff", Assert.Single(page.FindAll("tbody tr")).QuerySelector("a")!.RowName()));
        Assert.Equal("/user-pools?q=STAF", Path);
    }

    [Fact]
    public async Task A_search_without_match_is_not_an_empty_list()
    {
        await Cognito.APool();
        var page = Open("/user-pools?q=nothing");
        page.WaitForAssertion(() => Assert.Contains("No matches", page.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public void An_auditor_sees_why_nothing_can_be_created()
    {
        var page = Open("/user-pools", "Auditor");
        page.WaitForAssertion(() => Assert.NotNull(page.WhyOff("Create user pool")));
        Assert.Null(page.Button("Create user pool").GetAttribute("href"));
    }
}
