using Microsoft.Playwright;

namespace CognitoConsole.Browser.Tests;

public sealed class KeyboardTests(Site site)
{
    /// <summary>Everything that a key press should come to. Of a group of radio buttons Tab comes to one.</summary>
    private const string Controls = """
        () => {
          const all = [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex="0"]')].filter(e => {
            if (e.disabled || e.closest('fieldset[disabled]') || e.tabIndex < 0 || e.type === 'hidden' || !e.checkVisibility({ visibilityProperty: true })) return false;
            return e.type !== 'radio' || e.checked || ![...document.getElementsByName(e.name)].some(r => r.checked);
          });
          all.forEach((e, i) => e.dataset.control = i);
          return all.map(e => (e.getAttribute('aria-label') || e.innerText || e.id || e.outerHTML).slice(0, 60));
        }
        """;

    /// <summary>Which control has the focus, and whether an eye can see that it has.</summary>
    private const string Focused = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return ['-1', true];
          const seen = s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1) || s.boxShadow !== 'none';
          const field = e.closest('.mud-input')?.querySelector('.mud-input-outlined-border');
          return [e.dataset.control ?? '?', seen(getComputedStyle(e)) || seen(getComputedStyle(e, '::after')) || (field !== null && field !== undefined && parseFloat(getComputedStyle(field).borderTopWidth) >= 2)];
        }
        """;

    private async Task<Tab> OpenAt(string path)
    {
        var tab = await site.Open();
        await tab.Go(path);
        return tab;
    }

    [Theory]
    [InlineData("/user-pools")]
    [InlineData("/user-pools/create/attributes")]
    [InlineData("/audit")]
    [InlineData("POOL/users")]
    [InlineData("POOL/authentication-methods")]
    [InlineData("POOL/domain")]
    public async Task Tab_comes_to_every_control_and_shows_where_it_is(string path)
    {
        await using var tab = await OpenAt(path.Replace("POOL", site.Pool, StringComparison.Ordinal));
        var names = await tab.Page.EvaluateAsync<string[]>(Controls);
        var open = Enumerable.Range(0, names.Length).ToHashSet();
        var unseen = new List<string>();
        await tab.Page.EvaluateAsync("() => document.activeElement?.blur()");
        // A date has a stop for each of its parts.
        for (var presses = 0; presses < 2 * names.Length + 30 && open.Count > 0; presses++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            var (control, visible) = await tab.Page.EvaluateAsync<System.Text.Json.JsonElement>(Focused) is var f ? (f[0].GetString()!, f[1].GetBoolean()) : default;
            if (!int.TryParse(control, out var index) || index < 0) continue;
            open.Remove(index);
            if (!visible) unseen.Add(names[index]);
        }

        Assert.True(open.Count == 0, $"Never reached: {string.Join(", ", open.Select(i => names[i]))}");
        Assert.True(unseen.Count == 0, $"The focus is not to be seen on: {string.Join(", ", unseen)}");
    }

    [Fact]
    public async Task A_dialog_takes_the_focus_and_gives_it_back()
    {
        await using var tab = await OpenAt($"{site.Pool}/users/amelia");
        var menu = tab.Page.Locator(".cc-actionmenu summary");
        foreach (var (action, field) in new[] { ("Set password", "New password"), ("Sign out everywhere", null) })
        {
            await menu.FocusAsync();
            await tab.Page.Keyboard.PressAsync("Enter");
            await tab.Control(action).FocusAsync();
            await tab.Page.Keyboard.PressAsync("Enter");
            await HasFocus();
            if (field is not null) await Assertions.Expect(tab.Field(field)).ToBeFocusedAsync();
            await tab.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(tab.Dialog).ToHaveCountAsync(0);
            await Assertions.Expect(menu).ToBeFocusedAsync();
        }

        await tab.Go($"{site.Pool}/users/amelia/groups");
        await tab.Control("Add to group").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await HasFocus();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tab.Control("Add to group")).ToBeFocusedAsync();

        async Task HasFocus()
        {
            await tab.Dialog.WaitForAsync();
            await tab.Page.WaitForFunctionAsync("() => document.activeElement !== document.body && !document.activeElement.closest('main, .cc-top, .cc-nav')");
        }
    }

    [Fact]
    public async Task Arrows_go_round_in_an_open_menu_and_nowhere_else()
    {
        await using var tab = await OpenAt($"{site.Pool}/users/amelia");
        var menu = tab.Page.Locator(".cc-actionmenu summary");
        var items = tab.Page.Locator(".cc-actionmenu .cc-menu-item");
        await menu.FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(menu).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        foreach (var (key, item) in new[] { ("ArrowDown", items.Nth(0)), ("ArrowDown", items.Nth(1)), ("ArrowUp", items.Nth(0)), ("ArrowUp", items.Last), ("ArrowDown", items.Nth(0)) })
        {
            await tab.Page.Keyboard.PressAsync(key);
            await Assertions.Expect(item).ToBeFocusedAsync();
        }

        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(menu).ToBeFocusedAsync();
        await Assertions.Expect(items.First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Letters_lead_through_the_console_and_can_be_switched_off()
    {
        await using var tab = await OpenAt(site.Pool);
        await tab.Page.Keyboard.PressAsync("g");
        await tab.Page.Keyboard.PressAsync("u");
        await tab.IsAt($"{site.Pool}/users");
        await Assertions.Expect(tab.Heading("Users")).ToBeVisibleAsync();
        await tab.Alive();

        await tab.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(tab.Page.GetByPlaceholder("Find users")).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync("gu?");
        Assert.Equal(0, await tab.Dialog.CountAsync());
        await tab.Page.EvaluateAsync("() => document.activeElement.blur()");

        await tab.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(tab.Dialog.GetByRole(AriaRole.Heading, new() { Name = "Keyboard", Exact = true })).ToBeVisibleAsync();
        await tab.Dialog.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tab.Dialog).ToHaveCountAsync(0);

        await tab.Go($"{site.Pool}/groups");
        await tab.Page.Keyboard.PressAsync("g");
        await tab.Page.Keyboard.PressAsync("u");
        await tab.Page.Keyboard.PressAsync("?");
        await tab.Page.WaitForTimeoutAsync(500);
        Assert.Equal(0, await tab.Dialog.CountAsync());
        await tab.IsAt($"{site.Pool}/groups");
        Assert.Empty(tab.Problems);
    }

    [Theory]
    [InlineData("Control+k", "Orders", null, 0)]
    [InlineData("Meta+k", "tomers", "", 1)]
    [InlineData("Control+k", "Web sh", "/app-clients/", 2)] // and an identity pool
    [InlineData("Control+k", "amel", "/users/amelia", 1)]
    public async Task The_palette_finds_pools_clients_and_users(string keys, string text, string? found, int count)
    {
        await using var tab = await OpenAt($"{site.Pool}/groups");
        await tab.Page.Keyboard.PressAsync(keys);
        var input = tab.Page.Locator("#cc-palette");
        await Assertions.Expect(input).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync(text);
        if (found is null)
        {
            await tab.Shows("Nothing found");
            await tab.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(tab.Dialog).ToHaveCountAsync(0);
            return;
        }

        await Assertions.Expect(tab.Page.Locator("#cc-palette-list li")).ToHaveCountAsync(count);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.IsAt(site.Pool + found + (found == "/app-clients/" ? site.ClientId : ""));
    }

    [Fact]
    public async Task No_letter_of_the_source_is_lost_however_fast_somebody_types()
    {
        await using var tab = await OpenAt("/create-function");
        await tab.Page.GetByLabel("Plain text editor").CheckAsync();
        var source = tab.Field("Source");
        await source.FillAsync("");
        var text = string.Concat(Enumerable.Range(0, 60).Select(i => $"a{i}=>b;"));
        await source.PressSequentiallyAsync(text);
        await Assertions.Expect(tab.Page.GetByText("No syntax errors").Or(tab.Page.GetByText("Unexpected"))).ToBeVisibleAsync();
        await Assertions.Expect(source).ToHaveValueAsync(text);
    }

    [Fact]
    public async Task In_source_code_Tab_indents_and_Esc_gives_it_back()
    {
        await using var tab = await OpenAt("/create-function");
        await tab.Page.GetByLabel("Plain text editor").CheckAsync();
        var source = tab.Field("Source");
        await source.FillAsync("");
        await source.PressSequentiallyAsync("exports.handler = async event => {");
        foreach (var key in new[] { "Enter", "x", "Tab", "y" }) await tab.Page.Keyboard.PressAsync(key);
        await Assertions.Expect(source).ToHaveValueAsync("exports.handler = async event => {\n  x  y");
        await Assertions.Expect(source).ToBeFocusedAsync();
        await Assertions.Expect(tab.Page.Locator(".cc-code-lines span")).ToHaveCountAsync(2);
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(source).Not.ToBeFocusedAsync();
        await source.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(source).Not.ToBeFocusedAsync();
        await Assertions.Expect(source).ToHaveValueAsync("exports.handler = async event => {\n  x  y");
    }
}
