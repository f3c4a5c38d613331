using Microsoft.Playwright;

namespace CognitoConsole.Browser.Tests;

/// <summary>Changing things, as it looks in a browser.</summary>
public sealed class ScreenTests(Site site)
{
    private static async Task<string[]> Rows(Tab tab, string table) =>
        [.. (await tab.Page.Locator($"{table} tbody tr").AllInnerTextsAsync()).Select(r => string.Join(" | ", r.Split('\t', StringSplitOptions.TrimEntries)))];

    [Fact]
    public async Task Saving_shows_old_and_new_and_a_concurrent_change_is_a_conflict()
    {
        var (pool, _) = await site.APool("Conflicts", "conflicts");
        await using var mine = await site.Open();
        await using var theirs = await site.Open();
        foreach (var tab in new[] { mine, theirs }) await tab.Go($"/user-pools/{pool}/authentication-methods");

        await theirs.Type("Minimum length", "20");
        await theirs.Press("Review and save");
        await theirs.Dialog.WaitForAsync();
        Assert.Equal(["Minimum password length | 8 | 20"], await Rows(theirs, ".mud-dialog"));
        await theirs.PressInDialog("Save changes");
        await Assertions.Expect(theirs.Dialog).ToHaveCountAsync(0);

        await mine.Type("Minimum length", "14");
        await mine.Press("Review and save");
        await mine.PressInDialog("Save changes");
        await mine.Shows("Somebody else changed this meanwhile");
        await Assertions.Expect(mine.Page.Locator(".mud-dialog tbody tr")).ToHaveTextAsync([new System.Text.RegularExpressions.Regex("Minimum password length\\s*8\\s*20\\s*14")]);
        await mine.PressInDialog("Put mine on top");
        await mine.PressInDialog("Save changes");
        await Assertions.Expect(mine.Dialog).ToHaveCountAsync(0);
        await mine.Go($"/user-pools/{pool}/authentication-methods");
        await Assertions.Expect(mine.Field("Minimum length")).ToHaveValueAsync("14");
        Assert.Empty(mine.Problems);
    }

    [Fact]
    public async Task A_condition_of_the_user_search_is_as_high_as_its_fields()
    {
        await using var tab = await site.Open();
        await tab.Go($"{site.Pool}/users");
        await tab.Press("More conditions");
        await tab.Press("Add condition");
        var second = tab.Page.GetByRole(AriaRole.Group, new() { Name = "Condition 2", Exact = true });
        await second.WaitForAsync();
        Assert.InRange((await second.BoundingBoxAsync())!.Height, 20, 100);
    }

