using System.Net;

namespace CognitoConsole.Server.Tests.Hosting;

public sealed class HeadersTests(RunningServer running) : IClassFixture<RunningServer>
{
    private static readonly (HttpMethod Method, string Path)[] Routes =
    [
        (HttpMethod.Get, "/"), (HttpMethod.Get, "/account/sign-in"), (HttpMethod.Get, "/account/set-up"), (HttpMethod.Get, "/account/set-password"), (HttpMethod.Get, "/account/second-factor"),
        (HttpMethod.Get, "/account"), (HttpMethod.Get, "/user-pools"), (HttpMethod.Get, "/settings"), (HttpMethod.Get, "/nothing/here"), (HttpMethod.Get, "/not-found"),
        (HttpMethod.Get, "/health/live"), (HttpMethod.Get, "/health/ready"),
        (HttpMethod.Get, "/console.css"), (HttpMethod.Get, "/console.js"), (HttpMethod.Get, "/logo.svg"), (HttpMethod.Get, "/_framework/blazor.web.js"), (HttpMethod.Get, "/_content/MudBlazor/MudBlazor.min.css"),
        (HttpMethod.Get, "/auth/nobody/login"), (HttpMethod.Get, "/us-east-1_nobody/.well-known/jwks.json"), (HttpMethod.Get, "/us-east-1_nobody/.well-known/openid-configuration"),
        (HttpMethod.Post, "/"), (HttpMethod.Options, "/"), (HttpMethod.Post, "/account/sign-in"), (HttpMethod.Post, "/account/sign-out"), (HttpMethod.Post, "/_blazor/negotiate"),
        (HttpMethod.Post, "/nothing/here"), (HttpMethod.Delete, "/account/sign-in"), (HttpMethod.Trace, "/"), (HttpMethod.Get, "/%2e%2e/keyring.json"),
    ];

    [Fact]
    public async Task Every_answer_forbids_framing_sniffing_and_foreign_content()
    {
        using var browser = new Browser();
        foreach (var (method, path) in Routes)
        {
            using var request = new HttpRequestMessage(method, running.Server.Url + path);
            var visit = await browser.Send(request);
            Assert.True((int)visit.Status < 500, $"{method} {path}: {visit.Status}");
            var policy = Assert.Contains("Content-Security-Policy", visit.Headers);
            Assert.True(policy.StartsWith("default-src 'none'", StringComparison.Ordinal) && policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal), $"{method} {path}: {policy}");
            Assert.DoesNotContain("unsafe-eval", policy);
            Assert.DoesNotMatch("script-src[^;]*unsafe-inline", policy);
            Assert.Equal("nosniff", visit.Headers["X-Content-Type-Options"]);
            Assert.Matches("^(no-referrer|same-origin)$", visit.Headers["Referrer-Policy"]);
            Assert.False(visit.Headers.ContainsKey("Server"), $"{method} {path} names its server");
            Assert.False(visit.Headers.ContainsKey("Strict-Transport-Security"), $"{method} {path} promises https over http");
        }
    }

    [Fact]
    public async Task What_operators_see_is_not_kept_by_anybody()
    {
        using var browser = new Browser();
        await browser.SignIn(running.Server, RunningServer.Email, RunningServer.Password);
        foreach (var path in new[] { "/", "/user-pools", "/account", "/settings" })
            Assert.Contains("no-store", (await browser.Open(running.Server.Url + path)).Headers["Cache-Control"]);
    }

    [Fact]
    public async Task No_page_holds_an_inline_script()
    {
        using var browser = new Browser();
        await browser.SignIn(running.Server, RunningServer.Email, RunningServer.Password);
        foreach (var path in new[] { "/", "/account/sign-in", "/account", "/user-pools/create" })
        {
            var page = (await browser.Open(running.Server.Url + path)).Document;
            Assert.DoesNotContain(page.Scripts, s => s.Source is null && s.TextContent.Trim().Length > 0);
            Assert.DoesNotContain(page.QuerySelectorAll("*"), e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Health_is_plain_and_needs_no_sign_in()
    {
        using var browser = new Browser();
        foreach (var path in new[] { "/health/live", "/health/ready" })
        {
            var health = await browser.Open(running.Server.Url + path);
            Assert.Equal((HttpStatusCode.OK, "Healthy"), (health.Status, health.Text));
        }
    }

    [Theory]
    [InlineData("https://evil.test/")]
    [InlineData("//evil.test/")]
    [InlineData("/\\evil.test/")]
    [InlineData("/\t/evil.test/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("user-pools")]
    public async Task Sign_in_leads_to_this_server_only(string returnUrl)
    {
        using var browser = new Browser();
        var end = await browser.SignIn(running.Server, RunningServer.Email, RunningServer.Password, $"?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Equal(running.Server.Url + "/", end.Address.ToString());
    }

    [Fact]
    public async Task A_page_that_needs_a_sign_in_is_come_back_to()
    {
        using var browser = new Browser();
        var form = await browser.Open(running.Server.Url + "/user-pools?token=x");
        Assert.Equal("Sign in to the console", form.Title);
        var end = await browser.Submit(form, new() { ["Input.Email"] = RunningServer.Email, ["Input.Password"] = RunningServer.Password });
        Assert.Equal("/user-pools?token=x", end.Address.PathAndQuery);
    }
}
