using Microsoft.Playwright;

namespace CognitoConsole.Browser.Tests;

/// <summary>What is wrong in a form is said once, where it is, and its field is found.</summary>
public sealed class FormTests(Site site)
{
    private static Task<int> Said(ILocator part, string text) => part.GetByText(text).CountAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_dialog_says_a_refusal_once_at_its_field(bool byEnter)
    {
        await using var tab = await site.Open();
        await tab.Go($"{site.Pool}/users/sofia");
        await tab.Page.Locator(".cc-actionmenu summary").ClickAsync();
        await tab.Press("Set password");
        await tab.Field("New password").FillAsync("short");
        if (byEnter) await tab.Page.Keyboard.PressAsync("Enter");
        else await tab.PressInDialog("Set password");
        await Assertions.Expect(tab.Dialog.GetByText("Password not long enough")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Field("New password")).ToBeFocusedAsync();
        await tab.Page.WaitForTimeoutAsync(300);
        Assert.Equal((1, 0), (await Said(tab.Dialog, "Password not long enough"), await tab.Dialog.Locator("[role=alert]").CountAsync()));

        await tab.Field("New password").FillAsync("Sunny-Meadow-42");
        await tab.PressInDialog("Set password");
        await Assertions.Expect(tab.Dialog).ToHaveCountAsync(0);
        Assert.Empty(tab.Problems);
    }

    [Fact]
    public async Task A_double_click_in_a_dialog_saves_once()
    {
        await using var tab = await site.Open();
        await tab.Go($"{site.Pool}/users/yuki");
        var saved = tab.Page.Locator(".cc-toast", new() { HasText = "were saved" });
        for (var i = 0; i < 3; i++)
        {
            await tab.Type("custom:department", $"Sales {i}");
            await tab.Press("Review and save");
            await tab.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).DblClickAsync();
            await Assertions.Expect(tab.Dialog).ToHaveCountAsync(0);
            await tab.Page.WaitForTimeoutAsync(500);
            await Assertions.Expect(saved).ToHaveCountAsync(1);
            await saved.GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(saved).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task A_fault_that_is_folded_away_is_unfolded()
    {
        await using var tab = await site.Open();
        await tab.Go($"{site.Pool}/create-user");
        await tab.Type("User name", "quentin");
        await tab.Page.GetByLabel("Do not send one").CheckAsync();
        var advanced = tab.Page.Locator("main details", new() { HasText = "Data for the pre sign-up trigger" });
        await advanced.Locator("summary").ClickAsync();
        await tab.Press("Add metadata");
        await tab.Type("Metadata value 1", "x");
        await advanced.Locator("summary").ClickAsync();
        await Assertions.Expect(tab.Field("Metadata key 1")).ToBeHiddenAsync();
        await tab.Press("Create user");
        await Assertions.Expect(tab.Field("Metadata key 1")).ToBeFocusedAsync();
        Assert.Equal(0, await tab.Page.Locator("main [role=alert]").CountAsync());
    }

    [Fact]
    public async Task Faults_that_are_not_all_in_sight_are_listed_and_lead_to_their_fields()
    {
        await using var tab = await site.Open();
        await tab.Page.SetViewportSizeAsync(1200, 500);
        await tab.Go($"{site.Pool}/authentication-methods");
        await tab.Type("Minimum length", "2");
        await tab.Type("Temporary passwords expire after (days)", "4000");
        await tab.Press("Review and save");
        var summary = tab.Page.Locator("main [role=alert]");
        await Assertions.Expect(summary).ToContainTextAsync("2 values need correction");
        await summary.GetByRole(AriaRole.Button, new() { Name = "Temporary passwords expire after (days)" }).ClickAsync();
        await Assertions.Expect(tab.Field("Temporary passwords expire after (days)")).ToBeFocusedAsync();
    }
}
