using System.Net;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>The second factor, page by page, in a browser without JavaScript.</summary>
public sealed class SecondFactorTests : IAsyncLifetime
{
    private readonly Browser _browser = new();
    private Site _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.Start();
        await _site.Cognito.AUser(_site.Pool);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task An_app_is_set_up_with_a_QR_code_and_asked_for_the_next_time()
    {
        await _site.Cognito.SetMfa(_site.Pool, "ON", totp: true);
        var setup = await SignIn();
        Assert.Equal("Set up your authenticator app", setup.Title);
        Assert.NotNull(setup.Document.QuerySelector("svg.qr path[d]"));
        Assert.Empty(setup.Document.QuerySelectorAll("script[src], img, [style]"));
        Assert.Equal(SecurityHeaders.Script, Assert.Single(setup.Document.Scripts).Text);
        var secret = setup.Document.QuerySelector(".key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

        var wrong = await _browser.Submit(setup, new() { ["answer"] = _site.Cognito.WrongTotpCode(secret) });
        Assert.Equal((HttpStatusCode.BadRequest, "Code mismatch", "Set up your authenticator app"), (wrong.Status, wrong.Alert, wrong.Title));
        Assert.Equal(secret, wrong.Document.QuerySelector(".key")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
        var code = _site.Cognito.TotpCode(secret);
        var back = await _browser.Submit(wrong, new() { ["answer"] = $"{code[..3]} {code[3..]}" });
        Assert.StartsWith(TestCognito.Callback + "?code=", back.Location);

        using var other = new Browser();
        _site.Cognito.Clock.Advance(TimeSpan.FromSeconds(30));
        var asked = await SignIn(other);
        Assert.Equal("Enter your code", asked.Title);
        Assert.StartsWith(TestCognito.Callback + "?code=", (await other.Submit(asked, new() { ["answer"] = _site.Cognito.TotpCode(secret) })).Location);
    }

    [Fact]
    public async Task A_factor_is_chosen_and_its_code_entered()
    {
        await UseMessages();
        var choice = await SignIn();
        Assert.Equal("Choose a second step", choice.Title);
        var asked = await _browser.Submit(choice, [], "Email");
        Assert.Contains("a***@e***", asked.Text);
        Assert.DoesNotContain("ana@example.com", asked.Text);
        var wrong = await _browser.Submit(asked, new() { ["answer"] = "000000" });
        Assert.Equal("Invalid code received for user", wrong.Alert);
        var back = await _browser.Submit(wrong, new() { ["answer"] = await _site.Cognito.NewestCode(_site.Pool) });
        Assert.StartsWith(TestCognito.Callback + "?code=", back.Location);
    }

    [Fact]
    public async Task An_address_is_asked_for_where_there_is_none()
    {
        await _site.Cognito.SetMfa(_site.Pool, "ON", totp: true, email: true);
        await _site.Cognito.AnInvitedUser(_site.Pool, "ben");
        await _site.Cognito.Invoke(new AdminSetUserPasswordRequest { UserPoolId = _site.Pool.Id!, Username = "ben", Password = TestCognito.Password, Permanent = true });
        var setup = await SignIn(_browser, "ben");
        Assert.Equal("Set up a second step", setup.Title);
        var asked = await _browser.Submit(setup, new() { ["email"] = "ben@example.com" }, "Email");
        Assert.Contains("b***@e***", asked.Text);
        Assert.StartsWith(TestCognito.Callback + "?code=", (await _browser.Submit(asked, new() { ["answer"] = await _site.Cognito.NewestCode(_site.Pool) })).Location);
    }

    [Fact]
    public async Task A_new_password_leads_to_the_second_factor_too()
    {
        await _site.Cognito.SetMfa(_site.Pool, "ON", totp: true);
        await _site.Cognito.AnInvitedUser(_site.Pool, "ben");
        var change = await SignIn(_browser, "ben", "Temporary-1");
        var setup = await _browser.Submit(change, new() { ["password"] = "Permanent-22", ["password-again"] = "Permanent-22" });
        Assert.Equal("Set up your authenticator app", setup.Title);
    }

    [Fact]
    public async Task The_step_cannot_be_skipped_forged_or_sent_from_elsewhere()
    {
        await UseMessages();
        var choice = await SignIn();
        Assert.Equal("Sign in", (await _browser.Open(_site.Authorize())).Title);
        Assert.Equal("Sign in", (await _browser.Open(_site.Login().Replace("/login", "/mfa", StringComparison.Ordinal))).Title);
        Assert.Equal("Sign in", (await _browser.Submit(choice, [], "Email", f => f["challenge"] = TestCognito.Altered(f["challenge"]))).Title);
        Assert.Equal(HttpStatusCode.Forbidden, (await _browser.Submit(choice, [], "Email", f => f["_csrf"] = "x")).Status);
    }

    [Fact]
    public async Task Who_can_set_up_nothing_is_told_so()
    {
        await _site.Cognito.SetMfa(_site.Pool, "ON", sms: true);
        var page = await SignIn();
        Assert.Contains("has none that you could set up here", page.Text);
    }

    private async Task<Visit> SignIn(Browser? browser = null, string username = "ana", string password = TestCognito.Password)
    {
        browser ??= _browser;
        return await browser.Submit(await browser.Open(_site.Authorize()), new() { ["username"] = username, ["password"] = password });
    }

    private async Task UseMessages()
    {
        await _site.Cognito.SetMfa(_site.Pool, "OPTIONAL", sms: true, email: true);
        await _site.Cognito.SetAttributes(_site.Pool, "ana", ("phone_number", "+14325559934"), ("phone_number_verified", "true"));
        await _site.Cognito.Invoke(new AdminSetUserMFAPreferenceRequest { UserPoolId = _site.Pool.Id!, Username = "ana", SMSMfaSettings = new() { Enabled = true }, EmailMfaSettings = new() { Enabled = true } });
    }
}
