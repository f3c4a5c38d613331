using Bunit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.Settings;

public sealed class QuotaScreensTests : RoutedContext
{
    private static readonly LimitDefinitionType UserList = new() { LimitClass = "API_CATEGORY", Attributes = new Dictionary<string, string> { ["Category"] = "UserList" } };

    [Fact]
    public async Task A_limit_is_set_to_AWSs_with_its_command_and_holds()
    {
        var page = Open("/service-quotas");
        await page.Use(() => page.FindAll("tbody th a").Single(a => a.FirstChild!.TextContent.Trim() == "UserList"), link =>
        {
            Links.NavigateTo(link.GetAttribute("href")!);
            return Task.CompletedTask;
        });
        await page.Press("Use AWS's default");
        await page.Press("Review and save");
        page.WaitForAssertion(() => Assert.Contains("aws cognito-idp update-provisioned-limit", page.Markup, StringComparison.Ordinal));
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal((30, 100_000), await Limit());
    }

    [Fact]
    public async Task Zero_is_refused_beside_its_field()
    {
        var page = Open("/service-quotas/UserList");
        await page.Type("Requests per second", "0");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("RequestedLimitValue must be at least 1.");
        Assert.Equal((100_000, 100_000), await Limit());
    }

    [Fact]
    public async Task The_list_shows_what_is_used_and_refused()
    {
        await Cognito.Invoke(new UpdateProvisionedLimitRequest { LimitDefinition = UserList, RequestedLimitValue = 2 });
        var list = new ListUsersRequest { UserPoolId = (await Cognito.APool()).Id! };
        await Cognito.Invoke(list);
        await Cognito.Invoke(list);
        await Cognito.Refusal(list);
        Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        var page = Open("/service-quotas", "Auditor");
        page.WaitForAssertion(() => Assert.Equal(
            "2|30|2|2 (100 %)|2|1 in a minute",
            string.Join('|', page.FindAll("tbody tr").Single(row => row.TextContent.Trim().StartsWith("UserList\n", StringComparison.Ordinal)).Children.Skip(1).Select(cell => cell.TextContent.Trim()))));
    }

    [Fact]
    public void An_auditor_reads_and_changes_nothing()
    {
        var page = Open("/service-quotas/UserList", "Auditor");
        page.Shows("does not include this (cognito-idp:UpdateProvisionedLimit)");
    }

    [Fact]
    public void A_category_that_is_none_leads_back()
    {
        var page = Open("/service-quotas/Nothing");
        page.Shows("No such category");
        Assert.Equal("/service-quotas", page.Link("All quotas").GetAttribute("href"));
    }

    private async Task<(int?, int?)> Limit()
    {
        var limit = (await Cognito.Invoke(new GetProvisionedLimitRequest { LimitDefinition = UserList })).Limit;
        return (limit.ProvisionedLimitValue, limit.FreeLimitValue);
    }
}
