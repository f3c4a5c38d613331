using System.Net;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>Browsers that go to an identity provider and come back.</summary>
public sealed class FederationTests
{
    private const string Over = "This sign-in is no longer valid.";

    [Fact]
    public async Task A_button_leads_to_the_provider_and_back_to_the_app()
    {
        await using var site = await Site.Start();
        var provider = await Offer(site, "COGNITO", "Okta");
        using var browser = site.Browser();
        var page = await browser.Open(site.Authorize());
        Assert.Equal("Sign in", page.Title);
        var away = await browser.Submit(page, [], "Continue with Okta");
        Assert.StartsWith("https://idp.example.com/authorize?", away.Location);
        Assert.Equal(HttpStatusCode.SeeOther, away.Status);

        var back = await browser.Open(Here(site, provider.SignIn(away.Location)));
        Assert.StartsWith(TestCognito.Callback + "?code=", back.Location);
        Assert.Equal("s t/ä&=+", back.Member("state"));
        // The session is this browser's: the next app gets its code at once.
        Assert.StartsWith(TestCognito.Callback + "?code=", (await browser.Open(site.Authorize())).Location);
    }

    [Fact]
    public async Task A_name_in_the_address_shows_no_page_of_ours()
    {
        await using var site = await Site.Start();
        var provider = await Offer(site, "COGNITO", "Okta");
        using var browser = site.Browser();
        var away = await browser.Open(site.Authorize(("identity_provider", "Okta"), ("login_hint", "jane@example.com")));
        Assert.StartsWith("https://idp.example.com/authorize?", away.Location);
        Assert.Equal("jane@example.com", away.Member("login_hint"));
        Assert.StartsWith(TestCognito.Callback + "?code=", (await browser.Open(Here(site, provider.SignIn(away.Location)))).Location);
    }

    [Fact]
    public async Task Another_browser_cannot_finish_it_and_a_link_signs_nobody_in()
    {
        await using var site = await Site.Start();
        var provider = await Offer(site, "COGNITO", "Okta");
        using var attacker = site.Browser();
        using var victim = site.Browser();
        var back = Here(site, provider.SignIn((await attacker.Open(site.Authorize(("identity_provider", "Okta")))).Location));
        // A browser that has never been here, and one that has its own way under way.
        Assert.Contains(Over, (await victim.Open(back)).Text);
        await victim.Open(site.Authorize(("identity_provider", "Okta")));
        Assert.Contains(Over, (await victim.Open(back)).Text);
        Assert.DoesNotContain(victim.Cookies.GetCookies(new Uri(site.Login())), c => c.Name == "cognito");
        // It is still the first browser's.
        Assert.StartsWith(TestCognito.Callback + "?code=", (await attacker.Open(back)).Location);
        Assert.Contains(Over, (await attacker.Open(back)).Text);
    }

    [Fact]
    public async Task A_form_from_another_site_brings_no_cookies_and_the_browser_comes_again_with_them()
    {
        await using var site = await Site.Start();
        var provider = await Offer(site, "COGNITO", "Okta");
        using var browser = site.Browser();
        var query = QueryHelpers.ParseQuery(new Uri(provider.SignIn((await browser.Open(site.Authorize(("identity_provider", "Okta")))).Location)).Query);
        var form = query.ToDictionary(q => q.Key, q => q.Value.ToString());
        using var stranger = site.Browser();
        var kept = await stranger.Post($"{site.Base}/oauth2/idpresponse", form);
        // Without the cookies nothing comes of it, and with them everything.
        Assert.Contains(Over, kept.Text);
        Assert.Equal($"/auth/{TestCognito.Domain}/oauth2/idpresponse?state={form["state"]}", kept.Address.PathAndQuery);
        Assert.StartsWith(TestCognito.Callback + "?code=", (await browser.Open(kept.Address.ToString())).Location);
    }

