using System.Text.Json;
using CognitoConsole.Server.Tests.Hosting;
using Microsoft.Playwright;

namespace CognitoConsole.Server.Tests.Operators;

/// <summary>Passkeys of operators with Chromium's own virtual authenticator.</summary>
public sealed class PasskeyTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Refused = "No operator signs in with this passkey here. Sign in with email address and password.";

    [Fact]
    public async Task A_passkey_is_made_signs_in_is_renamed_and_ends()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        var page = await chromium.Open();
        var device = await Authenticator.Plug(page);
        await page.SignIn(server, RunningServer.Email, RunningServer.Password);
        await Add(page, server, "Laptop");
        Assert.Equal("The passkey is added.", (await page.GetByRole(AriaRole.Status).First.TextContentAsync())!.Trim());
        Assert.Equal(1, await device.Credentials());

        await SignOut(page, server);
        await Use(page, server);
        await page.WaitForURLAsync(server.Localhost() + "/");

        await page.GotoAsync(server.Localhost() + "/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Laptop" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Old laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save name" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Old laptop" }).ClickAsync();
        await page.GetByLabel("Your password").FillAsync("wrong password here");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove passkey" }).ClickAsync();
        await page.GetByText("This is not your password.").WaitForAsync();
        await page.GetByLabel("Your password").FillAsync(RunningServer.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove passkey" }).ClickAsync();
        await page.GetByText("The passkey is removed.").WaitForAsync();

        await SignOut(page, server);
        await Use(page, server);
        await page.GetByText(Refused).WaitForAsync();
        foreach (var action in new[] { "AddPasskey", "RenamePasskey", "RemovePasskey" }) Assert.Contains($"cognito-console:{action}", data.AuditedActions());
    }

    [Fact]
    public async Task Without_the_password_the_device_is_not_even_asked()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        var page = await chromium.Open();
        var device = await Authenticator.Plug(page);
        await page.SignIn(server, RunningServer.Email, RunningServer.Password);
        await page.GotoAsync(server.Localhost() + "/account/passkeys/add");
        await page.GetByLabel("Name").FillAsync("Laptop");
        await page.GetByLabel("Your password").FillAsync("wrong password here");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add passkey" }).ClickAsync();
        await page.GetByText("This is not your password.").WaitForAsync();
        Assert.Equal(0, await device.Credentials());
        Assert.Equal(["0"], data.Query("SELECT CAST(COUNT(*) AS TEXT) FROM AspNetUserPasskeys"));
    }

    [Fact]
    public async Task It_opens_for_a_locked_operator_but_not_for_a_disabled_one()
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        var page = await chromium.Open();
        await Authenticator.Plug(page);
        await page.SignIn(server, RunningServer.Email, RunningServer.Password);
        await Add(page, server, "Laptop");
        await SignOut(page, server);

        // Somebody else guesses passwords.
        using var guesser = new Browser();
        for (var i = 0; i < 6; i++) await guesser.SignIn(server, RunningServer.Email, "wrong password " + i);
        Assert.Equal("/account/sign-in", (await guesser.SignIn(server, RunningServer.Email, RunningServer.Password)).Address.AbsolutePath);
        await Use(page, server);
        await page.WaitForURLAsync(server.Localhost() + "/");

        await SignOut(page, server);
        data.Execute("UPDATE Operators SET Disabled = 1");
        await Use(page, server);
        await page.GetByText(Refused).WaitForAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("not json")]
    [InlineData("{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{\"authenticatorData\":\"AAAA\",\"clientDataJSON\":\"AAAA\",\"signature\":\"AAAA\"}}")]
    public async Task What_no_authenticator_has_made_is_refused(string credential)
    {
        using var data = new DataFolder();
        await using var server = await ServerProcess.Start(data, RunningServer.Bootstrap);
        using var browser = new Browser();
        var form = await browser.Open(server.Url + "/account/sign-in");
        Assert.Equal(Refused, Pages.Alert(await browser.Submit(form, new() { ["Passkey.Credential"] = credential }, "passkey")));

        await browser.SignIn(server, RunningServer.Email, RunningServer.Password);
        var add = await browser.Open(server.Url + "/account/passkeys/add");
        var refused = await browser.Submit(add, new() { ["Input.Name"] = "x", ["Input.Password"] = RunningServer.Password, ["Input.Credential"] = credential });
        Assert.NotEmpty(Pages.Alert(refused));
        Assert.Equal("/account/passkeys/add", refused.Address.AbsolutePath);
    }

    private static async Task Add(IPage page, ServerProcess server, string name)
    {
        await page.GotoAsync(server.Localhost() + "/account/passkeys/add");
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Your password").FillAsync(RunningServer.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/account?done=passkey");
    }

    private static async Task Use(IPage page, ServerProcess server)
    {
        await page.GotoAsync(server.Localhost() + "/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
    }

    private static async Task SignOut(IPage page, ServerProcess server)
    {
        await page.GotoAsync(server.Localhost() + "/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere" }).ClickAsync();
        await page.WaitForURLAsync("**/account/sign-in");
    }

    /// <summary>A platform authenticator that recognises its owner at once.</summary>
    private sealed class Authenticator(ICDPSession session, string id)
    {
        public static async Task<Authenticator> Plug(IPage page)
        {
            var session = await page.Context.NewCDPSessionAsync(page);
            await session.SendAsync("WebAuthn.enable");
            var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            });
            return new Authenticator(session, added!.Value.GetProperty("authenticatorId").GetString()!);
        }

        public async Task<int> Credentials()
        {
            JsonElement? list = await session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = id });
            return list!.Value.GetProperty("credentials").GetArrayLength();
        }
    }
}
