using System.Net;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>Browsers between a pool and a SAML provider, whose forms come from another site.</summary>
public sealed class SamlTests
{
    private const string Over = "This sign-in is no longer valid.";

    [Fact]
    public async Task A_response_is_posted_without_cookies_and_finished_with_them()
    {
        await using var site = await Start();
        using var browser = site.Browser();
        var form = Form(site.Cognito.SamlAnswerTo(site.Pool, (await browser.Submit(await browser.Open(site.Authorize()), [], "Continue with Corp")).Location));
        using var withoutCookies = site.Browser();
        var kept = await withoutCookies.Post($"{site.Base}/saml2/idpresponse", form);
        Assert.Contains(Over, kept.Text);
        Assert.Equal($"/auth/{TestCognito.Domain}/saml2/idpresponse?state={form["RelayState"]}", kept.Address.PathAndQuery);
        Assert.StartsWith(TestCognito.Callback + "?code=", (await browser.Open(kept.Address.ToString())).Location);
        Assert.Contains(Over, (await browser.Open(kept.Address.ToString())).Text);
    }

    [Fact]
    public async Task What_does_not_hold_is_told_to_the_app()
    {
        await using var site = await Start();
        using var browser = site.Browser();
        var away = await browser.Open(site.Authorize(("identity_provider", "Corp")));
        var back = await browser.Post($"{site.Base}/saml2/idpresponse", Form(site.Cognito.SamlAnswerTo(site.Pool, away.Location, a => a with { NameId = "Mallory", SignAssertion = false })));
        Assert.Equal("The message of the identity provider is not signed.", back.Member("error_description"));
        Assert.DoesNotContain(browser.Cookies.GetCookies(new Uri(site.Login())), c => c.Name == "cognito");
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task A_provider_begins_only_where_it_may(string allowed, bool signsIn)
    {
        await using var site = await Start(("IDPInit", allowed));
        using var browser = site.Browser();
        var answer = new SamlAnswer { UserPoolId = site.Pool.Id!, Now = site.Cognito.Clock.GetUtcNow(), AssertionConsumerService = Acs(site), RequestId = null };
        var back = await browser.Post($"{site.Base}/saml2/idpresponse", new()
        {
            ["SAMLResponse"] = TestCognito.SamlProvider.Response(answer),
            ["RelayState"] = $"identity_provider=Corp&client_id={site.Client.ClientId}&redirect_uri={Uri.EscapeDataString(TestCognito.Callback)}&response_type=code&scope=openid+email",
        });
        if (signsIn) Assert.StartsWith(TestCognito.Callback + "?code=", back.Location);
        else Assert.Equal("Invalid relayState from identity provider", back.Member("error_description"));
        Assert.Equal(signsIn, browser.Cookies.GetCookies(new Uri(site.Login())).Any(c => c.Name == "cognito"));
    }

    [Fact]
    public async Task Without_a_state_or_an_app_nothing_comes_of_it()
    {
        await using var site = await Start(("IDPInit", "true"));
        using var browser = site.Browser();
        var response = TestCognito.SamlProvider.Response(new SamlAnswer { UserPoolId = site.Pool.Id!, Now = site.Cognito.Clock.GetUtcNow(), AssertionConsumerService = Acs(site), RequestId = null });
        foreach (var form in new Dictionary<string, string>[] { [], new() { ["SAMLResponse"] = response }, new() { ["SAMLResponse"] = response, ["RelayState"] = "/admin" }, new() { ["RelayState"] = "client_id=x" }, new() { ["RelayState"] = $"client_id={site.Client.ClientId}&client_id=x", ["SAMLResponse"] = response } })
        {
            var page = await browser.Post($"{site.Base}/saml2/idpresponse", form);
            Assert.Equal((HttpStatusCode.BadRequest, "Something is not right", ""), (page.Status, page.Title, page.Location));
        }
    }

    [Fact]
    public async Task A_response_of_any_size_is_read_or_refused()
    {
        await using var site = await Start();
        using var browser = site.Browser();
        var away = await browser.Open(site.Authorize(("identity_provider", "Corp")));
        var long90 = site.Cognito.SamlAnswerTo(site.Pool, away.Location, a => a with { Attributes = [("email", "alice@example.com"), ("more", new string('+', 60_000))] });
        Assert.InRange(long90.SamlResponse!.Length, 80_000, 100_000);
        Assert.StartsWith(TestCognito.Callback + "?code=", (await browser.Post($"{site.Base}/saml2/idpresponse", Form(long90))).Location);
        var form = Form(long90);
        form["SAMLResponse"] = new string('A', 100_004);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post($"{site.Base}/saml2/idpresponse", form)).Status);
        form["SAMLResponse"] = new string('A', 400_000);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post($"{site.Base}/saml2/idpresponse", form)).Status);
    }

    [Fact]
    public async Task Signing_out_goes_by_the_provider()
    {
        await using var site = await Start(("IDPSignout", "true"));
        using var browser = site.Browser();
        var away = await browser.Open(site.Authorize(("identity_provider", "Corp")));
        await browser.Post($"{site.Base}/saml2/idpresponse", Form(site.Cognito.SamlAnswerTo(site.Pool, away.Location)));
        var leaving = await browser.Open($"{site.Base}/logout?client_id={site.Client.ClientId}&logout_uri={Uri.EscapeDataString("https://app.example.com/")}");
        Assert.StartsWith("https://idp.example.com/slo?", leaving.Location);
        Assert.Equal("Sign in", (await browser.Open(site.Authorize())).Title);
        var document = SamlIdentityProvider.Load(TestCognito.SamlProvider.Logout(TestCognito.SamlRequestIn(leaving.Location).GetAttribute("ID"), Acs(site).Replace("idpresponse", "logout", StringComparison.Ordinal)));
        TestCognito.SamlProvider.Sign(document.DocumentElement!);
        var done = await browser.Post($"{site.Base}/saml2/logout", new() { ["SAMLResponse"] = SamlIdentityProvider.Encode(document), ["RelayState"] = leaving.Member("RelayState") });
        Assert.Equal("https://app.example.com/", done.Location);
        foreach (var nonsense in new[] { "", "?RelayState=x", "?SAMLResponse=x", "?RelayState=x&SAMLResponse=x" })
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.Open($"{site.Base}/saml2/logout{nonsense}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post($"{site.Base}/saml2/logout", [])).Status);
    }

    private static async Task<Site> Start(params (string Name, string Value)[] details)
    {
        var site = await Site.Start();
        await site.Cognito.ACorp(site.Pool, details);
        await site.Cognito.Invoke(new UpdateUserPoolClientRequest
        {
            UserPoolId = site.Pool.Id!,
            ClientId = site.Client.ClientId!,
            SupportedIdentityProviders = ["COGNITO", "Corp"],
            CallbackURLs = site.Client.CallbackURLs,
            LogoutURLs = site.Client.LogoutURLs,
            AllowedOAuthFlows = site.Client.AllowedOAuthFlows,
            AllowedOAuthScopes = site.Client.AllowedOAuthScopes,
            AllowedOAuthFlowsUserPoolClient = true,
        });
        return site;
    }

    private static Dictionary<string, string> Form(ProviderAnswer answer) => new() { ["SAMLResponse"] = answer.SamlResponse!, ["RelayState"] = answer.State! };

    private static string Acs(Site site) => $"{site.Cognito.Options.PublicUrl}/auth/{TestCognito.Domain}/saml2/idpresponse";
}
