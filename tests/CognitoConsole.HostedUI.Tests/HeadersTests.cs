using System.Net;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

public sealed class HeadersTests
{
    private static readonly string[] Pages =
    [
        "/login", "/signup", "/confirm", "/forgotPassword", "/confirmforgotPassword", "/error", "/logout", "/confirmUser", "/resendcode", "/nothing/here", "/oauth2/authorize", "/oauth2/userInfo", "/", "",
    ];

    [Fact]
    public async Task Every_answer_forbids_framing_sniffing_foreign_content_and_storing()
    {
        await using var site = await Site.Start();
        using var browser = site.Browser();
        var addresses = Pages.SelectMany(p => new[] { $"{site.Base}{p}", $"{site.Base}{p}?{site.Query()}" })
            .Concat([$"{site.Url}/auth/nobody/login", site.Authorize(("client_id", "x")), site.Authorize(("redirect_uri", "https://evil.test/"))]);
        foreach (var address in addresses)
        {
            var visit = await browser.Open(address);
            AssertHeaders(visit, address);
            Assert.True((int)visit.Status < 500, address);
        }

        AssertHeaders(await browser.Post(site.Base + "/login?" + site.Query(), []), "POST /login");
        AssertHeaders(await browser.Post(site.Base + "/oauth2/token", []), "POST /oauth2/token");
    }

    [Fact]
    public async Task Every_page_is_below_sixty_kilobytes_and_needs_no_second_request()
    {
        await using var site = await Site.Start();
        using var browser = site.Browser();
        foreach (var page in new[] { "/login", "/signup", "/confirm", "/forgotPassword", "/confirmforgotPassword" })
        {
            var visit = await browser.Open($"{site.Base}{page}?{site.Query()}");
            Assert.Equal(HttpStatusCode.OK, visit.Status);
            Assert.InRange(visit.Text.Length, 1, 60_000);
            Assert.Equal(SecurityHeaders.Script, Assert.Single(visit.Document.Scripts).Text);
            // Without it nothing is missing: what only it can do is hidden until it runs.
            Assert.All(visit.Document.QuerySelectorAll("button[type=button]"), b => Assert.True(b.HasAttribute("hidden")));
            Assert.Empty(visit.Document.QuerySelectorAll("link[rel=stylesheet], script[src], img, iframe, [style], [onclick]"));
            Assert.Equal("en", visit.Document.DocumentElement.GetAttribute("lang"));
            Assert.All(visit.Document.QuerySelectorAll("input:not([type=hidden]):not([hidden])"), input => Assert.NotNull(visit.Document.QuerySelector($"label[for='{input.Id}']")));
            Assert.DoesNotContain("<!--", visit.Text);
        }
    }

    [Fact]
    public async Task The_policy_names_the_style_sheet_and_the_script_that_the_page_holds()
    {
        await using var site = await Site.Start();
        using var browser = site.Browser();
        var visit = await browser.Open(site.Login());
        foreach (var (element, directive) in new[] { ("style", "style-src"), ("script", "script-src") })
        {
            var text = visit.Document.QuerySelector(element)!.TextContent;
            var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
            Assert.Contains($"{directive} 'sha256-{hash}';", visit.Headers["Content-Security-Policy"]);
        }

        Assert.DoesNotContain("unsafe", visit.Headers["Content-Security-Policy"]);
    }

    [Fact]
    public async Task Fields_tell_the_browser_what_to_fill_in()
    {
        await using var site = await Site.Start();
        using var browser = site.Browser();
        string? Autocomplete(Visit visit, string name) => visit.Document.QuerySelector($"[name='{name}']")!.GetAttribute("autocomplete");
        var login = await browser.Open(site.Login());
        Assert.Equal("username", Autocomplete(login, "username"));
        Assert.Equal("current-password", Autocomplete(login, "password"));
        var signUp = await browser.Follow(login, "Create an account");
        Assert.Equal("new-password", Autocomplete(signUp, "password"));
        Assert.Equal("email", Autocomplete(signUp, "userAttributes.email"));
        Assert.Contains("at least 8 characters", signUp.Document.QuerySelector("#password-rules")!.TextContent);
        Assert.Equal("one-time-code", Autocomplete(await browser.Open($"{site.Base}/confirm?{site.Query()}"), "code"));
    }

    [Fact]
    public async Task The_field_that_is_wrong_says_so_and_has_the_focus()
    {
        await using var site = await Site.Start();
        using var browser = site.Browser();
        var wrong = await browser.Submit(await browser.Open($"{site.Base}/signup?{site.Query()}"), new() { ["username"] = "eva", ["userAttributes.email"] = "eva@example.com", ["password"] = "weak" });
        Assert.StartsWith("Error: ", wrong.Document.Title, StringComparison.Ordinal);
        var focused = Assert.Single(wrong.Document.QuerySelectorAll("[autofocus]"));
        Assert.Equal(("password", "true"), (focused.GetAttribute("name"), focused.GetAttribute("aria-invalid")));
        var explained = focused.GetAttribute("aria-describedby")!.Split(' ');
        Assert.Contains("password-rules", explained);
        Assert.All(explained, id => Assert.NotNull(wrong.Document.GetElementById(id)));
        Assert.Equal("", focused.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Discovery_and_keys_are_open_to_every_origin_and_may_be_kept()
    {
        await using var site = await Site.Start();
        using var browser = site.Browser();
        var keys = await browser.Open($"{site.Url}/{site.Pool.Id}/.well-known/jwks.json");
        Assert.Equal("*", keys.Headers["Access-Control-Allow-Origin"]);
        Assert.Equal("public, max-age=300", keys.Headers["Cache-Control"]);
        Assert.Contains("\"alg\":\"RS256\"", keys.Text);
        var configuration = await browser.Open($"{site.Url}/{site.Pool.Id}/.well-known/openid-configuration");
        Assert.Contains($"\"issuer\":\"http://localhost:8080/{site.Pool.Id}\"", configuration.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"{site.Url}/us-east-1_nothing/.well-known/jwks.json")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Open($"{site.Url}/{new string('x', 200)}/.well-known/jwks.json")).Status);
    }

    private static void AssertHeaders(Visit visit, string address)
    {
        Assert.True(visit.Headers.TryGetValue("Content-Security-Policy", out var policy), address);
        Assert.StartsWith("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Equal("DENY", visit.Headers["X-Frame-Options"]);
        Assert.Equal("nosniff", visit.Headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", visit.Headers["Referrer-Policy"]);
        Assert.Contains("no-store", visit.Headers["Cache-Control"]);
    }
}
