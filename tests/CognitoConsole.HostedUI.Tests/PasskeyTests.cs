using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>The pages of passkeys; the script's part is played by the test.</summary>
public sealed class PasskeyTests : IAsyncLifetime
{
    private readonly Browser _browser = new();
    private Site _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.Start(
            p => p with { Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "WEB_AUTHN"] } } },
            c => c with { ExplicitAuthFlows = ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], PreventUserExistenceErrors = "ENABLED" });
        await _site.Cognito.AUser(_site.Pool);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_passkey_is_added_after_a_fresh_sign_in_and_signs_in_from_then_on()
    {
        var login = await _browser.Open(Add());
        Assert.Equal(("Sign in", "Please sign in to add a passkey."), (login.Title, login.Alert));
        var page = await _browser.Submit(login, new() { ["username"] = "ana", ["password"] = TestCognito.Password });
        Assert.Equal("Add a passkey", page.Title);
        Assert.Contains("account ana", page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var passkey = TestCognito.SitePasskey();
        using var question = JsonDocument.Parse(Form(page).GetAttribute("data-options")!);
        var back = await _browser.Submit(page, new() { ["credential"] = passkey.Register(question.RootElement).GetRawText() }, "Add passkey");
        Assert.StartsWith(TestCognito.Callback + "?code=", back.Location);
        Assert.Equal("s t/ä&=+", back.Member("state"));

        using var other = new Browser();
        var asked = await other.Submit(await other.Open(_site.Authorize()), new() { ["username"] = "ana" }, "Sign in with a passkey");
        Assert.Equal("Use your passkey", asked.Title);
        back = await other.Submit(asked, new() { ["credential"] = passkey.Sign(Form(asked).GetAttribute("data-options")!) });
        Assert.StartsWith(TestCognito.Callback + "?code=", back.Location);
    }

    [Fact]
    public async Task A_browser_that_has_been_signed_in_for_a_while_signs_in_again_first()
    {
        await _browser.Submit(await _browser.Open(_site.Authorize()), new() { ["username"] = "ana", ["password"] = TestCognito.Password });
        Assert.Equal("Add a passkey", (await _browser.Open(Add())).Title);
        _site.Cognito.Clock.Advance(TimeSpan.FromMinutes(6));
        var login = await _browser.Open(Add());
        Assert.Equal("Sign in", login.Title);
        Assert.DoesNotContain("Continue as", login.Text, StringComparison.Ordinal);
        // Elsewhere the browser is still signed in, and the page leads to the other.
        login = await _browser.Open(_site.Login());
        Assert.Contains("Continue as", login.Text, StringComparison.Ordinal);
        Assert.Equal("Sign in", (await _browser.Follow(login, "Add a passkey")).Title);
    }

    [Fact]
    public async Task Not_now_leads_to_the_app_and_a_bad_answer_to_another_try()
    {
        var page = await _browser.Submit(await _browser.Open(Add()), new() { ["username"] = "ana", ["password"] = TestCognito.Password });
        var refused = await _browser.Submit(page, new() { ["credential"] = "{}" }, "Add passkey");
        Assert.Equal((HttpStatusCode.BadRequest, "The passkey was not added"), (refused.Status, refused.Title));
        page = await _browser.Follow(refused, "Try again");
        Assert.Equal("Add a passkey", page.Title);
        Assert.StartsWith(TestCognito.Callback + "?code=", (await _browser.Submit(page, [], "Not now")).Location);
    }

    [Fact]
    public async Task A_form_from_elsewhere_adds_nothing_and_leads_back_to_the_sign_in_page()
    {
        var page = await _browser.Submit(await _browser.Open(Add()), new() { ["username"] = "ana", ["password"] = TestCognito.Password });
        using var passkey = TestCognito.SitePasskey();
        using var question = JsonDocument.Parse(Form(page).GetAttribute("data-options")!);
        var forged = await _browser.Submit(page, new() { ["credential"] = passkey.Register(question.RootElement).GetRawText() }, "Add passkey", f => f["_csrf"] = "x");
        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        Assert.Equal("Sign in", (await _browser.Follow(forged, "Back to sign in")).Title);
        Assert.DoesNotContain("WEB_AUTHN", (await _site.Cognito.Invoke(new AdminGetUserAuthFactorsRequest { UserPoolId = _site.Pool.Id!, Username = "ana" })).ConfiguredUserAuthFactors!);
    }

    [Fact]
    public async Task A_wrong_passkey_shows_the_sign_in_page_again_and_a_name_is_needed()
    {
        var asked = await _browser.Submit(await _browser.Open(_site.Authorize()), new() { ["username"] = "nobody" }, "Sign in with a passkey");
        using var passkey = TestCognito.SitePasskey();
        var wrong = await _browser.Submit(asked, new() { ["credential"] = passkey.Sign(Form(asked).GetAttribute("data-options")!) });
        Assert.Equal((HttpStatusCode.BadRequest, "Sign in", "The passkey was not accepted."), (wrong.Status, wrong.Title, wrong.Alert));
        Assert.Equal("nobody", ((IHtmlInputElement)wrong.Document.QuerySelector("#f-username")!).Value);
        var nameless = await _browser.Submit(wrong, new() { ["username"] = "" }, "Sign in with a passkey");
        Assert.Equal("Enter your user name first, then use your passkey.", nameless.Alert);
    }

    [Fact]
    public async Task Only_the_pages_that_need_it_hold_and_allow_the_script()
    {
        var hash = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(SecurityHeaders.PasskeyScript)))}'";
        var login = await _browser.Open(_site.Authorize());
        Assert.DoesNotContain(hash, login.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        var asked = await _browser.Submit(login, new() { ["username"] = "ana" }, "Sign in with a passkey");
        Assert.Contains(hash, asked.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal([SecurityHeaders.Script, SecurityHeaders.PasskeyScript], asked.Document.Scripts.Select(s => s.Text));
        // Without scripts nothing is offered that could not work.
        Assert.True(login.Document.QuerySelector("button[value=passkey]")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task Where_passkeys_are_not_allowed_nothing_speaks_of_them()
    {
        await _site.Cognito.Invoke(new SetUserPoolMfaConfigRequest { UserPoolId = _site.Pool.Id!, WebAuthnConfiguration = new() { RelyingPartyId = "example.com" } });
        Assert.DoesNotContain("asskey", (await _browser.Open(_site.Authorize())).Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var page = await _browser.Open(Add());
        Assert.Equal((HttpStatusCode.BadRequest, "Something is not right"), (page.Status, page.Title));
    }

    private string Add() => $"{_site.Base}/passkeys/add?{_site.Query()}";

    private static IHtmlFormElement Form(Visit page) => page.Document.Forms.Single(f => f.HasAttribute("data-passkey"));
}
