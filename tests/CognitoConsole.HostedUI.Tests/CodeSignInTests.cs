using System.Net;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>Signing in with a code instead of a password.</summary>
public sealed class CodeSignInTests
{
    private const string Button = "Get a code by email";

    [Fact]
    public async Task Who_has_no_password_signs_in_with_a_code()
    {
        await using var site = await Open();
        await site.Cognito.Invoke(new AdminCreateUserRequest
        {
            UserPoolId = site.Pool.Id!,
            Username = "kim",
            MessageAction = "SUPPRESS",
            UserAttributes = TestCognito.Attributes(("email", "kim@example.com"), ("email_verified", "true")),
        });
        using var browser = site.Browser();
        var page = await browser.Submit(await browser.Open(site.Authorize()), new() { ["username"] = " kim " }, Button);
        Assert.Equal("Enter your code", page.Title);
        Assert.Contains("We have sent an email with a code to k***@e***.", page.Text, StringComparison.Ordinal);
        var wrong = await browser.Submit(page, new() { ["answer"] = "00000000" });
        Assert.Equal((HttpStatusCode.BadRequest, "Invalid code or auth state for the user."), (wrong.Status, wrong.Alert));
        var code = await site.Cognito.NewestCode(site.Pool);
        var back = await browser.Submit(wrong, new() { ["answer"] = $"{code[..4]} {code[4..]}" });
        Assert.StartsWith(TestCognito.Callback + "?code=", back.Location, StringComparison.Ordinal);
        Assert.Equal("s t/ä&=+", back.Member("state"));
        // A second app finds her signed in already.
        Assert.StartsWith(TestCognito.Callback + "?code=", (await browser.Open(site.Authorize())).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_name_the_page_asks_for_one_and_an_address_that_was_kept_starts_over()
    {
        await using var site = await Open();
        using var browser = site.Browser();
        var login = await browser.Submit(await browser.Open(site.Authorize()), [], Button);
        Assert.Equal(("Sign in", "Enter your user name first, then ask for a code."), (login.Title, login.Alert));
        Assert.Equal("Sign in", (await browser.Open($"{site.Base}/code?{site.Query()}")).Title);
    }

    [Theory]
    [InlineData("ALLOW_USER_AUTH", "EMAIL_OTP", true)]
    [InlineData("ALLOW_USER_AUTH", "WEB_AUTHN", false)]
    [InlineData("ALLOW_USER_SRP_AUTH", "EMAIL_OTP", false)]
    public async Task Codes_are_offered_where_client_and_pool_allow_them(string flow, string factor, bool offered)
    {
        await using var site = await Open(flow, factor);
        using var browser = site.Browser();
        Assert.Equal(offered, (await browser.Open(site.Authorize())).Text.Contains(Button, StringComparison.Ordinal));
    }

    private static Task<Site> Open(string flow = "ALLOW_USER_AUTH", string factor = "EMAIL_OTP") => Site.Start(
        p => p with { Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", factor] } } },
        c => c with { ExplicitAuthFlows = [flow, "ALLOW_REFRESH_TOKEN_AUTH"], PreventUserExistenceErrors = "ENABLED" });
}
