using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CognitoConsole.Browser.Tests;

/// <summary>Passkeys at the hosted UI, with the browser's own authenticator.</summary>
public sealed class PasskeyTests(Site site)
{
    [Fact]
    public async Task A_person_adds_a_passkey_and_signs_in_with_it()
    {
        var (pool, client) = await APool("example-passkeys");
        var query = Query(client);
        await using var kim = await site.OpenAt(site.Url);
        await AnAuthenticator(kim);

        await kim.Page.GotoAsync($"/auth/example-passkeys/passkeys/add{query}");
        await Assertions.Expect(kim.Heading("Sign in")).ToBeVisibleAsync();
        await kim.Field("User name").FillAsync("kim");
        await kim.Field("Password").FillAsync(Site.UserPassword);
        await kim.Press("Sign in");
        await Assertions.Expect(kim.Heading("Add a passkey")).ToBeVisibleAsync();
        await ToTheApp(kim, () => kim.Press("Add passkey"));

        await kim.Context.ClearCookiesAsync();
        await kim.Page.GotoAsync($"/auth/example-passkeys/login{query}");
        await kim.Field("User name").FillAsync("kim");
        // The page asks the authenticator by itself.
        await ToTheApp(kim, () => kim.Press("Sign in with a passkey"));
        Assert.Empty(kim.Problems);

        var factors = await site.Aws("AdminGetUserAuthFactors", new { UserPoolId = pool, Username = "kim" });
        Assert.Contains("WEB_AUTHN", factors.GetProperty("ConfiguredUserAuthFactors").EnumerateArray().Select(f => f.GetString()));
    }

    [Fact]
    public async Task Somebody_without_a_passkey_is_told_and_gets_in_another_way()
    {
        var (_, client) = await APool("example-passkeys-none");
        var query = Query(client);
        await using var kim = await site.OpenAt(site.Url);
        await AnAuthenticator(kim);
        await kim.Page.GotoAsync($"/auth/example-passkeys-none/login{query}");
        await kim.Field("User name").FillAsync("kim");
        await kim.Press("Sign in with a passkey");
        await Assertions.Expect(kim.Heading("Use your passkey")).ToBeVisibleAsync();
        await kim.Shows("The passkey was not used. Please try again.");
        await kim.Press("Sign in another way");
        await Assertions.Expect(kim.Field("User name")).ToHaveValueAsync("kim");
        await kim.Field("Password").FillAsync(Site.UserPassword);
        await ToTheApp(kim, () => kim.Press("Sign in"));
    }

    [Fact]
    public async Task The_console_tests_the_step_with_the_browsers_passkey()
    {
        var (pool, client) = await APool("example-passkeys-test");
        await using var ana = await site.Open();
        await AnAuthenticator(ana);
        await ana.Page.GotoAsync($"/auth/example-passkeys-test/passkeys/add{Query(client)}");
        await ana.Field("User name").FillAsync("kim");
        await ana.Field("Password").FillAsync(Site.UserPassword);
        await ana.Press("Sign in");
        await Assertions.Expect(ana.Heading("Add a passkey")).ToBeVisibleAsync();
        await ToTheApp(ana, () => ana.Press("Add passkey"));

        await ana.Go($"/user-pools/{pool}/test-sign-in?user=kim");
        await ana.Press("Start");
        await ana.Shows("Challenge: SELECT_CHALLENGE");
        await ana.Field("Factor").SelectOptionAsync("WEB_AUTHN");
        await ana.Press("Answer");
        await ana.Press("Use a passkey");
        await ana.Shows("Signed in.");
        Assert.Empty(ana.Problems);
    }

    [Fact]
    public async Task The_pages_are_accessible_light_and_dark()
    {
        var (_, client) = await APool("example-passkeys-axe");
        var query = Query(client);
        await using var kim = await site.OpenStranger(checks: true);
        var faults = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await kim.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await kim.Page.GotoAsync($"/auth/example-passkeys-axe/login{query}");
            faults.AddRange(await Axe.Check(kim.Page, $"login {scheme}"));
            await kim.Field("User name").FillAsync("kim");
            await kim.Press("Sign in with a passkey");
            await Assertions.Expect(kim.Heading("Use your passkey")).ToBeVisibleAsync();
            faults.AddRange(await Axe.Check(kim.Page, $"use {scheme}"));
            await kim.Page.GotoAsync($"/auth/example-passkeys-axe/passkeys/add{query}");
            await kim.Field("User name").FillAsync("kim");
            await kim.Field("Password").FillAsync(Site.UserPassword);
            await kim.Press("Sign in");
            await Assertions.Expect(kim.Heading("Add a passkey")).ToBeVisibleAsync();
            faults.AddRange(await Axe.Check(kim.Page, $"add {scheme}"));
            await kim.Context.ClearCookiesAsync();
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>The app: an address that answers, so that the browser comes to rest there.</summary>
    private string Callback => site.Url + "/health/live";

    private string Query(string clientId) => $"?client_id={clientId}&response_type=code&scope=openid+email&redirect_uri={Uri.EscapeDataString(Callback)}";

    /// <summary>A pool with a domain that lets people sign in by passkey and asks whether to remember a device; a client; kim.</summary>
    private async Task<(string PoolId, string ClientId)> APool(string domain)
    {
        var (pool, client) = await site.APool(domain, domain);
        await site.Aws("UpdateUserPool", new
        {
            UserPoolId = pool,
            Policies = new { SignInPolicy = new { AllowedFirstAuthFactors = new[] { "PASSWORD", "WEB_AUTHN" } } },
            DeviceConfiguration = new { ChallengeRequiredOnNewDevice = true, DeviceOnlyRememberedOnUserPrompt = true },
            AutoVerifiedAttributes = new[] { "email" },
        });
        await site.Aws("UpdateUserPoolClient", new
        {
            UserPoolId = pool,
            ClientId = client,
            AllowedOAuthFlows = new[] { "code" },
            AllowedOAuthFlowsUserPoolClient = true,
            AllowedOAuthScopes = new[] { "openid", "email" },
            CallbackURLs = new[] { Callback },
            SupportedIdentityProviders = new[] { "COGNITO" },
            ExplicitAuthFlows = new[] { "ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH" },
            PreventUserExistenceErrors = "ENABLED",
        });
        await site.AUser(pool, "kim");
        return (pool, client);
    }

    /// <summary>A phone's authenticator, whose owner always agrees.</summary>
    private static async Task AnAuthenticator(Tab tab)
    {
        var devTools = await tab.Context.NewCDPSessionAsync(tab.Page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
    }

    private async Task ToTheApp(Tab tab, Func<Task> act)
    {
        await act();
        await Assertions.Expect(tab.Page).ToHaveURLAsync(new Regex("^" + Regex.Escape(Callback) + "[?]code=[^&]+$"));
    }
}
