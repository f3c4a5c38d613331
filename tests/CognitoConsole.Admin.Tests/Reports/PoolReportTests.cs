using Bunit;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.Reports;

public sealed class PoolReportTests : RoutedContext
{
    [Fact]
    public async Task Numbers_of_all_pools_stand_side_by_side_and_open_their_lists()
    {
        var (identities, client, logins) = await Cognito.AnApp();
        var pool = (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = client.UserPoolId! })).UserPool!;
        await Cognito.SetMfa(pool, UserPoolMfaType.Optional, totp: true);
        await Cognito.ATotp((await Cognito.SignIn(client)).AccessToken!);
        await Cognito.AnInvitedUser(pool, "kim");
        await Cognito.AnIdentity(identities, logins);
        await Cognito.AnIdentity(identities);

        var page = Open(ConsoleUrls.Report(), "Auditor");
        page.Shows("All pools");
        page.WaitForAssertion(() => Assert.Equal("2", page.Find($"a[aria-label='Users in {pool.Name}: 2']").TextContent));
        page.Shows("50 %");
        page.WaitForAssertion(() => Assert.Single(page.FindAll($"a[aria-label='Guests in {identities.IdentityPoolName}: 1']"))); // the other table
        var links = page.FindAll("a.cc-over").ToDictionary(a => a.GetAttribute("aria-label")!, a => a.GetAttribute("href")!);
        Assert.Equal(ConsoleUrls.Identities(identities.IdentityPoolId, "Guest"), links[$"Guests in {identities.IdentityPoolName}: 1"]);

        Links.NavigateTo(links[$"Must change password in {pool.Name}: 1"]);
        page.WaitForAssertion(() => Assert.Contains("kim", page.FindAll("tbody tr").Single().TextContent, StringComparison.Ordinal));
        foreach (var number in new[] { "Active this month", "With MFA", "Authenticator app", "Confirmed" })
        {
            Links.NavigateTo(links[$"{number} in {pool.Name}: 1"]);
            page.WaitForAssertion(() => Assert.Contains("ana", page.FindAll("tbody tr").Single().TextContent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Sums_are_of_all_pools_and_one_page_can_hold_every_row()
    {
        for (var i = 0; i < 25; i++)
        {
            var pool = await Cognito.AnIdentityPool(p => p with { IdentityPoolName = $"Pool {i:00}", AllowUnauthenticatedIdentities = true });
            await Cognito.AnIdentity(pool);
            Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var page = Open(ConsoleUrls.Report(), "Auditor");
        page.Shows("0 of 0 user pools, 20 of 25 identity pools");
        page.WaitForAssertion(() => Assert.Equal(["0", "0", "0", "0", "25", "0", "25", "0"], page.FindAll("dd .cc-figure").Select(f => f.TextContent)));
        Assert.Equal([ConsoleUrls.UserPools(), ConsoleUrls.IdentityPools()], page.FindAll("dd a").Select(a => a.GetAttribute("href")));
        Links.NavigateTo(page.Link("All rows, to print").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Equal(25, page.FindAll("[aria-label='Identity pools, table'] tbody tr th a").Count));
        page.WaitForAssertion(() => Assert.DoesNotContain("Not all pools", page.Text(), StringComparison.Ordinal));
        Assert.Equal("print", page.Button("Print").GetAttribute("data-does"));
    }

    [Fact]
    public async Task Overview_list_report_and_dashboard_say_the_same()
    {
        var (pool, _, logins) = await Cognito.AnApp();
        await Cognito.AnIdentity(pool, logins);
        for (var i = 0; i < 3; i++) await Cognito.AnIdentity(pool);
        await Cognito.Invoke(new DisableIdentityRequest { IdentityId = await Cognito.AnIdentity(pool) });
        Clock.SetUtcNow(Cognito.Clock.GetUtcNow());
        var page = Open("/", "Auditor");
        page.WaitForAssertion(() => Assert.Equal(["Authenticated1", "Guests3", "Disabled1"], page.FindAll("[aria-label=Identities] li").Select(l => l.TextContent)));
        foreach (var (url, selector) in new[]
        {
            (ConsoleUrls.IdentityStatistics(pool.IdentityPoolId), "dd .cc-figure a"),
            (ConsoleUrls.Report(), "[aria-label='Identity pools, table'] td.cc-num a"),
            (ConsoleUrls.IdentityPools(), "tbody td.cc-num"),
            (ConsoleUrls.IdentityPool(pool.IdentityPoolId), "dd a[href*='identities?state']"),
        })
        {
            Links.NavigateTo(url);
            page.WaitForAssertion(() => Assert.Equal((url, "1 3"), (url, string.Join(' ', page.FindAll(selector).Select(n => n.TextContent.Trim()).Take(2)))));
        }
    }

    [Fact]
    public void The_file_and_the_print_are_one_click_away()
    {
        var page = Open(ConsoleUrls.Report());
        page.WaitForAssertion(() => Assert.Equal(ConsoleUrls.UserPoolReportFile, page.Link("User pools as CSV").GetAttribute("href")));
        Assert.Equal("print", page.Button("Print").GetAttribute("data-does"));
    }
}
