using Microsoft.Playwright;

namespace CognitoConsole.Server.Tests.Operators;

/// <summary>One Chromium for the tests of a class; each test has a context of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? Programs.First(File.Exists),
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
    }

    /// <summary>A browser of somebody, with nothing in it.</summary>
    public async Task<IPage> Open()
    {
        var page = await (await _browser.NewContextAsync()).NewPageAsync();
        page.SetDefaultTimeout(20_000);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

internal static class ChromiumSteps
{
    /// <summary>Passkeys belong to a name, which 127.0.0.1 is not.</summary>
    public static string Localhost(this ServerProcess server) => server.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    public static async Task SignIn(this IPage page, ServerProcess server, string email, string password)
    {
        await page.GotoAsync(server.Localhost() + "/account/sign-in");
        await page.GetByLabel("Email address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>The circuit is up.</summary>
    public static Task Interactive(this IPage page) => page.Locator("[data-interactive=true]").WaitForAsync();
}
