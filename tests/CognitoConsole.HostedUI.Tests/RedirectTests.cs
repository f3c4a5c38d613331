using System.Net;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>Addresses that are not the client's, at every page that could send somebody there.</summary>
public sealed class RedirectTests
{
    private const string Mismatch = "An error was encountered with the requested page: redirect_mismatch";

    [Theory]
    [InlineData("/oauth2/authorize", "redirect_uri")]
    [InlineData("/login", "redirect_uri")]
    [InlineData("/logout", "logout_uri")]
    [InlineData("/logout", "redirect_uri")]
    public async Task No_trick_leads_away(string page, string parameter)
    {
        await using var site = await Site.Start(client: c => c with { LogoutURLs = [TestCognito.Callback] });
        using var browser = site.Browser();
        foreach (var trick in RedirectTricks.All) AssertNothingSent(await browser.Open($"{site.Base}{page}?{site.Query((parameter, trick))}"), trick);
    }

    [Fact]
    public async Task No_trick_leads_away_after_a_form()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool);
        using var browser = site.Browser();
        var page = await browser.Open(site.Login());
        var form = new Dictionary<string, string>
        {
            ["_csrf"] = page.Document.QuerySelector("[name=_csrf]")!.GetAttribute("value")!,
            ["username"] = "ana",
            ["password"] = TestCognito.Password,
        };
        foreach (var trick in RedirectTricks.All) AssertNothingSent(await browser.Post(site.Login(("redirect_uri", trick)), form), trick);
        Assert.Null(browser.Cookies.GetCookies(new Uri(site.Login()))["cognito"]);
    }

    [Fact]
    public async Task A_code_is_not_redeemed_with_any_trick()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool);
        var code = await site.Cognito.ACode(site.Client);
        foreach (var trick in RedirectTricks.All)
        {
            using var refused = await JourneyTests.Client(site, "/oauth2/token", Redeem(code, trick));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            // What cannot be an address at all is refused before the code is looked at.
            Assert.Contains(await refused.Content.ReadAsStringAsync(), new[] { "{\"error\":\"invalid_grant\"}", "{\"error\":\"invalid_request\"}" });
        }

        using var right = await JourneyTests.Client(site, "/oauth2/token", Redeem(code, TestCognito.Callback));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task An_address_given_twice_is_refused_whichever_comes_first()
    {
        await using var site = await Site.Start();
        using var browser = site.Browser();
        foreach (var (page, name) in new[] { ("/oauth2/authorize", "redirect_uri"), ("/logout", "logout_uri"), ("/logout", "redirect_uri") })
            foreach (var (first, second) in new[] { (TestCognito.Callback, "https://evil.test/"), ("https://evil.test/", TestCognito.Callback) })
            {
                var visit = await browser.Open($"{site.Base}{page}?{site.Query((name, first))}&{name}={Uri.EscapeDataString(second)}");
                Assert.Equal((HttpStatusCode.BadRequest, ""), (visit.Status, visit.Location));
                Assert.Contains($"{name} may be given only once", visit.Text);
            }
    }

    [Fact]
    public async Task Errors_for_the_client_go_to_its_own_address_with_its_own_state()
    {
        await using var site = await Site.Start();
        using var browser = site.Browser();
        var visit = await browser.Open(site.Authorize(("scope", "admin"), ("state", "x&code=stolen#y")));
        Assert.Equal(TestCognito.Callback + "?error=invalid_scope&error_description=invalid_scope&state=x%26code%3Dstolen%23y", visit.Location);
    }

    private static Dictionary<string, string> Redeem(string code, string redirect) =>
        new() { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = redirect, ["code_verifier"] = TestCognito.CodeVerifier };

    private static void AssertNothingSent(Visit visit, string trick)
    {
        Assert.True(visit.Status == HttpStatusCode.BadRequest, trick);
        Assert.True(visit.Location.Length == 0, trick);
        // What is too long for any address is refused before it is compared.
        Assert.True(visit.Text.Contains(Mismatch, StringComparison.Ordinal) || trick.Length > 1024 && visit.Title == "Something is not right", trick);
        Assert.DoesNotContain("evil.test", visit.Text);
    }
}
