using System.Net;
using CognitoConsole.Engine.Security;
using CognitoConsole.Server.Tests.Hosting;

namespace CognitoConsole.Server.Tests.Operators;

/// <summary>The authenticator app of an operator, end to end: on, sign-in with it, recovery codes, off.</summary>
public sealed class AuthenticatorTests
{
    private const string Email = RunningServer.Email;
    private const string Password = RunningServer.Password;

    [Fact]
    public async Task Turned_on_it_asks_for_a_code_at_every_sign_in()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        using var browser = new Browser();
        await browser.SignIn(server, Email, Password);
        var (secret, recovery) = await TurnOn(browser, server);
        Assert.Equal(10, recovery.Length);

        using var other = new Browser();
        var second = await other.SignIn(server, Email, Password, "?returnUrl=/user-pools");
        Assert.Equal("/account/second-factor", second.Address.AbsolutePath);
        // Not in without the code, whatever page is asked for.
        Assert.Equal("/account/sign-in", (await other.Open(server.Url + "/")).Address.AbsolutePath);
        var wrong = await other.Submit(second, new() { ["Input.Code"] = "000000" });
        Assert.Equal("This code is wrong or was used already. Wait for the next one.", Pages.Alert(wrong));
        var code = Code(secret, later: true);
        var home = await other.Submit(wrong, new() { ["Input.Code"] = code });
        Assert.Equal("/user-pools", home.Address.AbsolutePath);

        // The same code is used up.
        using var third = new Browser();
        var again = await third.SignIn(server, Email, Password);
        Assert.Equal("This code is wrong or was used already. Wait for the next one.", Pages.Alert(await third.Submit(again, new() { ["Input.Code"] = code })));
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        using var browser = new Browser();
        await browser.SignIn(server, Email, Password);
        var (_, recovery) = await TurnOn(browser, server);

        Assert.Equal("/", (await Recover(server, recovery[0])).Address.AbsolutePath);
        Assert.Equal("/account/second-factor", (await Recover(server, recovery[0])).Address.AbsolutePath);
        Assert.Equal("/", (await Recover(server, recovery[1].ToLowerInvariant())).Address.AbsolutePath);
        Assert.Contains("8 recovery codes are left", (await browser.Open(server.Url + "/account")).Text);

        // New ones end the old ones.
        var form = await browser.Open(server.Url + "/account/recovery-codes");
        var renewed = Codes(await browser.Submit(form, new() { ["Input.Password"] = Password }));
        Assert.Equal(10, renewed.Except(recovery).Count());
        Assert.Equal("/account/second-factor", (await Recover(server, recovery[2])).Address.AbsolutePath);
        Assert.Equal("/", (await Recover(server, renewed[0])).Address.AbsolutePath);
    }

    [Fact]
    public async Task It_is_turned_on_only_with_its_code_and_off_only_with_the_password()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        using var browser = new Browser();
        await browser.SignIn(server, Email, Password);

        var form = await browser.Open(server.Url + "/account/authenticator");
        var secret = Secret(form);
        var refused = await browser.Submit(form, new() { ["Input.Code"] = "000000", ["Input.Password"] = Password });
        Assert.Equal("This code is wrong. Check that the clock of your device is right.", Pages.Alert(refused));
        Assert.Equal(secret, Secret(refused));
        Assert.Equal("This is not your password.", Pages.Alert(await browser.Submit(refused, new() { ["Input.Code"] = Code(secret), ["Input.Password"] = "wrong password here" })));
        Assert.Equal("This page was open for too long. Scan the new code.", Pages.Alert(await browser.Submit(refused, new() { ["Input.Code"] = Code(secret), ["Input.Password"] = Password, ["Input.Secret"] = "x" })));
        Assert.Contains("the password alone signs in", (await browser.Open(server.Url + "/account")).Text);

        await TurnOn(browser, server);
        var off = await browser.Open(server.Url + "/account/authenticator/off");
        Assert.Equal("This is not your password.", Pages.Alert(await browser.Submit(off, new() { ["Input.Password"] = "wrong password here" })));
        Assert.Equal("The authenticator app is turned off.", Pages.Good(await browser.Submit(off, new() { ["Input.Password"] = Password })));
        using var other = new Browser();
        Assert.Equal("/", (await other.SignIn(server, Email, Password)).Address.AbsolutePath);

        var audit = data.AuditedActions();
        foreach (var action in new[] { "TurnOnAuthenticator", "TurnOffAuthenticator", "ConfirmPasswordFailed", "SignIn" }) Assert.Contains($"cognito-console:{action}", audit);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_every_way_with_the_password()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        using var browser = new Browser();
        await browser.SignIn(server, Email, Password);
        var (secret, recovery) = await TurnOn(browser, server);

        using var guesser = new Browser();
        var form = await guesser.SignIn(server, Email, Password);
        for (var i = 0; i < 5; i++) form = await guesser.Submit(form, new() { ["Input.Code"] = "00000" + i });
        Assert.Equal("Too many wrong codes. Try again in 15 minutes.", Pages.Alert(await guesser.Submit(form, new() { ["Input.Code"] = Code(secret, later: true) })));
        Assert.Equal("/account/sign-in", (await Recover(server, recovery[0], demandSecond: false)).Address.AbsolutePath);
        // Whoever is in stays in.
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(server.Url + "/account")).Status);
    }

    internal static async Task<(string Secret, string[] Recovery)> TurnOn(Browser browser, ServerProcess server)
    {
        var form = await browser.Open(server.Url + "/account/authenticator");
        Assert.NotNull(form.Document.QuerySelector("svg[role=img] path"));
        var secret = Secret(form);
        var on = await browser.Submit(form, new() { ["Input.Code"] = Code(secret), ["Input.Password"] = RunningServer.Password });
        Assert.Equal("The authenticator app is turned on", on.Title);
        var recovery = Codes(on);
        Assert.DoesNotContain(recovery[0], (await browser.Open(server.Url + "/account/authenticator")).Text);
        return (secret, recovery);
    }

    private static async Task<Visit> Recover(ServerProcess server, string code, bool demandSecond = true)
    {
        using var browser = new Browser();
        var second = await browser.SignIn(server, Email, Password);
        if (second.Address.AbsolutePath != "/account/second-factor" && !demandSecond) return second;
        return await browser.Submit(await browser.Follow(second, "use a recovery code"), new() { ["Input.Code"] = code });
    }

    private static string Secret(Visit page) => page.Document.QuerySelector("code.cc-account-secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

    private static string[] Codes(Visit page) => [.. page.Document.QuerySelectorAll(".cc-account-codes code").Select(c => c.TextContent)];

    /// <param name="later">Of the next step, which is taken too: the present one may be used up.</param>
    private static string Code(string secret, bool later = false) => Totp.Code(Base32(secret), Totp.StepAt(TimeProvider.System.GetUtcNow()) + (later ? 1 : 0));

    private static byte[] Base32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
