using Microsoft.Playwright;

namespace CognitoConsole.Browser.Tests;

/// <summary>Source code in Monaco, and without it.</summary>
public sealed class CodeEditorTests(Site site)
{
    private static ILocator Editor(Tab tab) => tab.Page.Locator(".cc-code-input[data-editor] .view-lines").First;

    private static ILocator Underlined(Tab tab) => tab.Page.Locator(".monaco-editor .squiggly-error");

    private static Task<bool> HasFocus(Tab tab) => tab.Page.EvaluateAsync<bool>("() => document.querySelector('.monaco-editor').contains(document.activeElement)");

    private static async Task Write(Tab tab, string source)
    {
        await Editor(tab).ClickAsync();
        await tab.Page.Keyboard.PressAsync("Control+a");
        await tab.Page.Keyboard.InsertTextAsync(source);
    }

    [Fact]
    public async Task A_function_is_written_checked_at_its_line_and_saved_by_the_keyboard()
    {
        await using var tab = await site.Open();
        await tab.Go("/create-function");
        await tab.Type("Name", "written-in-monaco");
        await Write(tab, "exports.handler = async event => {\n  return event.;\n};");
        await Assertions.Expect(Underlined(tab)).ToHaveCountAsync(1);
        await tab.Shows("Unexpected token");

        const string Sound = "exports.handler = async event => event;";
        await Write(tab, Sound);
        await tab.Shows("No syntax errors");
        await Assertions.Expect(Underlined(tab)).ToHaveCountAsync(0);
        await tab.Page.Keyboard.PressAsync("Control+s");
        await tab.IsAt("/functions/written-in-monaco");
        // The address changes before the page does: what is typed into the editor that goes would go with it.
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Create function" })).ToHaveCountAsync(0);
        await Assertions.Expect(Editor(tab)).ToContainTextAsync("exports.handler");

        // Another text from the page reaches the editor too.
        await Write(tab, "exports.handler = null;");
        await tab.Press("Discard");
        await Assertions.Expect(tab.Page.Locator("textarea.cc-code-text")).ToHaveValueAsync(Sound);
        await Assertions.Expect(Editor(tab)).ToContainTextAsync("async");
        await Editor(tab).ClickAsync();
        await tab.Page.Keyboard.PressAsync("Control+s");
        await tab.Go("/functions/written-in-monaco/versions");
        await tab.Shows("Version 1");
        await Assertions.Expect(tab.Page.GetByText("Version 2")).ToHaveCountAsync(0);
        Assert.Empty(tab.Problems);
    }

    [Fact]
    public async Task No_letter_is_lost_however_fast_somebody_types()
    {
        await using var tab = await site.Open();
        await tab.Go("/create-function");
        await Write(tab, "");
        var text = string.Concat(Enumerable.Range(0, 60).Select(i => $"a{i}=b;"));
        await tab.Page.Keyboard.TypeAsync(text);
        await Assertions.Expect(tab.Page.Locator("textarea.cc-code-text")).ToHaveValueAsync(text);
        await tab.Shows("No syntax errors");
        await Assertions.Expect(Editor(tab)).ToHaveTextAsync(text);
    }

    [Fact]
    public async Task Nobody_is_caught_in_the_editor()
    {
        await using var tab = await site.Open();
        await tab.Go("/create-function");
        await Write(tab, "");
        await tab.Page.Keyboard.PressAsync("Tab");
        Assert.True(await HasFocus(tab));
        await tab.Page.Keyboard.PressAsync("Control+m");
        await tab.Page.Keyboard.PressAsync("Tab");
        Assert.False(await HasFocus(tab));

        await Editor(tab).ClickAsync();
        await tab.Page.Keyboard.PressAsync("Control+k");
        await tab.Dialog.WaitForAsync();
    }

    [Fact]
    public async Task Who_wants_the_plain_editor_keeps_it_and_loads_no_other()
    {
        await using var tab = await site.Open();
        await tab.Go("/create-function");
        await Write(tab, "exports.handler = 1;");
        await tab.Page.GetByLabel("Plain text editor").CheckAsync();
        await Assertions.Expect(tab.Field("Source")).ToHaveValueAsync("exports.handler = 1;");

        var asked = new List<string>();
        tab.Page.Request += (_, request) => asked.Add(request.Url);
        await tab.Go("/create-function");
        await Assertions.Expect(tab.Page.GetByLabel("Plain text editor")).ToBeCheckedAsync();
        await tab.Type("Source", "exports.handler = event.;");
        await tab.Shows("Unexpected token");
        Assert.DoesNotContain(asked, url => url.Contains("/monaco/", StringComparison.Ordinal));
        await tab.Page.GetByLabel("Plain text editor").UncheckAsync();
        await Assertions.Expect(Editor(tab)).ToContainTextAsync("exports.handler");
        await Assertions.Expect(Underlined(tab)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Pages_without_source_code_load_nothing_of_the_editor()
    {
        await using var tab = await site.Open();
        var asked = new List<string>();
        tab.Page.Request += (_, request) => asked.Add(request.Url);
        foreach (var path in new[] { "/", "/functions", "/policies", site.Pool, $"{site.Pool}/users/amelia" })
        {
            await tab.Go(path);
            await tab.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }

        Assert.NotEmpty(asked);
        Assert.DoesNotContain(asked, url => url.Contains("/monaco/", StringComparison.Ordinal) || url.Contains("/code-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/create-function")]
    [InlineData("/policies/Support")]
    public async Task The_editor_has_no_fault(string path)
    {
        await using var tab = await site.Open(checks: true);
        await tab.Go(path);
        await Editor(tab).WaitForAsync();
        var faults = (await Axe.Check(tab.Page, path)).Concat(tab.Problems).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
