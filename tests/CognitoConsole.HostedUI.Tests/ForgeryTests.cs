using System.Net;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>Forms, sessions and links that somebody else has made.</summary>
public sealed class ForgeryTests
{
    private static readonly Dictionary<string, string> Right = new() { ["username"] = "ana", ["password"] = TestCognito.Password };

    [Fact]
    public async Task A_form_without_our_token_or_with_somebody_elses_is_refused()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool);
        using var victim = site.Browser();
        using var attacker = site.Browser();
        var page = await victim.Open(site.Login());
        var foreign = (await attacker.Open(site.Login())).Document.QuerySelector("[name=_csrf]")!.GetAttribute("value")!;

        foreach (var tamper in new Action<Dictionary<string, string>>[]
                 {
                     f => f.Remove("_csrf"), f => f["_csrf"] = "", f => f["_csrf"] = foreign, f => f["_csrf"] = f["_csrf"] + "A", f => f["_csrf"] = new string('A', 10_000),
                     f => f["_csrf"] = new string('A', 86), f => f["_csrf"] = new string('=', 86), f => f["_csrf"] = f["_csrf"][..43] + f["_csrf"][..43], f => f["_csrf"] = f["_csrf"][..84] + "==", f => f["_csrf"] = f["_csrf"][..85] + " ",
                 })
        {
            var refused = await victim.Submit(page, Right, tamper: tamper);
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.Empty(refused.Location);
        }

        Assert.StartsWith(TestCognito.Callback, (await victim.Submit(page, Right)).Location);
    }

    [Fact]
    public async Task The_token_looks_different_on_every_page_and_each_is_good()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool);
        using var browser = site.Browser();
        var pages = new List<Visit>();
        for (var i = 0; i < 8; i++) pages.Add(await browser.Open(site.Login()));
        var tokens = pages.ConvertAll(p => p.Document.QuerySelector("[name=_csrf]")!.GetAttribute("value")!);
        Assert.All(tokens, t => Assert.Equal(86, t.Length));
        // Neither half repeats, nor any four characters at their place: a constant part would be the secret itself, for whoever watches lengths.
        for (var at = 0; at < 84; at += 4) Assert.Equal(tokens.Count, tokens.Select(t => t.Substring(at, 4)).Distinct().Count());

        foreach (var page in new[] { pages[0], pages[^1] })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.Submit(page, new() { ["username"] = "ana", ["password"] = "wrong" })).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Submit(page, Right, tamper: f => f["_csrf"] = Half(f["_csrf"], pages[1]))).Status);
        }

        Assert.StartsWith(TestCognito.Callback, (await browser.Submit(pages[0], Right)).Location);
    }

    [Fact]
    public async Task A_form_without_the_cookie_is_refused()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool);
        using var browser = site.Browser();
        var token = (await browser.Open(site.Login())).Document.QuerySelector("[name=_csrf]")!.GetAttribute("value")!;
        using var other = site.Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Post(site.Login(), new(Right) { ["_csrf"] = token })).Status);
    }

    [Theory]
    [InlineData("/signup")]
    [InlineData("/confirm")]
    [InlineData("/resendcode")]
    [InlineData("/forgotPassword")]
    [InlineData("/confirmforgotPassword")]
    [InlineData("/changePassword")]
    public async Task No_form_works_without_the_token(string path)
    {
        await using var site = await Site.Start();
        using var browser = site.Browser();
        await browser.Open(site.Login());
        var refused = await browser.Post($"{site.Base}{path}?{site.Query()}", new() { ["username"] = "ana", ["code"] = "123456", ["password"] = TestCognito.Password, ["password-again"] = TestCognito.Password });
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Empty(await site.Cognito.Outbox(site.Pool));
    }

    [Fact]
    public async Task A_form_sent_from_another_site_is_refused_even_with_the_token()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool);
        using var browser = site.Browser();
        var token = (await browser.Open(site.Login())).Document.QuerySelector("[name=_csrf]")!.GetAttribute("value")!;
        foreach (var from in new[] { "cross-site", "same-site" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, site.Login()) { Content = new FormUrlEncodedContent(new Dictionary<string, string>(Right) { ["_csrf"] = token }) };
            request.Headers.Add("Sec-Fetch-Site", from);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Send(request)).Status);
        }
    }

    [Fact]
    public async Task A_session_that_somebody_planted_is_replaced_at_sign_in()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool, "mallory");
        await site.Cognito.AUser(site.Pool);
        using var attacker = site.Browser();
        await attacker.Submit(await attacker.Open(site.Login()), new() { ["username"] = "mallory", ["password"] = TestCognito.Password });
        var planted = Session(site, attacker);

        using var victim = site.Browser();
        victim.Cookies.Add(new Cookie("cognito", planted, $"/auth/{TestCognito.Domain}", new Uri(site.Url).Host));
        var page = await victim.Open(site.Login(("prompt", "login")));
        Assert.StartsWith(TestCognito.Callback, (await victim.Submit(page, Right)).Location);
        Assert.NotEqual(planted, Session(site, victim));
        Assert.Equal("Sign in", (await attacker.Open(site.Authorize())).Title);
    }

    [Fact]
    public async Task The_token_of_one_session_does_not_work_in_the_next()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool);
        using var browser = site.Browser();
        var page = await browser.Open(site.Login());
        await browser.Submit(page, Right);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Submit(page, Right)).Status);
    }

    [Fact]
    public async Task Cookies_belong_to_the_domains_own_pages()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool);
        using var browser = site.Browser();
        var done = await browser.Submit(await browser.Open(site.Login()), Right);
        var cookie = done.Headers["Set-Cookie"];
        Assert.Contains("cognito=", cookie);
        Assert.Contains("max-age=3600", cookie);
        Assert.Contains($"path=/auth/{TestCognito.Domain}", cookie);
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.DoesNotContain("domain=", cookie);
        Assert.DoesNotContain("secure", cookie);
    }

    [Fact]
    public async Task Behind_https_cookies_are_sent_by_https_alone()
    {
        await using var site = await Site.Start(options: new EngineOptions { PublicUrl = "https://login.example.com" });
        using var browser = site.Browser();
        Assert.Contains("; secure", (await browser.Open(site.Login())).Headers["Set-Cookie"]);
    }

    [Fact]
    public async Task Headers_that_name_another_host_change_no_link_in_a_mail()
    {
        await using var site = await Site.Start(p => p with { VerificationMessageTemplate = new VerificationMessageTemplateType { DefaultEmailOption = DefaultEmailOptionType.ConfirmWithLink } });
        using var browser = site.Browser();
        var page = await browser.Open($"{site.Base}/signup?{site.Query()}");
        var token = page.Document.QuerySelector("[name=_csrf]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, page.Address)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["_csrf"] = token, ["username"] = "eva", ["userAttributes.email"] = "eva@example.com", ["password"] = TestCognito.Password }),
        };
        request.Headers.Host = "evil.test";
        request.Headers.Add("X-Forwarded-Host", "evil.test");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("Forwarded", "host=evil.test;proto=https");
        request.Headers.Add("X-Original-Host", "evil.test");
        var answer = await browser.Send(request);
        Assert.DoesNotContain("evil.test", answer.Location);
        var mail = (await site.Cognito.Outbox(site.Pool))[0].Body;
        Assert.Contains("http://localhost:8080/auth/my-app/confirmUser", mail);
        Assert.DoesNotContain("evil.test", mail);
    }

    [Fact]
    public async Task Nobody_can_make_the_pages_say_something_by_a_link()
    {
        await using var site = await Site.Start();
        using var browser = site.Browser();
        const string Script = "\"><script>alert(1)</script>";
        foreach (var page in new[] { "/login", "/signup", "/confirm", "/forgotPassword", "/confirmforgotPassword", "/error" })
        {
            var visit = await browser.Open($"{site.Base}{page}?{site.Query(("notice", Script), ("username", Script), ("login_hint", Script), ("state", Script), ("error", Script), ("error_description", Script))}");
            Assert.All(visit.Document.Scripts, s => Assert.Equal(SecurityHeaders.Script, s.Text));
            Assert.InRange(visit.Document.Scripts.Length, 0, 1);
            Assert.Equal("", visit.Alert);
            Assert.DoesNotContain("<script>alert", visit.Text);
        }

        var forged = await browser.Open(site.Login(("notice", "Call 555-0100 to unlock your account")));
        Assert.Equal("", forged.Alert);
    }

    /// <summary>The pad of one page with the masked half of another.</summary>
    private static string Half(string token, Visit page) => token[..43] + page.Document.QuerySelector("[name=_csrf]")!.GetAttribute("value")![43..];

    private static string Session(Site site, Browser browser) => browser.Cookies.GetCookies(new Uri(site.Login()))["cognito"]!.Value;
}
