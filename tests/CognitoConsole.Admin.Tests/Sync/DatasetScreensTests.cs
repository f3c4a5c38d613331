using Bunit;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;
using static CognitoConsole.Testing.SyncDevice;

namespace CognitoConsole.Admin.Tests.Sync;

/// <summary>What a person's devices keep, seen and mended by an operator.</summary>
public sealed class DatasetScreensTests : RoutedContext
{
    [Fact]
    public async Task The_identity_shows_its_datasets()
    {
        var device = await Cognito.ADevice();
        var page = Open(ConsoleUrls.Identity(device.Pool, device.Identity));
        page.Shows("None: this is a guest.");
        Links.NavigateTo(await page.Href($"a[href='{ConsoleUrls.Identity(device.Pool, device.Identity, "datasets")}']"));
        page.Shows("No datasets");
        page.Shows("An app makes one when a device first synchronizes");

        await device.Write(Put("theme", "dark"), Put("lang", "de"));
        await page.Press("Refresh");
        page.WaitForAssertion(() => Assert.Equal("prefs 2 15 bytes", string.Join(' ', page.FindAll("tbody tr").Single().Children.Take(3).Select(c => c.TextContent.Trim()))));
        page.Shows("The identity");
        Assert.Equal(ConsoleUrls.Dataset(device.Pool, device.Identity, "prefs"), await page.Href("tbody a"));
    }

    [Fact]
    public async Task A_dataset_shows_its_records_and_where_they_came_from()
    {
        var device = await Cognito.ADevice();
        await device.Write(Put("theme", "dark"), Put("long", new string('x', 20_001)), Put("gone", "1"));
        await (device with { Caller = null }).Write(Remove("gone", 1), Put("empty", ""));
        var page = Open(ConsoleUrls.Dataset(device.Pool, device.Identity, "prefs"));
        page.Shows("3 of 1,024");
        page.Shows("19.5 KB of 1 MB");
        page.Shows("Developer (123456789012)");
        page.WaitForAssertion(() => Assert.Equal(["empty", "long", "theme"], page.FindAll("tbody th").Select(r => r.TextContent.Trim()).Order(StringComparer.Ordinal)));
        page.WaitForAssertion(() => Assert.Equal(20_001, page.Find("[aria-label='Copy value of long']").GetAttribute("data-copy")!.Length));
        Assert.DoesNotContain(new string('x', 41), page.Text(), StringComparison.Ordinal);
        page.Shows("The value is too long for a form");
    }

