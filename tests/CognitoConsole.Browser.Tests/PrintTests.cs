using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CognitoConsole.Browser.Tests;

/// <summary>What an auditor holds in his hand: the report on paper.</summary>
public sealed partial class PrintTests(Site site)
{
    [Fact]
    public async Task The_report_prints_its_numbers_and_nothing_to_press()
    {
        await using var tab = await site.Open();
        await tab.Go("/report");
        await Assertions.Expect(tab.Page.Locator("button:visible").First).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator("nav:visible").First).ToBeVisibleAsync();
        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var what in new[] { "button", "a.mud-button-root", "nav", "input", "select", ".cc-skip", ".cc-top", ".cc-nav", ".cc-actions", ".cc-toasts" })
            await Assertions.Expect(tab.Page.Locator($"{what}:visible")).ToHaveCountAsync(0);
        await Assertions.Expect(tab.Heading("Report")).ToBeVisibleAsync();
        foreach (var name in new[] { "Customers", "Web shop identities" }) await Assertions.Expect(tab.Page.Locator("main tbody tr:visible").Filter(new() { HasText = name }).First).ToBeVisibleAsync();
    }

    /// <summary>Upright, where paper is as narrow as a small screen: every column all the same, and times that mean something the day after.</summary>
    [Theory]
    [InlineData("/audit", 0, 1)]
    [InlineData("POOL/users", 0, 5)]
    [InlineData("POOL/groups", 0, -1)]
    public async Task Lists_print_all_their_columns_and_exact_times(string address, int first, int time)
    {
        await using var tab = await site.Open();
        await tab.Go(address.Replace("POOL", site.Pool, StringComparison.Ordinal));
        var columns = await tab.Page.Locator("main thead th:not(.cc-tick, .cc-row-actions)").CountAsync();
        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await tab.Page.SetViewportSizeAsync((int)((595 / 72.0 - 0.8) * 96), 1000);
        Assert.Equal(columns, await tab.Page.Locator("main thead th:visible").CountAsync());
        var cells = tab.Page.Locator("main tbody tr").First.Locator("th:visible, td:visible");
        Assert.Equal(columns, await cells.CountAsync());
        Assert.Equal(0, await cells.Nth(first).Locator(".cc-narrow:visible").CountAsync());
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1"));
        if (time < 0) return;
        Assert.Matches(@"^""\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC""\|0px$", await cells.Nth(time).Locator("time").EvaluateAsync<string>("t => `${getComputedStyle(t, '::after').content}|${getComputedStyle(t).fontSize}`"));
    }

    /// <summary>On both usual papers: no column is cut off, no row torn, and every page has the heads of its columns.</summary>
    [Theory]
    [InlineData("A4", 842)]
    [InlineData("Letter", 792)]
    public async Task The_tables_are_whole_on_paper_across(string paper, int points)
    {
        await using var tab = await site.Open();
        await tab.Go("/report?rows=all");
        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });
        // A point is 1/72 of an inch, a pixel 1/96; the margins are the browser's own, 0.4 inch on either side.
        await tab.Page.SetViewportSizeAsync((int)((points / 72.0 - 0.8) * 96), 700);
        Assert.Equal(2, await tab.Page.Locator("main .cc-table").CountAsync());
        foreach (var table in await tab.Page.Locator("main .cc-table").AllAsync())
        {
            Assert.True(await table.EvaluateAsync<bool>("t => t.getBoundingClientRect().right <= document.documentElement.clientWidth + 1 && t.scrollWidth <= t.clientWidth + 1"), await table.InnerTextAsync());
            // What scrolls on a screen is cut off on paper.
            Assert.Equal("visible", await table.EvaluateAsync<string>("t => getComputedStyle(t.closest('.cc-scroll')).overflowX"));
            Assert.Equal("table-header-group", await table.EvaluateAsync<string>("t => getComputedStyle(t.tHead).display"));
            Assert.True(await table.EvaluateAsync<bool>("t => [...t.tBodies[0].rows].every(r => getComputedStyle(r).breakInside === 'avoid')"));
        }

        var pdf = Encoding.Latin1.GetString(await tab.Page.PdfAsync(new() { Format = paper, Margin = new() { Left = "0.4in", Right = "0.4in", Top = "0.4in", Bottom = "0.4in" } }));
        var pages = PageSize().Matches(pdf).Select(m => (Width: Number(m, "width"), Height: Number(m, "height"))).ToList();
        // An empty page of its own before the report would be upright.
        Assert.All(pages, p => Assert.True(p.Width > p.Height, $"{p.Width} × {p.Height}"));
        Assert.InRange(pages[0].Width, points - 1, points + 1);

        static double Number(Match match, string name) => double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"/MediaBox ?\[0 0 (?<width>[0-9.]+) (?<height>[0-9.]+)\]")]
    private static partial Regex PageSize();
}
