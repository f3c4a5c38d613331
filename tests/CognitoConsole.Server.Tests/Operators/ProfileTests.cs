using CognitoConsole.Server.Tests.Hosting;

namespace CognitoConsole.Server.Tests.Operators;

public sealed class ProfileTests
{
    private const string Email = RunningServer.Email;
    private const string Password = RunningServer.Password;
    private const string Next = "another horse, another staple";

    [Fact]
    public async Task The_menu_leads_to_it_and_it_needs_a_sign_in()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        using var browser = new Browser();
        foreach (var path in new[] { "/account", "/account/password", "/account/authenticator", "/account/authenticator/off", "/account/recovery-codes", "/account/passkeys/add", "/account/passkeys/abc" })
            Assert.Equal("/account/sign-in", (await browser.Open(server.Url + path)).Address.AbsolutePath);
        var home = await browser.SignIn(server, Email, Password);
        Assert.Equal("My account", (await browser.Follow(home, "My account")).Title);
        Assert.Equal("There is no such passkey", (await browser.Open(server.Url + "/account/passkeys/abc")).Title);
        Assert.Equal("There is no such passkey", (await browser.Open(server.Url + "/account/passkeys/%F0%9F%94%91")).Title);
    }

    [Fact]
    public async Task The_password_changes_with_the_one_before_and_ends_the_other_sessions()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        using var browser = new Browser();
        using var elsewhere = new Browser();
        await browser.SignIn(server, Email, Password);
        await elsewhere.SignIn(server, Email, Password);
        var form = await browser.Open(server.Url + "/account/password");

        async Task<string> Try(string current, string next, string? again = null) =>
            Pages.Alert(await browser.Submit(form, new() { ["Input.Password"] = current, ["Input.Next"] = next, ["Input.Again"] = again ?? next }));
        Assert.Equal("The two new passwords differ.", await Try(Password, Next, "x"));
        Assert.Equal("This is not your password.", await Try("wrong password here", Next));
        Assert.Equal("The new password is the one you have.", await Try(Password, Password));
        Assert.Contains("at least 12 characters", await Try(Password, "short"));
        Assert.Contains("must not contain the own name", await Try(Password, "administrator of all"));

        var done = await browser.Submit(form, new() { ["Input.Password"] = Password, ["Input.Next"] = Next, ["Input.Again"] = Next });
        Assert.Equal("Your password is changed. You are signed out everywhere else.", Pages.Good(done));
        Assert.Equal("/account", (await browser.Open(server.Url + "/account")).Address.AbsolutePath);
        Assert.Equal("/account/sign-in", (await elsewhere.Open(server.Url + "/account")).Address.AbsolutePath);
        Assert.Equal("/account/sign-in", (await elsewhere.SignIn(server, Email, Password)).Address.AbsolutePath);
        Assert.Equal("/", (await elsewhere.SignIn(server, Email, Next)).Address.AbsolutePath);
        Assert.Contains("cognito-console:ChangeOwnPassword", data.AuditedActions());
    }

    [Fact]
    public async Task Sign_out_everywhere_ends_every_session()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        using var browser = new Browser();
        using var elsewhere = new Browser();
        await browser.SignIn(server, Email, Password);
        await elsewhere.SignIn(server, Email, Password);

        Assert.Equal("/account/sign-in", (await browser.Submit(await browser.Open(server.Url + "/account"), [], "Sign out everywhere")).Address.AbsolutePath);
        Assert.Equal("/account/sign-in", (await browser.Open(server.Url + "/")).Address.AbsolutePath);
        Assert.Equal("/account/sign-in", (await elsewhere.Open(server.Url + "/")).Address.AbsolutePath);
        Assert.Contains("cognito-console:SignOutEverywhere", data.AuditedActions());
    }

    [Fact]
    public async Task A_copy_of_the_cookie_ends_with_the_sign_out()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        using var browser = new Browser();
        using var thief = new Browser();
        var home = await browser.SignIn(server, Email, Password);
        foreach (System.Net.Cookie cookie in browser.Cookies.GetCookies(new Uri(server.Url))) thief.Cookies.Add(new Uri(server.Url), new System.Net.Cookie(cookie.Name, cookie.Value));
        Assert.Equal("/account", (await thief.Open(server.Url + "/account")).Address.AbsolutePath);

        Assert.Equal("/account/sign-in", (await browser.Submit(home, [], "Sign out")).Address.AbsolutePath);

        Assert.Equal("/account/sign-in", (await thief.Open(server.Url + "/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_operator_in_the_same_words_as_for_nobody()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        using var browser = new Browser();
        const string Sentence = "Email address or password is wrong. After five wrong passwords an operator is locked for 15 minutes.";
        for (var i = 0; i < 5; i++) Assert.Equal(Sentence, Pages.Alert(await browser.SignIn(server, Email, "wrong password " + i)));
        Assert.Equal(Sentence, Pages.Alert(await browser.SignIn(server, Email, Password)));
        Assert.Equal(Sentence, Pages.Alert(await browser.SignIn(server, "nobody@example.com", Password)));
    }

    [Fact]
    public async Task Wrong_passwords_on_the_own_pages_lock_too()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        using var browser = new Browser();
        await browser.SignIn(server, Email, Password);
        var form = await browser.Open(server.Url + "/account/password");
        var alerts = new List<string>();
        for (var i = 0; i < 6; i++)
            alerts.Add(Pages.Alert(await browser.Submit(form, new() { ["Input.Password"] = i == 5 ? Password : "wrong password " + i, ["Input.Next"] = Next, ["Input.Again"] = Next })));
        Assert.Equal("This is not your password.", alerts[0]);
        Assert.Equal("Too many wrong passwords. Try again in 15 minutes.", alerts[5]);
    }
}
