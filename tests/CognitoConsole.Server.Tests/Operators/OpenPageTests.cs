using System.Diagnostics;
using CognitoConsole.Server.Tests.Hosting;
using Microsoft.Playwright;

namespace CognitoConsole.Server.Tests.Operators;

/// <summary>A real browser on a real circuit, idle: nothing but the server can tell it that its operator is out.</summary>
public sealed class OpenPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("disabled", "UPDATE Operators SET Disabled = 1")]
    [InlineData("another role", "UPDATE Operators SET Role = 'Auditor'")]
    [InlineData("ended sessions", "UPDATE Operators SET SecurityStamp = 'another'")]
    [InlineData("deleted", "DELETE FROM Operators")]
    public async Task An_operator_who_is_out_loses_the_idle_page_within_five_seconds(string how, string sql)
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        var page = await chromium.Open();
        await page.SignIn(server, RunningServer.Email, RunningServer.Password);
        await page.GotoAsync(server.Localhost() + "/user-pools");
        await page.Interactive();
        // Well past the first look at the session.
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.EndsWith("/user-pools", page.Url);

        var clock = Stopwatch.StartNew();
        data.Execute(sql); // as another node would
        await page.WaitForURLAsync("**/account/sign-in**", new() { Timeout = 15_000, WaitUntil = WaitUntilState.Commit });
        Assert.True(clock.Elapsed < AtMost, $"{how}: the page was open for another {clock.Elapsed.TotalSeconds:0.0} s");

        await page.GotoAsync(server.Localhost() + "/user-pools");
        Assert.Contains("/account/sign-in", page.Url);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_page_in_the_other_browser_too()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        var (here, there) = (await chromium.Open(), await chromium.Open());
        foreach (var page in new[] { here, there })
        {
            await page.SignIn(server, RunningServer.Email, RunningServer.Password);
            await page.Interactive();
        }

        await here.GotoAsync(server.Localhost() + "/account");
        var clock = Stopwatch.StartNew();
        await here.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere" }).ClickAsync();
        await there.WaitForURLAsync("**/account/sign-in**", new() { Timeout = 15_000, WaitUntil = WaitUntilState.Commit });
        Assert.True(clock.Elapsed < AtMost, $"the other page was open for another {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.Contains("/account/sign-in", here.Url);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_browser_but_not_the_other_tab()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        var (here, elsewhere) = (await chromium.Open(), await chromium.Open());
        foreach (var page in new[] { here, elsewhere })
        {
            await page.SignIn(server, RunningServer.Email, RunningServer.Password);
            await page.GotoAsync(server.Localhost() + "/user-pools");
            await page.Interactive();
        }

        var tab = await here.Context.NewPageAsync();
        await tab.GotoAsync(server.Localhost() + "/account/password");
        await tab.GetByLabel("Password you have").FillAsync(RunningServer.Password);
        await tab.GetByLabel("New password", new() { Exact = true }).FillAsync("another horse, another staple");
        await tab.GetByLabel("New password again").FillAsync("another horse, another staple");
        await tab.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await tab.GetByText("Your password is changed").WaitForAsync();

        await elsewhere.WaitForURLAsync("**/account/sign-in**", new() { WaitUntil = WaitUntilState.Commit });
        await Task.Delay(TimeSpan.FromSeconds(5));
        await here.Interactive();
        Assert.EndsWith("/user-pools", here.Url);
        await here.ReloadAsync();
        Assert.EndsWith("/user-pools", here.Url);
    }

    [Fact]
    public async Task A_page_of_somebody_who_is_in_stays_and_breaks_no_rule_of_its_own()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.StartOpen(data, RunningServer.Bootstrap);
        var page = await chromium.Open();
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        await page.SignIn(server, RunningServer.Email, RunningServer.Password);
        await page.Interactive();
        await Invite(server);
        foreach (var path in new[] { "/user-pools", "/user-pools/create", "/outbox", "/audit", "/operators", "/settings", "/access-keys" })
        {
            await page.GotoAsync(server.Localhost() + path);
            await page.Interactive();
        }

        // A message is shown in a frame of its own, which the policy must let through.
        await page.GotoAsync(server.Localhost() + "/outbox");
        await page.GetByText("kim@example.com").First.ClickAsync();
        await page.FrameLocator("iframe").GetByText("Your username is").WaitForAsync();
        await Task.Delay(TimeSpan.FromSeconds(5));
        Assert.Contains("/outbox/", page.Url);
        Assert.Empty(complaints);
    }

    private static async Task Invite(ServerProcess server) => await server.Api("AdminCreateUser", new
    {
        UserPoolId = await server.APool(),
        Username = "kim",
        UserAttributes = new[] { new { Name = "email", Value = "kim@example.com" } },
        DesiredDeliveryMediums = new[] { "EMAIL" },
    });
}
