using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>What the access token is for, page by page.</summary>
public sealed class ResourceTests
{
    private const string Api = "https://api.example.com/accounts/7";

    [Fact]
    public async Task The_resource_is_kept_from_page_to_page_of_a_sign_in()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool);
        using var browser = site.Browser();
        var login = await browser.Open(site.Authorize(("resource", Api)));
        var wrong = await browser.Submit(login, new() { ["username"] = "ana", ["password"] = "Wrong-Horse-9" });
        var back = await browser.Submit(wrong, new() { ["username"] = "ana", ["password"] = TestCognito.Password });
        var tokens = await site.Cognito.Invoke(TestCognito.Redeem(site.Client, back.Member("code")!));
        Assert.Equal(Api, TestCognito.Claims(tokens.AccessToken).GetProperty("aud").GetString());
    }

    [Fact]
    public async Task There_is_one_of_it()
    {
        await using var site = await Site.Start();
        using var browser = site.Browser();
        var twice = await browser.Open(site.Authorize(("resource", Api)) + "&resource=https%3A%2F%2Fother.example.com");
        Assert.Contains("resource may be given only once", twice.Text);
    }
}
