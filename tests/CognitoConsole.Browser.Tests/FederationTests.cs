using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CognitoConsole.Browser.Tests;

/// <summary>One user pool is the OpenID Connect provider of another.</summary>
public sealed partial class FederationTests(Site site)
{
    [Fact]
    public async Task A_provider_is_added_offered_signed_in_through_and_deleted()
    {
        var (shop, client) = await site.APool("Shop with a provider", "shop-of-others");
        var (corp, _) = await site.APool("Corporate directory", "corporate");
        await site.AUser(corp, "bea");
        var app = (await site.Aws("CreateUserPoolClient", new
        {
            UserPoolId = corp,
            ClientName = "Shop",
            GenerateSecret = true,
            AllowedOAuthFlows = new[] { "code" },
            AllowedOAuthFlowsUserPoolClient = true,
            AllowedOAuthScopes = new[] { "openid", "email" },
            CallbackURLs = new[] { $"{site.Url}/auth/shop-of-others/oauth2/idpresponse" },
            SupportedIdentityProviders = new[] { "COGNITO" },
        })).GetProperty("UserPoolClient");

        await using var tab = await site.Open(checks: true);
        var faults = new List<string>();
        await tab.Go($"/user-pools/{shop}/create-identity-provider");
        await tab.Field("OpenID Connect (OIDC)").CheckAsync();
        Assert.Equal($"{site.Url}/auth/shop-of-others/oauth2/idpresponse", await tab.Copied("redirect URI"));
        await tab.Type("Provider name", "Corp");
        await tab.Type("Client ID", app.GetProperty("ClientId").GetString()!);
        await tab.Type("Client secret", app.GetProperty("ClientSecret").GetString()!);
        await tab.Type("Authorized scopes", "openid email");
        await tab.Type("Issuer URL", $"{site.Url}/{corp}");
        await tab.Press("Add identity provider");
        await tab.IsAt($"/user-pools/{shop}/identity-providers/Corp");
        await Assertions.Expect(tab.Control("Offer at Web shop")).ToBeVisibleAsync();
        faults.AddRange(await Axe.Check(tab.Page, "Provider"));
        await tab.Press("Offer at Web shop");
        await tab.Dialog.WaitForAsync();
        faults.AddRange(await Axe.Check(tab.Page, "Offer"));
        await tab.PressInDialog("Offer");
        await Assertions.Expect(tab.Control("Stop offering at Web shop")).ToBeVisibleAsync();

        var login = $"/auth/shop-of-others/login{Site.LoginQueryOf(client)}";
        await using var person = await site.OpenStranger(checks: true);
        await person.Context.RouteAsync("https://shop.example.com/**", route => route.FulfillAsync(new() { Body = "Welcome" }));
        await person.Page.GotoAsync(login);
        await person.Control("Continue with Corp").WaitForAsync();
        faults.AddRange(await Axe.Check(person.Page, "Sign-in with a provider"));
        await person.Press("Continue with Corp");
        await Assertions.Expect(person.Page).ToHaveURLAsync(AtTheProvider());
        await person.Field("User name").FillAsync("bea");
        await person.Field("Password").FillAsync(Site.UserPassword);
        await person.Press("Sign in");
        await Assertions.Expect(person.Page).ToHaveURLAsync(Answered());
        Assert.Empty(person.Problems);

        await tab.Go($"/user-pools/{shop}/app-clients/{client}/login-pages");
        await Assertions.Expect(tab.Field("Corp")).ToBeCheckedAsync();
        faults.AddRange(await Axe.Check(tab.Page, "Providers of an app client"));

        await tab.Go($"/user-pools/{shop}/users");
        await tab.Page.Locator("a.cc-row-link", new() { HasText = "Corp_" }).ClickAsync();
        await tab.Press("Linked providers");
        await tab.Shows("First sign-in: the identity that made this user.");
        faults.AddRange(await Axe.Check(tab.Page, "Linked providers"));

        await tab.Go($"/user-pools/{shop}/identity-providers/Corp");
        await Assertions.Expect(tab.Control("Stop offering at Web shop")).ToBeVisibleAsync();
        await tab.Press("Delete");
        await tab.Shows("These app clients offer it no longer: Web shop.");
        await tab.Shows("One user was made by a sign-in through it");
        await tab.Type("Type Corp to confirm", "Corp");
        await tab.PressInDialog("Delete");
        await tab.IsAt($"/user-pools/{shop}/identity-providers");
        Assert.Empty(tab.Problems);

        await person.Page.GotoAsync(login);
        await person.Field("Password").WaitForAsync();
        await Assertions.Expect(person.Control("Continue with Corp")).ToHaveCountAsync(0);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [GeneratedRegex("/auth/corporate/login")]
    private static partial Regex AtTheProvider();

    [GeneratedRegex(@"^https://shop\.example\.com/callback\?code=")]
    private static partial Regex Answered();
}
