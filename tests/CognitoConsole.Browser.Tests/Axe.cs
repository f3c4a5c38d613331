using System.Text.Json;
using Microsoft.Playwright;

namespace CognitoConsole.Browser.Tests;

/// <summary>axe-core over a page, wide and narrow, light and dark.</summary>
internal static class Axe
{
    private const string Rules = "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }";

    // What a page is made of does not change with its colours.
    private const string Colours = "{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }";

    // Another width or colour scheme is there with the next frame, and after its transitions.
    private const string Settle = """
        async () => {
          const frame = () => new Promise(next => requestAnimationFrame(next));
          await frame();
          await frame();
          await Promise.allSettled(document.getAnimations().filter(a => a.effect?.getComputedTiming().endTime < 5000).map(a => a.finished));
        }
        """;

    private static readonly string Script = File.ReadAllText(Find());

    private const string TooWide = """
        () => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.cc-scroll,.cc-tabs,pre')).slice(0, 4).map(e => `${e.tagName}.${e.className}`).join(', ')
        """;

    /// <summary>One line per fault.</summary>
    public static async Task<IReadOnlyList<string>> Check(IPage page, string name)
    {
        var faults = new List<string>();
        await page.EvaluateAsync(Script + "; 0");
        foreach (var width in new[] { Chromium.Wide, Chromium.Narrow })
        {
            await page.SetViewportSizeAsync(width, 900);
            faults.AddRange(await Run(page, $"{name}, {width} wide", Rules));
            var over = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
            if (over > 0) faults.Add($"{name}, {width} wide: scrolls sideways by {over} px: {await page.EvaluateAsync<string>(TooWide)}");
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            faults.AddRange(await Run(page, $"{name}, {width} wide, dark", Colours));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }

        await page.SetViewportSizeAsync(Chromium.Wide, 900);
        // Whoever clicks next must find the controls where they stay.
        await page.EvaluateAsync(Settle);
        return faults;
    }

    private static async Task<IEnumerable<string>> Run(IPage page, string name, string rules)
    {
        await page.EvaluateAsync(Settle);
        var violations = await page.EvaluateAsync<JsonElement>(
            $"async () => (await axe.run(document, {{ runOnly: {rules}, resultTypes: ['violations'] }})).violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 160) + ' ' + (n.failureSummary ?? '').replace(/\\s+/g, ' ').slice(0, 240)).slice(0, 3)])");
        return violations.EnumerateArray().Select(v => $"{name}: {v[0].GetString()}: {string.Join(" | ", v[1].EnumerateArray().Select(n => n.GetString()))}");
    }

    private static string Find()
    {
        var path = Path.Combine(ServerProcess.Root, "tests", "clients", "node_modules", "axe-core", "axe.min.js");
        return File.Exists(path) ? path : throw new InvalidOperationException("axe-core is missing: bash tests/run.sh Browser installs it (npm ci in tests/clients).");
    }
}
