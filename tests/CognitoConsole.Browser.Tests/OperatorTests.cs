using Microsoft.Playwright;

namespace CognitoConsole.Browser.Tests;

/// <summary>What the roles see and may not do.</summary>
public sealed class OperatorTests(Site site)
{
    private const string Password = "Another-Horse-9-Battery";

    /// <summary>Made by the administrator on the screen; the link is opened by the person.</summary>
    private async Task<Tab> AnOperator(Tab ana, string email, string role, bool checks = false)
    {
        await ana.Go("/create-operator");
        await ana.Type("Email address", email);
        await ana.Page.GetByRole(AriaRole.Radio, new() { Name = role, Exact = true }).CheckAsync();
        await ana.Press("Create operator");
        await ana.Control("Copy set-up link").WaitForAsync();
        var person = await site.OpenStranger(checks: checks);
        await person.Page.GotoAsync(await ana.Copied("set-up link"));
        await person.Field("Password").FillAsync(Password);
        await person.Field("Password again").FillAsync(Password);
        await person.Press("Set password");
        await person.Alive();
        return person;
    }

    [Fact]
    public async Task Support_helps_users_changes_nothing_else_and_is_out_once_disabled()
    {
        await using var ana = await site.Open();
        await using var eva = await AnOperator(ana, "eva@example.com", "Support");
        await eva.Go("/user-pools");
        Assert.Contains("cognito-idp:CreateUserPool", await eva.WhyOff("Create user pool"), StringComparison.Ordinal);
        await eva.Go($"{site.Pool}/authentication-methods");
        await eva.Shows("Read-only");
        await Assertions.Expect(eva.Field("Minimum length")).ToBeDisabledAsync();
        await eva.Go($"{site.Pool}/app-clients/{site.ClientId}/secrets");
        Assert.Contains("cognito-console:RevealClientSecret", await eva.WhyOff("Show client secret"), StringComparison.Ordinal);
        await eva.Go($"{site.Pool}/users/yuki");
        await eva.Page.Locator(".cc-actionmenu summary").ClickAsync();
        await Assertions.Expect(eva.Page.Locator(".cc-menu-item").Filter(new() { HasText = "Disable access" })).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await Assertions.Expect(eva.Page.Locator(".cc-menu-item").Filter(new() { HasText = "Delete user" })).ToHaveAttributeAsync("aria-disabled", "true");

        await ana.Go("/operators");
        await ana.Page.Locator("tbody").GetByRole(AriaRole.Link, new() { Name = "eva@example.com" }).ClickAsync();
        await ana.Press("Disable");
        await Assertions.Expect(ana.Control("Enable")).ToBeVisibleAsync();
        // Within five seconds; a busy machine gets as much again.
        await Assertions.Expect(eva.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/sign-in"), new() { Timeout = 10_000 });
    }

    [Fact]
    public async Task The_reason_of_a_form_that_is_longer_than_the_window_is_in_sight()
    {
        await using var ana = await site.Open();
        await using var kai = await AnOperator(ana, "kai@example.com", "Auditor");
        await kai.Go($"/identity-pools/{site.IdentityPoolId}/user-access");
        var form = kai.Page.Locator(".cc-why").First;
        var reason = form.Locator("> .cc-tip");
        var height = kai.Page.ViewportSize!.Height;
        Assert.True((await form.BoundingBoxAsync())!.Height > height);
        foreach (var y in new[] { 60, height })
        {
            await form.HoverAsync(new() { Position = new() { X = 100, Y = y } });
            await Assertions.Expect(reason).ToBeInViewportAsync(new() { Ratio = 1 });
            await Assertions.Expect(reason).ToContainTextAsync("cognito-identity:UpdateIdentityPool");
        }
    }

    [Fact]
    public async Task An_auditor_reads_everything_and_sees_why_not_more()
    {
        await using var ana = await site.Open();
        await using var ben = await AnOperator(ana, "ben@example.com", "Auditor", checks: true);
        var faults = new List<string>();
        foreach (var (path, control, action) in new[]
        {
            ("/user-pools", "Create user pool", "cognito-idp:CreateUserPool"), ($"{site.Pool}/users", "Create user", "cognito-idp:AdminCreateUser"),
            ($"{site.Pool}/groups", "Create group", "cognito-idp:CreateGroup"), ("/access-keys", "Create access key", "iam:CreateAccessKey"),
        })
        {
            await ben.Go(path);
            Assert.Contains(action, await ben.WhyOff(control), StringComparison.Ordinal);
            faults.AddRange(await Axe.Check(ben.Page, $"{path} as auditor"));
        }

        await ben.Go("/outbox");
        await ben.Shows("forbids this (cognito-console:ListOutboxMessages)");
        faults.AddRange(await Axe.Check(ben.Page, "No permission"));
        await ben.Go($"{site.Pool}/settings");
        faults.AddRange(await Axe.Check(ben.Page, "Settings as auditor"));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
