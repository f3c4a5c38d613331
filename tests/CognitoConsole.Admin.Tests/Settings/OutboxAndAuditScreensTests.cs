using Bunit;

namespace CognitoConsole.Admin.Tests.Settings;

public sealed class OutboxAndAuditScreensTests : RoutedContext
{
    [Fact]
    public void An_empty_outbox_explains_itself()
    {
        var page = Open("/outbox");
        page.WaitForAssertion(() => Assert.Contains("Messaging:Email=Smtp", page.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_is_found_and_its_code_stands_ready_to_copy()
    {
        var pool = await Cognito.APool(p => p with { AutoVerifiedAttributes = ["email"], EmailConfiguration = new() { ConfigurationSet = "sign-ups" } });
        await Cognito.SignUp(await Cognito.AClient(pool));
        var page = Open($"/outbox?pool={pool.Id}&medium=EMAIL");
        page.WaitForAssertion(() => Assert.Contains("ana@example.com", page.Find("tbody th a").TextContent, StringComparison.Ordinal));

        Links.NavigateTo(page.Find("tbody th a").GetAttribute("href")!);
        var code = await Cognito.NewestCode(pool);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll($"button[data-copy='{code}']")));
        Assert.Contains("sign-ups", page.Text(), StringComparison.Ordinal);
        var frame = page.Find("iframe");
        Assert.Equal("", frame.GetAttribute("sandbox"));
        Assert.Contains(code, frame.GetAttribute("srcdoc"), StringComparison.Ordinal);
        Assert.NotNull(page.WhyOff("Send again"));
    }

    [Fact]
    public async Task A_pool_is_found_by_a_part_of_its_name_however_many_there_are()
    {
        var pool = await Cognito.APool(p => p with { PoolName = "Customers of the north", AutoVerifiedAttributes = ["email"] });
        var other = await Cognito.APool(p => p with { PoolName = "Customers of the south", AutoVerifiedAttributes = ["email"] });
        await Cognito.SignUp(await Cognito.AClient(pool));
        await Cognito.SignUp(await Cognito.AClient(other), "ben");
        var page = Open("/outbox");
        await page.Type("User pool", "customers");
        await page.Use(() => page.Find("select[aria-label='User pools like customers']"), select => select.ChangeAsync(select.QuerySelectorAll("option").Single(o => o.TextContent.Contains("north", StringComparison.Ordinal)).GetAttribute("value")!));
        page.WaitForAssertion(() => Assert.Equal("Customers of the north", Assert.Single(page.FindAll("tbody tr")).Children[4].TextContent.Trim()));
        Assert.Contains($"pool={pool.Id}", Path, StringComparison.Ordinal);
        await page.Type("User pool", "SOUTH");
        page.WaitForAssertion(() => Assert.Contains("ben@example.com", Assert.Single(page.FindAll("tbody tr")).TextContent, StringComparison.Ordinal));
        await page.Type("User pool", "nothing");
        page.Shows("No such user pool");
    }

    [Theory]
    [InlineData("Support")]
    [InlineData("Auditor")]
    public void Codes_are_for_administrators(string role)
    {
        var page = Open("/outbox", role);
        page.WaitForAssertion(() => Assert.Contains("forbids this (cognito-console:ListOutboxMessages)", page.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_audit_log_of_one_pool_leads_to_before_and_after()
    {
        var pool = await Cognito.APool();
        await Cognito.APool();
        await Cognito.AClient(pool);
        var page = Open(ConsoleUrls.AuditOf(pool.Id) + "&action=cognito-idp:CreateUserPoolClient", "Auditor");
        page.WaitForAssertion(() => Assert.Equal("cognito-idp:CreateUserPoolClient", Assert.Single(page.FindAll("tbody tr")).QuerySelector("th a")!.FirstChild!.TextContent.Trim()));
        Assert.Equal(ConsoleUrls.AuditFile(action: "cognito-idp:CreateUserPoolClient", resource: pool.Id), page.Find("a[href^='/files/']").GetAttribute("href"));

        Links.NavigateTo(page.Find("tbody th a").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.Contains("Test client", page.Find(".cc-diff").TextContent, StringComparison.Ordinal));
        Assert.Contains("192.0.2.1", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overview_shows_what_is_open_and_what_happened()
    {
        var pool = await Cognito.APool(p => p with { PoolName = "Customers" });
        var page = Open("/");
        page.WaitForAssertion(() => Assert.Contains("Getting started", page.Text(), StringComparison.Ordinal));
        Assert.Equal("cognito-idp:CreateUserPool", page.Link("CreateUserPool").GetAttribute("title"));
        Assert.Equal($"/user-pools/{pool.Id}", page.Link("Customers").GetAttribute("href"));
        Assert.Contains("No messages yet", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_say_what_the_server_was_started_with()
    {
        var page = Open("/settings", "Support");
        page.WaitForAssertion(() => Assert.Contains("123456789012", page.Text(), StringComparison.Ordinal));
        Assert.Contains("Required", page.Text(), StringComparison.Ordinal);
    }
}
