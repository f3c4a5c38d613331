using CognitoConsole.Contracts.Sync;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Admin.Tests.Sync;

/// <summary>What an identity pool's datasets hold, and the function that is asked.</summary>
public sealed class SyncPageTests : RoutedContext
{
    [Fact]
    public async Task Shows_what_is_used()
    {
        var device = await Cognito.ADevice();
        var page = Open(ConsoleUrls.IdentityPoolSync(device.Pool));
        page.Shows("Nothing has been synchronized yet");
        await device.Write(Put("theme", "dark"));
        Again(ConsoleUrls.IdentityPoolSync(device.Pool));
        page.Shows("9 bytes");
        Assert.DoesNotContain("Nothing has been synchronized yet", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sync_trigger_is_chosen_among_functions_and_taken_away_again()
    {
        var device = await Cognito.ADevice();
        var page = Open(ConsoleUrls.IdentityPoolSync(device.Pool));
        page.Shows("There is no function yet.");
        var arn = await Cognito.AFunction("", "badges");
        Again(ConsoleUrls.IdentityPoolSync(device.Pool));
        await page.Type("Sync trigger", "1");
        await page.Press("Review and save");
        page.Shows("aws cognito-sync set-cognito-events");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Contains("set-cognito-events", Sent, StringComparison.Ordinal));
        Assert.Equal(arn, (await Cognito.Invoke(new GetCognitoEventsRequest { IdentityPoolId = device.Pool })).Events!["SyncTrigger"]);

        Links.NavigateTo(ConsoleUrls.Function("badges"));
        var back = await page.Href($"a[href='{ConsoleUrls.IdentityPoolSync(device.Pool)}']");
        page.Shows("Test identities: Sync trigger");

        Links.NavigateTo(back);
        await page.Type("Sync trigger", "0");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Equal(2, Sent.Split("set-cognito-events").Length - 1));
        Assert.Empty((await Cognito.Invoke(new GetCognitoEventsRequest { IdentityPoolId = device.Pool })).Events!);
    }

    private void Again(string url)
    {
        Links.NavigateTo(ConsoleUrls.Functions());
        Links.NavigateTo(url);
    }
}
