using System.Net;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>Over real TLS, each domain under its own host name and under its path.</summary>
public sealed class SecureHostsTests
{
    private const string Prefix = "https://my-app.auth.idp.example.com";
    private const string Custom = "https://login.example.net";
    private const string ByPath = "https://idp.example.com/auth/my-app";
    private static readonly EngineOptions Options = new() { PublicUrl = "https://idp.example.com" };
    private static readonly string[] Names = ["idp.example.com", "*.auth.idp.example.com", "login.example.net"];
    private static readonly Dictionary<string, string> Right = new() { ["username"] = "ana", ["password"] = TestCognito.Password };

    [Theory]
    [InlineData(Prefix, "__Host-", "/")]
    [InlineData(Custom, "__Host-", "/")]
    [InlineData(ByPath, "__Secure-", "/auth/my-app")]
    public async Task Cookies_are_for_https_for_this_host_and_for_this_path(string address, string prefix, string path)
    {
        await using var site = await Start();
        using var browser = site.BrowserByName();
        var login = await browser.Open($"{address}/login?{site.Query()}");
        var form = login.Headers["Set-Cookie"];
        Assert.StartsWith(prefix + "XSRF-TOKEN=", form);
        Assert.EndsWith($"; path={path}; secure; samesite=lax; httponly", form);
        var done = await browser.Submit(login, Right);
        Assert.StartsWith(TestCognito.Callback + "?code=", done.Location);
        var session = done.Headers["Set-Cookie"];
        Assert.StartsWith(prefix + "cognito=", session);
        Assert.EndsWith($"; max-age=3600; path={path}; secure; samesite=lax; httponly", session);
        foreach (var visit in new[] { login, done }) Assert.Equal("max-age=31536000", visit.Headers["Strict-Transport-Security"]);

        // Signed in, and out again: the cookie is deleted under the name and path that it has.
        Assert.StartsWith(TestCognito.Callback + "?code=", (await browser.Open($"{address}/oauth2/authorize?{site.Query()}")).Location);
        var logout = await browser.Open($"{address}/logout?client_id={site.Client.ClientId}&logout_uri={Uri.EscapeDataString("https://app.example.com/")}");
        Assert.StartsWith($"{prefix}cognito=; expires=Thu, 01 Jan 1970", logout.Headers["Set-Cookie"]);
        Assert.Equal("Sign in", (await browser.Open($"{address}/oauth2/authorize?{site.Query()}")).Title);
    }

    [Fact]
    public async Task Without_the_prefix_a_cookie_is_nothing()
    {
        // What a neighbouring host name, or a page without encryption, could have planted.
        await using var site = await Start();
        using var browser = site.BrowserByName();
        var done = await browser.Submit(await browser.Open($"{Prefix}/login?{site.Query()}"), Right);
        var value = done.Headers["Set-Cookie"].Split('=', ';')[1];
        using var victim = site.BrowserByName();
        victim.Cookies.Add(new Cookie("cognito", value, "/", "my-app.auth.idp.example.com"));
        victim.Cookies.Add(new Cookie("__Secure-cognito", value, "/", "my-app.auth.idp.example.com"));
        Assert.Equal("Sign in", (await victim.Open($"{Prefix}/oauth2/authorize?{site.Query()}")).Title);
    }

    [Fact]
    public async Task Another_pool_on_the_same_host_sees_nothing_of_the_session()
    {
        await using var site = await Start();
        var other = await site.Cognito.APool();
        await site.Cognito.ADomain(other, "my-app2");
        await site.Cognito.AUser(other);
        var client = await site.Cognito.AWebClient(other);
        using var browser = site.BrowserByName();
        await browser.Submit(await browser.Open($"{ByPath}/login?{site.Query()}"), Right);
        var cookie = browser.Cookies.GetCookies(new Uri(ByPath + "/login"))["__Secure-cognito"]!;

        // A path that only begins alike gets no cookie; and one that somebody carried over opens nothing.
        Assert.Empty(browser.Cookies.GetCookies(new Uri("https://idp.example.com/auth/my-app2/login")));
        var authorize = $"https://idp.example.com/auth/my-app2/oauth2/authorize?{site.Query(("client_id", client.ClientId))}";
        Assert.Equal("Sign in", (await browser.Open(authorize)).Title);
        browser.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/auth/my-app2", "idp.example.com"));
        Assert.Equal("Sign in", (await browser.Open(authorize)).Title);
        Assert.StartsWith(TestCognito.Callback + "?code=", (await browser.Open($"{ByPath}/oauth2/authorize?{site.Query()}")).Location);
        // Nor does the first pool's client at the second pool's pages.
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Open($"https://idp.example.com/auth/my-app2/oauth2/authorize?{site.Query()}")).Status);
    }

    [Fact]
    public async Task Sites_of_one_pool_have_sessions_of_their_own()
    {
        await using var site = await Start();
        using var browser = site.BrowserByName();
        await browser.Submit(await browser.Open($"{Prefix}/login?{site.Query()}"), Right);
        Assert.Equal("Sign in", (await browser.Open($"{Custom}/oauth2/authorize?{site.Query()}")).Title);
    }

    [Theory]
    [InlineData("login.example.net", "/login", HttpStatusCode.OK)]
    [InlineData("LOGIN.example.NET", "/login", HttpStatusCode.OK)]
    [InlineData("login.example.net", "/", HttpStatusCode.NotFound)]
    [InlineData("login.example.net", "/auth/my-app/login", HttpStatusCode.NotFound)]
    [InlineData("login.example.net.", "/login", HttpStatusCode.NotFound)]
    [InlineData("login.example.net.evil.test", "/login", HttpStatusCode.NotFound)]
    [InlineData("x.login.example.net", "/login", HttpStatusCode.NotFound)]
    [InlineData("my-app", "/login", HttpStatusCode.NotFound)]
    [InlineData("login.example.net.auth.idp.example.com", "/login", HttpStatusCode.NotFound)]
    [InlineData("[::1]", "/login", HttpStatusCode.NotFound)]
    public async Task A_custom_domain_answers_under_exactly_its_name(string host, string path, HttpStatusCode status)
    {
        await using var site = await Start();
        using var browser = site.BrowserByName();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Custom}{path}?{site.Query()}");
        request.Headers.Host = host;
        Assert.Equal(status, (await browser.Send(request)).Status);
    }

    [Fact]
    public async Task Links_in_mails_and_metadata_name_the_custom_domain_whatever_the_headers_say()
    {
        await using var site = await Start(p => p with { VerificationMessageTemplate = new VerificationMessageTemplateType { DefaultEmailOption = DefaultEmailOptionType.ConfirmWithLink } });
        using var browser = site.BrowserByName();
        var page = await browser.Open($"{Custom}/signup?{site.Query()}");
        using var signUp = Forged(HttpMethod.Post, page.Address.ToString(), host: null);
        signUp.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_csrf"] = page.Document.QuerySelector("[name=_csrf]")!.GetAttribute("value")!,
            ["username"] = "eva",
            ["userAttributes.email"] = "eva@example.com",
            ["password"] = TestCognito.Password,
        });
        var answer = await browser.Send(signUp);
        Assert.Equal("Confirm your account", answer.Title);
        Assert.DoesNotContain("evil.test", answer.Text + answer.Address);
        var mail = (await site.Cognito.Outbox(site.Pool))[0].Body;
        Assert.Contains("https://login.example.net/confirmUser?", mail);
        Assert.DoesNotContain("evil.test", mail);

        using var discovery = Forged(HttpMethod.Get, $"https://idp.example.com/{site.Pool.Id}/.well-known/openid-configuration", "evil.test");
        var metadata = (await browser.Send(discovery)).Text;
        Assert.Contains($"\"issuer\":\"https://idp.example.com/{site.Pool.Id}\"", metadata);
        Assert.Contains("\"authorization_endpoint\":\"https://login.example.net/oauth2/authorize\"", metadata);
        Assert.DoesNotContain("evil.test", metadata);
    }

    [Theory]
    [InlineData("/oauth2/authorize")]
    [InlineData("/login")]
    [InlineData("/logout")]
    [InlineData("/forgotPassword")]
    [InlineData("/confirmUser")]
    public async Task Forged_headers_show_up_in_no_page_and_no_redirect(string path)
    {
        await using var site = await Start();
        using var browser = site.BrowserByName();
        foreach (var host in new[] { null, "evil.test", "my-app.auth.evil.test", "idp.example.com@evil.test", "idp.example.com:1337" })
        {
            using var request = Forged(HttpMethod.Get, $"{ByPath}{path}?{site.Query()}", host);
            var visit = await browser.Send(request);
            Assert.DoesNotContain("evil.test", visit.Text + visit.Location);
            Assert.DoesNotContain("1337", visit.Text + visit.Location);
        }
    }

    [Fact]
    public async Task Tokens_name_the_issuer_of_the_settings_at_every_address()
    {
        await using var site = await Start();
        foreach (var domain in new[] { "my-app", "login.example.net" })
        {
            var start = await site.Cognito.Invoke(new StartBrowserSessionRequest { Domain = domain, Parameters = TestCognito.Parameters(site.Client), Username = "ana", Password = TestCognito.Password });
            var tokens = await site.Cognito.Invoke(TestCognito.Redeem(site.Client, TestCognito.Member(start.Location!, "code")) with { Domain = domain });
            Assert.Equal($"https://idp.example.com/{site.Pool.Id}", TestCognito.Claims(tokens.IdToken!).GetProperty("iss").GetString());
        }
    }

    private static async Task<Site> Start(Func<CreateUserPoolRequest, CreateUserPoolRequest>? pool = null)
    {
        var site = await Site.Start(pool, options: Options, httpsNames: Names);
        await site.Cognito.ACustomDomain(site.Pool, "login.example.net");
        await site.Cognito.AUser(site.Pool);
        return site;
    }

    private static HttpRequestMessage Forged(HttpMethod method, string address, string? host)
    {
        var request = new HttpRequestMessage(method, address);
        if (host is not null) request.Headers.TryAddWithoutValidation("Host", host);
        foreach (var name in new[] { "X-Forwarded-Host", "X-Host", "X-Original-Host", "X-Forwarded-Server", "X-HTTP-Host-Override" }) request.Headers.Add(name, "evil.test");
        request.Headers.Add("X-Forwarded-Proto", "http");
        request.Headers.Add("X-Forwarded-Prefix", "/evil.test");
        request.Headers.Add("X-Original-URL", "/evil.test");
        request.Headers.TryAddWithoutValidation("Forwarded", "host=evil.test;proto=http");
        return request;
    }
}
