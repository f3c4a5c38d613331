using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>acr_values and max_age, page by page.</summary>
public sealed class StepUpTests : IAsyncLifetime
{
    private const string L4 = "urn:cognito:loa:4";
    private readonly Browser _browser = new();
    private Site _site = null!;
    private string _secret = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.Start();
        await _site.Cognito.AUser(_site.Pool);
        await _site.Cognito.SetMfa(_site.Pool, "OPTIONAL", totp: true);
        _secret = await _site.Cognito.ATotp((await _site.Cognito.SignIn(_site.Client)).AccessToken!);
        await _site.Cognito.SetMfa(_site.Pool, "OFF");
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_level_is_kept_from_page_to_page_of_a_sign_in()
    {
        var login = await _browser.Open(_site.Authorize(("acr_values", L4), ("max_age", "300")));
        Assert.Contains("acr_values=" + Uri.EscapeDataString(L4) + "&max_age=300", login.Address.Query, StringComparison.Ordinal);
        var wrong = await _browser.Submit(login, new() { ["username"] = "ana", ["password"] = "Wrong-Horse-9" });
        var asked = await _browser.Submit(wrong, new() { ["username"] = "ana", ["password"] = TestCognito.Password });
        Assert.Equal("Enter your code", asked.Title);
        var back = await _browser.Submit(asked, new() { ["answer"] = _site.Cognito.TotpCode(_secret) });
        Assert.Equal(L4, await Level(back));
    }

    [Fact]
    public async Task A_browser_that_is_signed_in_is_asked_for_the_missing_factor_after_a_click()
    {
        await SignIn();
        Assert.Contains("error=login_required", (await _browser.Open(_site.Authorize(("acr_values", L4), ("prompt", "none")))).Location, StringComparison.Ordinal);
        var login = await _browser.Open(_site.Authorize(("acr_values", L4)));
        Assert.Contains("The app asks for one more proof that it is you.", login.Text, StringComparison.Ordinal);
        var asked = await _browser.Submit(login, [], "Continue as");
        Assert.Equal("Enter your code", asked.Title);
        var wrong = await _browser.Submit(asked, new() { ["answer"] = _site.Cognito.WrongTotpCode(_secret) });
        Assert.Equal("Enter your code", wrong.Title);
        var back = await _browser.Submit(wrong, new() { ["answer"] = _site.Cognito.TotpCode(_secret) });
        Assert.Equal(L4, await Level(back));
        // From now on the browser has the level.
        Assert.StartsWith(TestCognito.Callback + "?code=", (await _browser.Open(_site.Authorize(("acr_values", L4)))).Location);
    }

    [Fact]
    public async Task A_browser_that_signed_in_long_ago_signs_in_again()
    {
        await SignIn();
        _site.Cognito.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.StartsWith(TestCognito.Callback + "?code=", (await _browser.Open(_site.Authorize(("max_age", "120")))).Location);
        var login = await _browser.Open(_site.Authorize(("max_age", "119")));
        Assert.Equal("Sign in", login.Title);
        Assert.DoesNotContain("Continue as", login.Text, StringComparison.Ordinal);
        Assert.StartsWith(TestCognito.Callback + "?code=", (await _browser.Submit(login, new() { ["username"] = "ana", ["password"] = TestCognito.Password })).Location);
        Assert.StartsWith(TestCognito.Callback + "?code=", (await _browser.Open(_site.Authorize(("max_age", "119")))).Location);
    }

    [Fact]
    public async Task Who_cannot_reach_the_level_goes_back_with_an_error()
    {
        await _site.Cognito.AUser(_site.Pool, "ben");
        var login = await _browser.Open(_site.Authorize(("acr_values", L4)));
        var back = await _browser.Submit(login, new() { ["username"] = "ben", ["password"] = TestCognito.Password });
        Assert.Equal(("unmet_authentication_requirements", "s t/ä&=+"), (back.Member("error"), back.Member("state")));
    }

    [Fact]
    public async Task A_remembered_browser_is_asked_all_the_same()
    {
        await _site.Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _site.Pool.Id!, AutoVerifiedAttributes = ["email"], DeviceConfiguration = new() { ChallengeRequiredOnNewDevice = true, DeviceOnlyRememberedOnUserPrompt = false } });
        await SignIn();
        await SignIn();
        Assert.Single((await _site.Cognito.Invoke(new AdminListDevicesRequest { UserPoolId = _site.Pool.Id!, Username = "ana" })).Devices!);
        var login = await _browser.Open(_site.Authorize(("acr_values", L4), ("prompt", "login")));
        Assert.Equal("Enter your code", (await _browser.Submit(login, new() { ["username"] = "ana", ["password"] = TestCognito.Password })).Title);
    }

    private async Task SignIn()
    {
        var login = await _browser.Open(_site.Authorize(("prompt", "login")));
        Assert.StartsWith(TestCognito.Callback + "?code=", (await _browser.Submit(login, new() { ["username"] = "ana", ["password"] = TestCognito.Password })).Location);
    }

    private async Task<string?> Level(Visit back)
    {
        var tokens = await _site.Cognito.Invoke(TestCognito.Redeem(_site.Client, back.Member("code")!));
        return TestCognito.Claims(tokens.IdToken!).GetProperty("acr").GetString();
    }
}