    [Theory]
    [InlineData("state", "a")]
    [InlineData("code", "a")]
    public async Task Nothing_is_made_of_nonsense(string name, string value)
    {
        await using var site = await Site.Start();
        await Offer(site, "COGNITO", "Okta");
        using var browser = site.Browser();
        foreach (var address in new[] { $"{site.Base}/oauth2/idpresponse", $"{site.Base}/oauth2/idpresponse?{name}={value}", $"{site.Base}/oauth2/idpresponse?{name}={new string('x', 7_000)}", $"{site.Base}/oauth2/idpresponse?{name}={value}&{name}={value}" })
        {
            var page = await browser.Open(address);
            Assert.Equal((HttpStatusCode.BadRequest, "Something is not right"), (page.Status, page.Title));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post($"{site.Base}/oauth2/idpresponse", new() { [name] = value })).Status);
    }

    [Fact]
    public async Task A_client_without_accounts_of_the_pool_has_no_form_and_no_other_page()
    {
        await using var site = await Site.Start();
        await Offer(site, "Okta");
        using var browser = site.Browser();
        Assert.StartsWith("https://idp.example.com/authorize?", (await browser.Open(site.Authorize())).Location);
        var page = await browser.Open(site.Login());
        Assert.Null(page.Document.QuerySelector("[name=password]"));
        Assert.NotNull(page.Document.QuerySelector("button[value=Okta]"));
        foreach (var other in new[] { "signup", "forgotPassword", "confirm", "confirmforgotPassword" })
            Assert.EndsWith("/login", (await browser.Open($"{site.Base}/{other}?{site.Query()}")).Address.AbsolutePath);
        var form = new Dictionary<string, string> { ["_csrf"] = page.Document.QuerySelector("[name=_csrf]")!.GetAttribute("value")!, ["username"] = "ana", ["password"] = TestCognito.Password };
        Assert.Contains("error_description=Login+option+is+not+available.", (await browser.Post(site.Login(), form)).Location);
    }

    [Fact]
    public async Task An_app_that_registered_itself_sends_nobody_to_a_provider_unseen()
    {
        await using var site = await Site.Start();
        await Offer(site, "COGNITO", "Okta");
        await site.Cognito.Database(async db =>
        {
            // As registration makes it; the client's type never changes through the API.
            db.Entry(db.UserPoolClients.Single(c => c.ClientId == site.Client.ClientId)).Property(c => c.ClientType).CurrentValue = ClientTypeType.Dcr;
            return await db.SaveChangesAsync();
        });
        using var browser = site.Browser();
        var page = await browser.Open(site.Authorize(("identity_provider", "Okta")));
        Assert.Equal("Sign in", page.Title);
        Assert.Contains("registered itself", page.Alert);
        Assert.StartsWith("https://idp.example.com/authorize?", (await browser.Submit(page, [], "Continue with Okta")).Location);
    }

    [Fact]
    public async Task A_button_counts_only_from_our_page()
    {
        await using var site = await Site.Start();
        await Offer(site, "COGNITO", "Okta");
        using var browser = site.Browser();
        var page = await browser.Open(site.Login());
        var refused = await browser.Submit(page, [], "Continue with Okta", fields => fields["_csrf"] = "made-up");
        Assert.Equal((HttpStatusCode.Forbidden, ""), (refused.Status, refused.Location));
    }

    [Fact]
    public async Task What_the_provider_calls_itself_is_text()
    {
        await using var site = await Site.Start();
        await site.Cognito.AProvider(site.Pool, "<b>&\"Corp");
        await site.Cognito.AProvider(site.Pool, "\U0001F511key");
        await site.Cognito.Invoke(Request(site, ["COGNITO", "<b>&\"Corp", "\U0001F511key"]));
        using var browser = site.Browser();
        var page = await browser.Open(site.Login());
        Assert.Equal(["<Continue with <b>&\"Corp", "\U0001F511Continue with \U0001F511key"], page.Document.QuerySelectorAll(".provider").Select(b => b.TextContent.Trim()));
        Assert.StartsWith("https://idp.example.com/authorize?", (await browser.Submit(page, [], "Continue with")).Location);
    }

    /// <summary>The provider Okta, and the client that offers these.</summary>
    private static async Task<TestProvider> Offer(Site site, params string[] providers)
    {
        await site.Cognito.Invoke(new CreateIdentityProviderRequest { UserPoolId = site.Pool.Id!, ProviderName = "Okta", ProviderType = "OIDC", ProviderDetails = TestCognito.OidcDetails, AttributeMapping = TestCognito.Mapping });
        await site.Cognito.Invoke(Request(site, providers));
        return new TestProvider(site.Cognito.Web);
    }

    private static UpdateUserPoolClientRequest Request(Site site, IReadOnlyList<string> providers) => new()
    {
        UserPoolId = site.Pool.Id!,
        ClientId = site.Client.ClientId!,
        SupportedIdentityProviders = providers,
        CallbackURLs = site.Client.CallbackURLs,
        AllowedOAuthFlows = site.Client.AllowedOAuthFlows,
        AllowedOAuthScopes = site.Client.AllowedOAuthScopes,
        AllowedOAuthFlowsUserPoolClient = true,
    };

    /// <summary>The address of the public server, on the port of this one.</summary>
    private static string Here(Site site, string address) => address.Replace(site.Cognito.Options.PublicUrl, site.Url, StringComparison.Ordinal);
}