    [Fact]
    public async Task Records_are_added_changed_and_removed()
    {
        var device = await Cognito.ADevice();
        var page = Open(ConsoleUrls.Dataset(device.Pool, device.Identity, "prefs"));
        page.Shows("There is no such dataset");
        await page.Press("Add record");
        await page.Type("Key", "theme");
        await page.Type("Value", "dark");
        await page.Submit();
        page.Shows("1 of 1,024");
        Assert.Equal("theme=dark@1", Text((await device.List()).Records));

        await page.Press("Change theme");
        await page.Type("Value", "light");
        page.Shows("aws cognito-sync update-records");
        await page.Submit();
        page.WaitForAssertion(() => Assert.Equal("light", page.Find("[aria-label='Copy value of theme']").GetAttribute("data-copy")));
        Assert.Equal("theme=light@2", Text((await device.List()).Records));

        await page.Press("Remove theme");
        await page.Press("Remove record");
        page.Shows("No records");
        Assert.Equal("theme@3", Text((await device.List(0)).Records));

        // A key that was removed is written again.
        await page.Press("Add record");
        await page.Type("Key", "theme");
        await page.Type("Value", "dark");
        await page.Submit();
        page.WaitForAssertion(() => Assert.Equal("dark", page.Find("[aria-label='Copy value of theme']").GetAttribute("data-copy")));
        Assert.Contains("--record-patches", Sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_device_has_changed_meanwhile_is_not_overwritten()
    {
        var device = await Cognito.ADevice();
        await device.Write(Put("theme", "dark"));
        var page = Open(ConsoleUrls.Dataset(device.Pool, device.Identity, "prefs"));
        await page.Press("Change theme");
        await device.Write(Put("theme", "light", 1));
        await page.Type("Value", "blue");
        await page.Submit();
        page.Shows("Current SyncCount for: theme is: 2 not: 1");
        Assert.Equal("theme=light@2", Text((await device.List()).Records));

        // Behind the dialog stands what the device has written, from which one goes on.
        await page.Press("Cancel");
        page.WaitForAssertion(() => Assert.Equal("light", page.Find("[aria-label='Copy value of theme']").GetAttribute("data-copy")));
        await page.Press("Change theme");
        await page.Type("Value", "blue");
        await page.Submit();
        page.WaitForAssertion(() => Assert.Equal("blue", page.Find("[aria-label='Copy value of theme']").GetAttribute("data-copy")));
    }

    [Fact]
    public async Task A_dataset_is_made_with_its_first_record()
    {
        var device = await Cognito.ADevice();
        var page = Open(ConsoleUrls.Identity(device.Pool, device.Identity, "datasets"));
        await page.Press("Create dataset");
        await page.Type("Dataset", "two words");
        await page.Type("Key", "a");
        await page.Submit();
        page.Shows("Only letters, digits and _ . : -");
        await page.Type("Dataset", "scores");
        await page.Submit();
        page.Shows("1 of 1,024");
        Assert.Equal(ConsoleUrls.Dataset(device.Pool, device.Identity, "scores"), Path);
        Assert.Equal("a=@1", Text((await (device with { Dataset = "scores" }).List()).Records));
    }

    /// <summary>The session that was begun for the first name is no other dataset's, and neither are its keys.</summary>
    [Fact]
    public async Task Another_name_can_be_chosen_for_a_dataset_that_there_is_already()
    {
        var device = await Cognito.ADevice();
        await device.Write(Put("theme", "dark"));
        var page = Open(ConsoleUrls.Identity(device.Pool, device.Identity, "datasets"));
        await page.Press("Create dataset");
        await page.Type("Dataset", "prefs");
        await page.Type("Key", "theme");
        await page.Submit();
        page.Shows("There is a record with this key. Change it instead.");
        await page.Type("Dataset", "scores");
        await page.Submit();
        page.Shows("1 of 1,024");
        Assert.Equal("theme=@1", Text((await (device with { Dataset = "scores" }).List()).Records));
    }

    [Fact]
    public async Task A_dataset_is_deleted_by_its_name()
    {
        var device = await Cognito.ADevice();
        await device.Write(Put("theme", "dark"));
        var page = Open(ConsoleUrls.Dataset(device.Pool, device.Identity, "prefs"));
        await page.Press("Delete");
        page.Shows("aws cognito-sync delete-dataset");
        await page.Type("Type prefs to confirm", "prefs");
        await page.Use(() => page.FindAll(".cc-dialog button").Last(b => b.TextContent.Trim() == "Delete"), b => b.ClickAsync());
        page.Shows("No datasets");
        Assert.Equal(ConsoleUrls.Identity(device.Pool, device.Identity, "datasets"), Path);
        Assert.False((await device.List()).DatasetExists);
    }

    [Fact]
    public async Task A_merged_dataset_is_found_beside_its_own()
    {
        const string Developer = "login.example.app";
        var pool = await Cognito.AnIdentityPool(p => p with { DeveloperProviderName = Developer });
        var ids = new List<string>();
        foreach (var user in new[] { "noah", "yuki" })
        {
            ids.Add((await Cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = pool.IdentityPoolId, Logins = new Dictionary<string, string> { [Developer] = user } })).IdentityId!);
            await new SyncDevice(Cognito, pool.IdentityPoolId, ids[^1]).Write(Put("theme", user));
        }

        await Cognito.Invoke(new MergeDeveloperIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, DeveloperProviderName = Developer, SourceUserIdentifier = "noah", DestinationUserIdentifier = "yuki" });
        var page = Open(ConsoleUrls.Dataset(pool.IdentityPoolId, ids[1], "prefs"));
        Links.NavigateTo(await page.Href($"a[href='{ConsoleUrls.Dataset(pool.IdentityPoolId, ids[1], $"prefs.{ids[0]}")}']"));
        page.WaitForAssertion(() => Assert.Equal("noah", page.Find("[aria-label='Copy value of theme']").GetAttribute("data-copy")));
        Links.NavigateTo(ConsoleUrls.Identity(pool.IdentityPoolId, ids[0], "datasets"));
        page.Shows("They went to the identity that this one was merged into.");
    }
}
