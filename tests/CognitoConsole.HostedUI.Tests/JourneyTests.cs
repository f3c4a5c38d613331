using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>What people do, page by page, in a browser without JavaScript.</summary>
public sealed class JourneyTests
{
    [Fact]
    public async Task From_sign_up_to_sign_out()
    {
        await using var site = await Site.Start();
        using var browser = site.Browser();

        var login = await browser.Open(site.Authorize());
        Assert.Equal("Sign in", login.Title);
        var signUp = await browser.Follow(login, "Create an account");
        Assert.Equal("Create an account", signUp.Title);
        var confirm = await browser.Submit(signUp, new() { ["username"] = "eva", ["userAttributes.email"] = "eva@example.com", ["password"] = TestCognito.Password });
        Assert.Equal("Confirm your account", confirm.Title);
        Assert.Contains("e***@e***", confirm.Alert);

        var wrong = await browser.Submit(confirm, new() { ["code"] = "000000" }, "Confirm");
        Assert.Equal("Invalid verification code provided, please try again.", wrong.Alert);
        site.Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        var again = await browser.Submit(wrong, [], "Send a new one");
        var confirmed = await browser.Submit(again, new() { ["code"] = await site.Cognito.NewestCode(site.Pool) }, "Confirm");
        Assert.Equal("Sign in", confirmed.Title);
        Assert.Contains("confirmed", confirmed.Alert);

        var back = await browser.Submit(confirmed, new() { ["username"] = "eva", ["password"] = TestCognito.Password });
        Assert.Equal(HttpStatusCode.SeeOther, back.Status);
        Assert.StartsWith(TestCognito.Callback + "?code=", back.Location);
        Assert.Equal("s t/ä&=+", back.Member("state"));

        var tokens = await Token(site, new() { ["grant_type"] = "authorization_code", ["code"] = back.Member("code"), ["redirect_uri"] = TestCognito.Callback, ["code_verifier"] = TestCognito.CodeVerifier });
        Assert.Equal(3600, tokens.GetProperty("expires_in").GetInt32());
        Assert.Equal("Bearer", tokens.GetProperty("token_type").GetString());
        var info = await UserInfo(site, tokens.GetProperty("access_token").GetString()!);
        Assert.Equal("eva@example.com", info.GetProperty("email").GetString());
        Assert.Equal("true", info.GetProperty("email_verified").GetString());

        // A second app finds her signed in already.
        var sso = await browser.Open(site.Authorize(("state", "2")));
        Assert.Equal("2", sso.Member("state"));

        var refreshed = await Token(site, new() { ["grant_type"] = "refresh_token", ["refresh_token"] = tokens.GetProperty("refresh_token").GetString()! });
        Assert.True(refreshed.TryGetProperty("id_token", out _));
        Assert.Equal(HttpStatusCode.OK, (await Client(site, "/oauth2/revoke", new() { ["token"] = tokens.GetProperty("refresh_token").GetString()! })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Client(site, "/oauth2/token", new() { ["grant_type"] = "refresh_token", ["refresh_token"] = tokens.GetProperty("refresh_token").GetString()! })).StatusCode);

        var signedOut = await browser.Open($"{site.Base}/logout?client_id={site.Client.ClientId}&logout_uri={Uri.EscapeDataString("https://app.example.com/")}");
        Assert.Equal("https://app.example.com/", signedOut.Location);
        Assert.Equal("Sign in", (await browser.Open(site.Authorize())).Title);
    }

    [Fact]
    public async Task A_forgotten_password()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool);
        using var browser = site.Browser();
        var forgot = await browser.Follow(await browser.Open(site.Authorize()), "Forgot");
        var reset = await browser.Submit(forgot, new() { ["username"] = "ana" });
        Assert.Equal("Set a new password", reset.Title);
        Assert.Contains("a***@e***", reset.Alert);
        var code = await site.Cognito.NewestCode(site.Pool);
        var different = await browser.Submit(reset, new() { ["code"] = code, ["password"] = "Brand-New-1", ["password-again"] = "Brand-New-2" });
        Assert.Equal("The two passwords are not the same.", different.Alert);
        var done = await browser.Submit(different, new() { ["code"] = code, ["password"] = "Brand-New-1", ["password-again"] = "Brand-New-1" });
        Assert.Contains("Your password has been changed", done.Alert);
        Assert.Equal("Incorrect username or password.", (await browser.Submit(done, new() { ["username"] = "ana", ["password"] = TestCognito.Password })).Alert);
        Assert.StartsWith(TestCognito.Callback, (await browser.Submit(done, new() { ["username"] = "ana", ["password"] = "Brand-New-1" })).Location);
    }

    [Fact]
    public async Task A_temporary_password_with_attributes_that_are_missing()
    {
        await using var site = await Site.Start(p => p with { Schema = [new SchemaAttributeType { Name = "family_name", Required = true, AttributeDataType = "String", Mutable = true }] });
        await site.Cognito.Invoke(new AdminCreateUserRequest { UserPoolId = site.Pool.Id!, Username = "ben", TemporaryPassword = "Temporary-1", MessageAction = MessageActionType.Suppress });
        using var browser = site.Browser();
        var change = await browser.Submit(await browser.Open(site.Authorize()), new() { ["username"] = "ben", ["password"] = "Temporary-1" });
        Assert.Equal("Choose a new password", change.Title);
        var weak = await browser.Submit(change, new() { ["password"] = "weak", ["password-again"] = "weak", ["userAttributes.family_name"] = "Burns" });
        Assert.Contains("Password", weak.Alert);
        Assert.Equal("Burns", weak.Document.QuerySelector("[name='userAttributes.family_name']")!.GetAttribute("value"));
        var done = await browser.Submit(weak, new() { ["password"] = "My-own-Pass-2", ["password-again"] = "My-own-Pass-2", ["userAttributes.family_name"] = "Burns" });
        Assert.StartsWith(TestCognito.Callback + "?code=", done.Location);
        Assert.StartsWith(TestCognito.Callback + "?code=", (await browser.Open(site.Authorize())).Location);
    }

    [Fact]
    public async Task Continuing_as_who_is_signed_in_takes_a_click()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool);
        using var browser = site.Browser();
        await browser.Submit(await browser.Open(site.Authorize()), new() { ["username"] = "ana", ["password"] = TestCognito.Password });
        var login = await browser.Open(site.Login(("prompt", "select_account")));
        Assert.Contains("Continue as ana", login.Text.Replace("<strong>", "").Replace("</strong>", ""));
        Assert.StartsWith(TestCognito.Callback + "?code=", (await browser.Submit(login, [], "Continue")).Location);
        var fresh = await browser.Open(site.Login(("prompt", "login")));
        Assert.DoesNotContain("Continue as", fresh.Text);
    }

    [Fact]
    public async Task A_right_password_of_an_unconfirmed_account_leads_to_confirmation()
    {
        await using var site = await Site.Start();
        await site.Cognito.SignUp(site.Client, "eva");
        using var browser = site.Browser();
        var confirm = await browser.Submit(await browser.Open(site.Authorize()), new() { ["username"] = "eva", ["password"] = TestCognito.Password });
        Assert.Equal("Confirm your account", confirm.Title);
        Assert.Contains("confirmed", (await browser.Submit(confirm, new() { ["code"] = await site.Cognito.NewestCode(site.Pool) }, "Confirm")).Alert);
    }

    [Fact]
    public async Task Where_a_link_confirms_the_pages_speak_of_a_link()
    {
        await using var site = await Site.Start(p => p with { VerificationMessageTemplate = new VerificationMessageTemplateType { DefaultEmailOption = DefaultEmailOptionType.ConfirmWithLink } });
        using var browser = site.Browser();
        var confirm = await browser.Submit(await browser.Open($"{site.Base}/signup?{site.Query()}"), new() { ["username"] = "eva", ["userAttributes.email"] = "eva@example.com", ["password"] = TestCognito.Password });
        Assert.StartsWith("We have sent a link by email to e***@e***. Open it to confirm your account.", confirm.Alert);
        site.Cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.StartsWith("We have sent a link by email to e***@e***.", (await browser.Submit(confirm, [], "Send a new one")).Alert);
        var pending = await browser.Submit(await browser.Open(site.Authorize()), new() { ["username"] = "eva", ["password"] = TestCognito.Password });
        Assert.StartsWith("Your account is not confirmed yet. Open the link in the message that we have sent you.", pending.Alert);
        Assert.Contains("Open the link in the message that we have sent you.", (await browser.Open($"{site.Base}/confirm?{site.Query()}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LEGACY")]
    [InlineData("ENABLED")]
    public async Task The_link_in_a_mail_confirms_and_shows_the_way_to_sign_in(string prevent)
    {
        await using var site = await Site.Start(
            p => p with { VerificationMessageTemplate = new VerificationMessageTemplateType { DefaultEmailOption = DefaultEmailOptionType.ConfirmWithLink } },
            c => c with { DefaultRedirectURI = TestCognito.Callback, PreventUserExistenceErrors = prevent });
        await site.Cognito.SignUp(site.Client, "eva");
        var mail = (await site.Cognito.Outbox(site.Pool))[0].Body;
        var link = WebUtility.HtmlDecode(mail[mail.IndexOf("http://localhost:8080", StringComparison.Ordinal)..].Split('"', ' ', '<')[0]);
        using var browser = site.Browser();
        var page = await browser.Open(link.Replace("http://localhost:8080", site.Url, StringComparison.Ordinal));
        Assert.Equal("You are confirmed", page.Title);
        Assert.Equal("Sign in", (await browser.Follow(page, "Sign in")).Title);
        // A mail scanner may have opened it first.
        using var other = site.Browser();
        var again = await other.Open(page.Address.ToString());
        Assert.Equal((HttpStatusCode.OK, page.Title, page.Text), (again.Status, again.Title, again.Text));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Open(page.Address.ToString().Replace("confirmation_code=", "confirmation_code=9", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task A_locked_account_says_so()
    {
        await using var site = await Site.Start();
        await site.Cognito.AUser(site.Pool);
        using var browser = site.Browser();
        var page = await browser.Open(site.Authorize());
        for (var i = 0; i < 5; i++) page = await browser.Submit(page, new() { ["username"] = "ana", ["password"] = "wrong" });
        Assert.Equal("Incorrect username or password.", page.Alert);
        Assert.Equal("Password attempts exceeded", (await browser.Submit(page, new() { ["username"] = "ana", ["password"] = TestCognito.Password })).Alert);
    }

    [Fact]
    public async Task A_pool_whose_names_are_e_mail_addresses_asks_for_nothing_else()
    {
        await using var site = await Site.Start(p => p with { UsernameAttributes = ["email"], UsernameConfiguration = new UsernameConfigurationType { CaseSensitive = false } });
        using var browser = site.Browser();
        var signUp = await browser.Follow(await browser.Open(site.Authorize()), "Create an account");
        Assert.Null(signUp.Document.QuerySelector("[name='userAttributes.email']"));
        var confirm = await browser.Submit(signUp, new() { ["username"] = "eva@example.com", ["password"] = TestCognito.Password });
        var login = await browser.Submit(confirm, new() { ["code"] = await site.Cognito.NewestCode(site.Pool) }, "Confirm");
        Assert.StartsWith(TestCognito.Callback + "?code=", (await browser.Submit(login, new() { ["username"] = "Eva@example.com", ["password"] = TestCognito.Password })).Location);
    }

    internal static async Task<JsonElement> Token(Site site, Dictionary<string, string> form)
    {
        using var response = await Client(site, "/oauth2/token", form);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    internal static async Task<HttpResponseMessage> Client(Site site, string path, Dictionary<string, string> form)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, site.Base + path) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{site.Client.ClientId}:{site.Client.ClientSecret}")));
        return await http.SendAsync(request);
    }

    private static async Task<JsonElement> UserInfo(Site site, string token)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return JsonDocument.Parse(await http.GetStringAsync(site.Base + "/oauth2/userInfo")).RootElement;
    }
}
