using CognitoConsole.Browser.Tests;
using Microsoft.Playwright;
using Xunit.Sdk;
using Xunit.v3;

[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Site))]

namespace CognitoConsole.Browser.Tests;

/// <summary>The machine's own Chromium. One process; every tab is a browser of its own, with its own cookies.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    public const int Wide = 1440, Narrow = 360;

    // A busy machine is slow, not wrong.
    private const float Patience = 30_000;

    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async Task Start()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program(), Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <param name="state">Cookies of somebody who is signed in; null for a stranger.</param>
    internal async Task<Tab> Open(string url, string? state = null, bool javaScript = true, bool checks = false)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = url,
            StorageState = state,
            JavaScriptEnabled = javaScript,
            ViewportSize = new() { Width = Wide, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = ColorScheme.Light,
            BypassCSP = checks,
        });
        context.SetDefaultTimeout(Patience);
        return new Tab(context, await context.NewPageAsync());
    }

    private static string Program()
    {
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.SelectMany(f => names.Select(n => Path.Combine(f, n))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Chromium is missing: bash tests/run.sh Browser installs it.");
    }
}
