using Microsoft.Playwright;

namespace CognitoConsole.Browser.Tests;

/// <summary>The console on a phone: what is needed is in sight without scrolling sideways.</summary>
public sealed class PhoneTests(Site site)
{
    private async Task<Tab> Phone()
    {
        var tab = await site.Open();
        await tab.Page.SetViewportSizeAsync(390, 844);
        return tab;
    }

    private static Task IsWhole(ILocator part) => Assertions.Expect(part).ToBeInViewportAsync(new() { Ratio = 1 });

    /// <summary>The page is as wide as the screen, and so is each table in it.</summary>
    private static async Task HasNoSidewaysScroll(Tab tab) => Assert.Empty(await tab.Page.EvaluateAsync<string[]>(
        "() => [document.documentElement, ...document.querySelectorAll('main .cc-scroll')].filter(e => e.scrollWidth > e.clientWidth).map(e => `${e.className || e.tagName}: ${e.scrollWidth} of ${e.clientWidth}`)"));

    [Theory]
    [InlineData("", "Attributes")]
    [InlineData("/sessions", "Sessions")]
    [InlineData("/sign-in", "Why can't this person sign in?")]
    public async Task The_open_tab_is_in_sight(string address, string name)
    {
        await using var tab = await Phone();
        await tab.Go($"{site.Pool}/users/amelia{address}");
        var open = tab.Page.Locator(".cc-tabs a[aria-current=page]");
        await Assertions.Expect(open).ToHaveTextAsync(name);
        await IsWhole(open);
        Assert.Empty(tab.Problems);
    }

    [Fact]
    public async Task A_tab_that_is_opened_there_comes_into_sight()
    {
        await using var tab = await Phone();
        await tab.Go($"{site.Pool}/users/amelia/history");
        await tab.Page.Locator(".cc-tabs a", new() { HasText = "Attributes" }).EvaluateAsync("a => a.click()");
        await tab.IsAt($"{site.Pool}/users/amelia");
        await IsWhole(tab.Page.Locator(".cc-tabs a[aria-current=page]"));
    }

    [Fact]
    public async Task The_identity_browser_fits_and_says_whose_an_identity_is()
    {
        await using var tab = await Phone();
        await tab.Go($"/identity-pools/{Uri.EscapeDataString(site.IdentityPoolId)}/identities");
        var row = tab.Page.Locator("main tbody tr").First;
        await Assertions.Expect(row).ToContainTextAsync("us-east-1:");
        await HasNoSidewaysScroll(tab);
        await IsWhole(row.Locator("code"));
        await IsWhole(row.Locator(".cc-narrow", new() { HasText = "Guest" }));
        await IsWhole(row.Locator(".cc-narrow time"));
        await IsWhole(tab.Page.GetByLabel("Find identities"));
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(["Identity ID"]);
    }

    [Fact]
    public async Task The_list_of_users_fits_and_says_in_what_state_they_are()
    {
        await using var tab = await Phone();
        await tab.Go($"{site.Pool}/users");
        var row = tab.Page.Locator("main tbody tr", new() { HasText = "noah" });
        await HasNoSidewaysScroll(tab);
        await IsWhole(row.Locator(".cc-narrow").GetByText("noah@example.com"));
        await IsWhole(row.Locator(".cc-narrow").GetByText("Disabled"));
        Assert.Empty(tab.Problems);
    }

    [Fact]
    public async Task The_history_fits_and_says_how_each_sign_in_went()
    {
        var (pool, _) = await site.APool("Phones", "phones");
        await site.AUser(pool, "amelia");
        var app = (await site.Aws("CreateUserPoolClient", new { UserPoolId = pool, ClientName = "App", ExplicitAuthFlows = new[] { "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH" } })).GetProperty("UserPoolClient").GetProperty("ClientId").GetString();
        await site.Aws("UpdateUserPool", new { UserPoolId = pool, UserPoolTier = "PLUS", UserPoolAddOns = new { AdvancedSecurityMode = "AUDIT" } });
        await site.Aws("InitiateAuth", new { ClientId = app, AuthFlow = "USER_PASSWORD_AUTH", AuthParameters = new { USERNAME = "amelia", PASSWORD = Site.UserPassword } });
        await using var tab = await Phone();
        await tab.Go($"/user-pools/{pool}/users/amelia/history");
        var row = tab.Page.Locator("main tbody tr").First;
        await Assertions.Expect(row).ToContainTextAsync("Sign-in");
        await tab.Page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        await HasNoSidewaysScroll(tab);
        await IsWhole(row.Locator(".cc-narrow").GetByText("Passed", new() { Exact = true }));
    }

    [Fact]
    public async Task What_can_be_done_with_a_row_stays_in_sight()
    {
        await using var tab = await Phone();
        await tab.Go($"{site.Pool}/users/amelia/providers");
        await Assertions.Expect(tab.Page.Locator("main tbody tr")).ToContainTextAsync(["Google"]);
        await tab.Page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        await IsWhole(tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Unlink") }));
    }
}
