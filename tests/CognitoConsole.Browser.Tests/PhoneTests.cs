using Microsoft.Playwright;

namespace CognitoConsole.Browser.Tests;

/// <summary>The console on a phone: what is needed is in sight without scrolling sideways.</summary>
public sealed class PhoneTests(Site site)
{
    private const string Identities = "AWSCognitoIdentityService";

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
        // Of what is found at the right end nothing would be seen where the tabs begin.
        Assert.Equal(address.Length > 0, await open.EvaluateAsync<bool>("a => a.offsetLeft + a.offsetWidth > a.closest('.cc-tabs').clientWidth"));
        Assert.Empty(tab.Problems);
    }

    [Fact]
    public async Task A_tab_that_is_opened_there_comes_into_sight()
    {
        await using var tab = await Phone();
        await tab.Go($"{site.Pool}/users/amelia");
        await tab.Page.Locator(".cc-tabs a[href$='/history']").EvaluateAsync("a => a.click()");
        await tab.IsAt($"{site.Pool}/users/amelia/history");
        await IsWhole(tab.Page.Locator(".cc-tabs a[aria-current=page]"));
    }

    [Theory]
    [InlineData("", "Attributes")]
    [InlineData("/sign-in", "Why can't this person sign in?")]
    public async Task What_a_tab_of_a_user_holds_begins_on_the_first_screen_of_a_small_phone(string address, string name)
    {
        await using var tab = await Phone();
        await tab.Page.SetViewportSizeAsync(375, 667);
        await tab.Go($"{site.Pool}/users/amelia{address}");
        await IsWhole(tab.Page.Locator(".cc-tabs a[aria-current=page]"));
        await IsWhole(tab.Page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 2 }));
        await IsWhole(tab.Page.Locator(".cc-kv").GetByText("amelia@example.com"));
        await HasNoSidewaysScroll(tab);
    }

    [Theory]
    [InlineData("/identity-pools", "Web shop identities")]
    [InlineData("/outbox", "sofia@example.com", "Invitation", "Kept here")]
    [InlineData("/audit?action=cognito-idp:AdminDisableUser&target=CognitoUser/noah", "cognito-idp:AdminDisableUser", "CognitoUser/noah", "root")]
    [InlineData("/audit", "cognito-")]
    [InlineData("/operators", Site.Email, "Active")]
    [InlineData("/service-quotas", "UserAuthentication", "100,000 per second")]
    [InlineData("POOL/app-clients", "Web shop")]
    public async Task A_list_fits_and_says_what_its_rows_are(string address, params string[] texts)
    {
        await using var tab = await Phone();
        await tab.Go(address.Replace("POOL", site.Pool, StringComparison.Ordinal));
        var row = tab.Page.Locator("main tbody tr", new() { HasText = texts[0] }).First;
        await row.ScrollIntoViewIfNeededAsync();
        await HasNoSidewaysScroll(tab);
        foreach (var text in texts) await IsWhole(row.GetByText(text).Filter(new() { Visible = true }).First);
    }

    [Fact]
    public async Task Whose_an_identity_is_stands_on_its_page_without_scrolling_sideways()
    {
        await using var tab = await Phone();
        var (pool, _) = await site.APool("Callers", "callers");
        await site.AUser(pool, "amelia");
        var app = (await site.Aws("CreateUserPoolClient", new { UserPoolId = pool, ClientName = "App", ExplicitAuthFlows = new[] { "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH" } })).GetProperty("UserPoolClient").GetProperty("ClientId").GetString();
        var tokens = (await site.Aws("InitiateAuth", new { ClientId = app, AuthFlow = "USER_PASSWORD_AUTH", AuthParameters = new { USERNAME = "amelia", PASSWORD = Site.UserPassword } })).GetProperty("AuthenticationResult");
        var provider = $"cognito-idp.us-east-1.amazonaws.com/{pool}";
        var identities = (await site.Aws("CreateIdentityPool", new { IdentityPoolName = "Callers", AllowUnauthenticatedIdentities = false, CognitoIdentityProviders = new[] { new { ProviderName = provider, ClientId = app } } }, Identities)).GetProperty("IdentityPoolId").GetString()!;
        var identity = (await site.Aws("GetId", new { IdentityPoolId = identities, Logins = new Dictionary<string, string?> { [provider] = tokens.GetProperty("IdToken").GetString() } }, Identities)).GetProperty("IdentityId").GetString()!;
        await tab.Go($"/identity-pools/{Uri.EscapeDataString(identities)}/identities/{Uri.EscapeDataString(identity)}");
        await HasNoSidewaysScroll(tab);
        var user = tab.Page.Locator("main").GetByRole(AriaRole.Link, new() { NameRegex = new("^amelia") });
        await user.ScrollIntoViewIfNeededAsync();
        await IsWhole(user);
    }

    [Fact]
    public async Task The_list_of_users_is_sorted_by_columns_that_are_not_there()
    {
        await using var tab = await Phone();
        await tab.Go($"{site.Pool}/users");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Email" })).ToHaveCountAsync(0);
        await tab.Page.GetByLabel("Sort Users by").SelectOptionAsync("Sort by email");
        await tab.IsAt($@"{site.Pool}/users\?sort=email");
        await Assertions.Expect(tab.Page.Locator("main tbody tr").First).ToContainTextAsync("amelia");
        await tab.Press("Ascending: sort descending");
        await tab.IsAt($@"{site.Pool}/users\?sort=-email");
        await Assertions.Expect(tab.Page.Locator("main tbody tr").First).ToContainTextAsync("yuki");
        await tab.Page.GoBackAsync();
        await Assertions.Expect(tab.Page.Locator("main tbody tr").First).ToContainTextAsync("amelia");
        await HasNoSidewaysScroll(tab);
        await tab.Page.SetViewportSizeAsync(1200, 800);
        await Assertions.Expect(tab.Page.GetByLabel("Sort Users by")).ToBeHiddenAsync();
        Assert.Empty(tab.Problems);
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
        var table = tab.Page.Locator("main .cc-scroll");
        Assert.True(await table.EvaluateAsync<bool>("t => t.scrollWidth > t.clientWidth"), "The row fits: then this shows nothing.");
        var unlink = tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Unlink") });
        await IsWhole(unlink);
        await table.EvaluateAsync("t => t.scrollLeft = t.scrollWidth");
        await IsWhole(unlink);
    }
}