    [Fact]
    public async Task A_chart_becomes_a_picture_and_a_report_a_file()
    {
        await using var tab = await site.Open();
        await tab.Go($"/identity-pools/{Uri.EscapeDataString(site.IdentityPoolId)}/statistics");
        var picture = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Press("Download the chart as PNG"));
        Assert.Matches(@"^us-east-1-[0-9a-f-]{36}-created-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.png$", picture.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync(await picture.PathAsync());
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], bytes[..4]);
        // Width and height stand behind the first chunk's name, most significant byte first.
        Assert.Equal((2200, 680), ((bytes[18] << 8) + bytes[19], (bytes[22] << 8) + bytes[23]));

        foreach (var (file, line) in new[] { ("user-pools.csv", $"{site.PoolId},Customers,"), ("identity-pools.csv", $"{site.IdentityPoolId},Web shop identities,") })
        {
            var answer = await tab.Context.APIRequest.GetAsync($"{site.Url}/files/report/{file}");
            Assert.Equal((200, "text/csv; charset=utf-8"), (answer.Status, answer.Headers["content-type"]));
            Assert.Contains($"\n{line}", await answer.TextAsync(), StringComparison.Ordinal);
        }

        await using var stranger = await site.OpenStranger();
        Assert.DoesNotContain("Customers", await (await stranger.Context.APIRequest.GetAsync($"{site.Url}/files/report/user-pools.csv")).TextAsync(), StringComparison.Ordinal);
        Assert.Empty(tab.Problems);
    }

    [Fact]
    public async Task What_is_not_saved_is_asked_about()
    {
        await using var tab = await site.Open();
        await tab.Go($"{site.Pool}/settings");
        await tab.Type("Pool name", "Renamed");
        await Assertions.Expect(tab.Page.Locator("[data-dirty=true]")).ToHaveCountAsync(1);
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "App clients", Exact = true }).ClickAsync();
        await tab.Shows("Leave without saving?");
        await tab.PressInDialog("Stay on this page");
        await Assertions.Expect(tab.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(tab.Field("Pool name")).ToHaveValueAsync("Renamed");

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "App clients", Exact = true }).ClickAsync();
        await tab.Shows("Leave without saving?");
        await Assertions.Expect(tab.Dialog.Locator(":focus")).ToHaveCountAsync(1);
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tab.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(tab.Field("Pool name")).ToHaveValueAsync("Renamed");
    }

    [Fact]
    public async Task A_link_pressed_before_the_page_is_alive_leads_on()
    {
        await using var tab = await site.Open();
        await tab.Context.RouteAsync("**/_blazor/**", route => route.AbortAsync());
        await tab.Page.GotoAsync($"{site.Pool}/users");
        await tab.Page.EvaluateAsync("() => window.leftBehind = true");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "App clients", Exact = true }).ClickAsync();
        await Assertions.Expect(tab.Heading("App clients")).ToBeVisibleAsync();
        Assert.False(await tab.Page.EvaluateAsync<bool>("() => window.leftBehind === true"));
    }

    [Fact]
    public async Task Of_what_could_not_be_read_no_empty_frame_is_shown()
    {
        await using var tab = await site.Open();
        var account = tab.Page.Locator("section.cc-panel[aria-label=Account]");
        await tab.Go($"{site.Pool}/users/amelia");
        await Assertions.Expect(account).ToBeVisibleAsync();
        await tab.Go($"{site.Pool}/users/nobody");
        await tab.Shows("Not found");
        await Assertions.Expect(account).ToHaveCountAsync(1);
        await Assertions.Expect(account).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Users_and_groups_are_made_changed_and_deleted()
    {
        var (pool, _) = await site.APool("People", "people-shop");
        await using var tab = await site.Open();
        await tab.Go($"/user-pools/{pool}/groups");
        await tab.Press("Create group");
        await Assertions.Expect(tab.Heading("Create group")).ToBeVisibleAsync();
        await tab.Alive();
        await tab.Type("Group name", "editors");
        await tab.Type("Precedence", "3");
        await tab.Press("Create group");
        await tab.IsAt($"/user-pools/{pool}/groups/editors");

        await tab.Go($"/user-pools/{pool}/users");
        await tab.Shows("No users yet");
        await tab.Press("Create user");
        await Assertions.Expect(tab.Heading("Create user")).ToBeVisibleAsync();
        await tab.Alive();
        await tab.Type("User name", "kim");
        await tab.Type("Email", "kim@example.com");
        await tab.Press("Create user");
        await tab.IsAt($"/user-pools/{pool}/users/kim");
        await tab.Shows("Force change password");

        await tab.Go($"/user-pools/{pool}/users/kim/groups");
        await tab.Press("Add to group");
        await tab.Press("Add to editors");
        await Assertions.Expect(tab.Page.Locator("main tbody tr")).ToContainTextAsync(["editors"]);

        await tab.Go($"/user-pools/{pool}/users?filter={Uri.EscapeDataString("email ^= \"kim@\"")}");
        await Assertions.Expect(tab.Page.Locator("tbody tr")).ToContainTextAsync(["kim@example.com"]);
        await tab.Page.Locator("tbody tr").ClickAsync();
        await tab.IsAt($"/user-pools/{pool}/users/kim");
        await tab.Alive();

        async Task Act(string action)
        {
            await tab.Page.Locator(".cc-actionmenu summary").ClickAsync();
            await tab.Press(action);
            await tab.Dialog.WaitForAsync();
        }

        await Act("Disable access");
        await tab.PressInDialog("Disable access");
        await Assertions.Expect(tab.Dialog).ToHaveCountAsync(0);
        await tab.Shows("Disabled");
        await Act("Delete user");
        Assert.Equal("true", await tab.Dialog.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).GetAttributeAsync("aria-disabled"));
        await tab.Field("Type kim to confirm").FillAsync("kim");
        await tab.PressInDialog("Delete");
        await tab.IsAt($"/user-pools/{pool}/users");
        await tab.Shows("No users yet");
        Assert.Empty(tab.Problems);
    }
}
