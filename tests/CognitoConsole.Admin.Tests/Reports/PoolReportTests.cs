using Bunit;
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
    public void The_file_and_the_print_are_one_click_away()
    {
        var page = Open(ConsoleUrls.Report());
        page.WaitForAssertion(() => Assert.Equal(ConsoleUrls.UserPoolReportFile, page.Link("User pools as CSV").GetAttribute("href")));
        Assert.Equal("print", page.Button("Print").GetAttribute("data-does"));
    }
}
