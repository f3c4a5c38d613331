using Microsoft.Playwright;

namespace CognitoConsole.Browser.Tests;

public sealed class AccessibilityTests(Site site)
{
    private static void None(IReadOnlyList<string> faults) => Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults)}");

    /// <summary>Follows the links of the console from its first page on; of many pages of one kind it opens one.</summary>
    [Fact]
    public async Task Every_screen_is_reached_by_links_and_has_no_fault()
    {
        await using var tab = await site.Open(checks: true);
        var faults = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Queue<(string Screen, string Path)>([("/", "/")]);
        while (pending.TryDequeue(out var next))
        {
            if (!seen.Add(next.Screen)) continue;
            await tab.Go(next.Path);
            foreach (var path in await tab.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin).map(a => a.pathname)"))
                if (Screens.Of(path) is { } screen && !seen.Contains(screen)) pending.Enqueue((screen, path));
            faults.AddRange(await Axe.Check(tab.Page, next.Screen));
        }

        faults.AddRange(tab.Problems);
        faults.AddRange(Screens.WithoutDetails.Except(seen).Select(t => $"No link leads to {t}"));
        None(faults);
    }

    [Fact]
    public async Task Dialogs_menus_and_empty_states_have_no_fault()
    {
        await using var tab = await site.Open(checks: true);
        var faults = new List<string>();
        async Task Check(string name) => faults.AddRange(await Axe.Check(tab.Page, name));

        await tab.Go("/user-pools?q=nothing-of-that-name");
        await tab.Shows("No matches");
        await Check("Empty search");

        await tab.Page.Keyboard.PressAsync("Control+k");
        await tab.Page.Locator("#cc-palette-list li").First.WaitForAsync();
        await Check("Palette");
        await tab.Page.Keyboard.PressAsync("Escape");

        foreach (var (button, name) in new[] { ("Notifications", "Notifications"), ("Keyboard", "Keyboard map") })
        {
            await tab.Press(button);
            await tab.Dialog.WaitForAsync();
            await Check(name);
            await tab.PressInDialog("Close");
            await Assertions.Expect(tab.Dialog).ToHaveCountAsync(0);
        }

        await tab.Page.Locator(".cc-operator").ClickAsync();
        await Check("Operator's menu");

        await tab.Go($"{site.Pool}/settings");
        await tab.Type("Pool name", "Another name");
        await tab.Press("Review and save");
        await tab.Dialog.WaitForAsync();
        await Check("Review of changes");
        await tab.PressInDialog("Back to editing");
        await tab.Press("Discard");

        await tab.Press("Delete user pool");
        await tab.Dialog.WaitForAsync();
        await Check("Deletion");

        await tab.Go($"{site.Pool}/users/amelia");
        await tab.Page.Locator(".cc-actionmenu summary").ClickAsync();
        await Check("Actions of a user");

        await tab.Go("/user-pools/create/policies");
        await tab.Type("Minimum length", "2");
        await tab.Press("Next");
        await Assertions.Expect(tab.Page.Locator(".cc-invalid")).ToHaveCountAsync(1);
        await Check("A form with faults");

        await tab.Go("/user-pools/us-east-1_nowhere12");
        await Check("A pool that is gone");
        await tab.Go("/nowhere");
        await Check("Page not found");
        faults.AddRange(tab.Problems);
        None(faults);
    }

    [Fact]
    public async Task Pages_of_the_operators_account_have_no_fault()
    {
        await using var tab = await site.Open(checks: true);
        var faults = new List<string>();
        foreach (var path in new[] { "/account", "/account/password", "/account/authenticator", "/account/passkeys/add" })
        {
            var answer = await tab.Page.GotoAsync(path);
            Assert.True(answer!.Ok, $"{path}: {answer.Status}");
            faults.AddRange(await Axe.Check(tab.Page, path));
        }

        None(faults);
    }

    [Fact]
    public async Task What_strangers_see_has_no_fault()
    {
        await using var tab = await site.OpenStranger(checks: true);
        var faults = new List<string>();
        foreach (var path in new[] { "/account/sign-in", "/account/set-up?token=wrong", "/account/set-password?token=wrong" })
        {
            await tab.Page.GotoAsync(path);
            faults.AddRange(await Axe.Check(tab.Page, path));
        }

        foreach (var page in new[] { "login", "signup", "forgotPassword", "confirmForgotPassword" })
        {
            await tab.Page.GotoAsync($"/auth/example-shop/{page}{site.LoginQuery}");
            faults.AddRange(await Axe.Check(tab.Page, $"Hosted UI, {page}"));
        }

        await tab.Page.GotoAsync("/auth/example-shop/login?client_id=nobody");
        faults.AddRange(await Axe.Check(tab.Page, "Hosted UI, error"));

        await tab.Page.GotoAsync($"/auth/example-shop/login{site.LoginQuery}");
        await tab.Field("User name").FillAsync("amelia");
        await tab.Field("Password").FillAsync("Wrong-Password-1");
        await tab.Press("Sign in");
        await tab.Page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        faults.AddRange(await Axe.Check(tab.Page, "Hosted UI, refusal"));
        None(faults);
    }
}
