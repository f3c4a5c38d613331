using Bunit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class TermsScreensTests : RoutedContext
{
    [Fact]
    public async Task A_document_is_created_for_an_app_client_with_an_address_for_each_language()
    {
        var pool = await Cognito.APool();
        var client = await Cognito.AClient(pool, c => c with { ClientName = "Shop" });
        var page = Open(ConsoleUrls.CreateTerms(pool.Id!));
        page.WaitForAssertion(() => Assert.Contains("Shop", page.Field("App client").TextContent, StringComparison.Ordinal));
        await page.Check("Privacy policy");
        await page.Type("Address 1", "https://example.com/privacy");
        await page.Press("Add language");
        await page.Use(() => page.Find("[aria-label='Language 2']"), select => select.ChangeAsync(select.QuerySelectorAll("option").Single(o => o.TextContent == "German").GetAttribute("value")!));
        await page.Type("Address 2", "https://example.com/datenschutz");
        await page.Submit();
        page.Shows("Shop has privacy policy only.");
        page.Shows("All other languages, German");
        var links = (await Cognito.Invoke(new DescribeTermsByClientRequest { UserPoolId = pool.Id!, ClientId = client.ClientId!, TermsName = "privacy-policy" })).Terms!.Links;
        Assert.Equal(("https://example.com/privacy", "https://example.com/datenschutz"), (links["cognito:default"], links["cognito:german"]));
    }

    [Theory]
    [InlineData("javascript:alert(1)", "Enter an address that begins with https:// or http://.")]
    [InlineData("", "Enter an address.")]
    public async Task An_address_that_opens_no_page_is_refused_at_its_field(string address, string message)
    {
        var pool = await Cognito.APool();
        await Cognito.AClient(pool);
        var page = Open(ConsoleUrls.CreateTerms(pool.Id!));
        await page.Type("Address 1", "https://example.com");
        await page.Type("Address 1", address);
        await page.Submit();
        page.Shows(message);
        Assert.Empty((await Cognito.Invoke(new ListTermsRequest { UserPoolId = pool.Id! })).Terms);
    }

    [Fact]
    public async Task A_language_has_one_address()
    {
        var pool = await Cognito.APool();
        await Cognito.AClient(pool);
        var page = Open(ConsoleUrls.CreateTerms(pool.Id!));
        await page.Type("Address 1", "https://example.com/a");
        await page.Press("Add language");
        await page.Type("Address 2", "https://example.com/b");
        await page.Use(() => page.Find("[aria-label='Language 2']"), select => select.ChangeAsync("0"));
        page.Shows("This language has an address already.");
        await page.Submit();
        Assert.Empty((await Cognito.Invoke(new ListTermsRequest { UserPoolId = pool.Id! })).Terms);
    }

    [Fact]
    public async Task One_is_found_in_the_list_changed_and_deleted()
    {
        var pool = await Cognito.APool();
        var client = await Cognito.AClient(pool, c => c with { ClientName = "Shop" });
        var terms = await Terms(client);
        var list = Open(ConsoleUrls.Terms(pool.Id!));
        list.WaitForAssertion(() => Assert.Contains("Shop", list.FindAll("tbody tr").Single(r => r.TextContent.Contains("Terms of use", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal));
        Assert.Equal(ConsoleUrls.Terms(pool.Id!, terms.TermsId), await list.Href($"a[href$='{terms.TermsId}']"));

        Links.NavigateTo(ConsoleUrls.Terms(pool.Id!, terms.TermsId));
        await list.Type("Address 1", "https://example.com/newer");
        await list.Press("Review and save");
        list.Shows("All other languages: https://example.com/newer");
        await list.Press("Save changes");
        list.WaitForAssertion(() => Assert.Empty(list.FindAll(".cc-savebar")));
        Assert.Equal("https://example.com/newer", (await Cognito.Invoke(new DescribeTermsRequest { UserPoolId = pool.Id!, TermsId = terms.TermsId })).Terms!.Links["cognito:default"]);

        await list.Press("Delete");
        await list.Use(() => list.FindAll(".mud-dialog input")[^1], input => input.InputAsync("terms-of-use"));
        await list.Use(() => list.FindAll(".mud-dialog button").Last(b => b.TextContent.Trim() == "Delete" && b.GetAttribute("aria-disabled") != "true"), button => button.ClickAsync());
        list.Shows("No terms documents");
    }

    [Fact]
    public async Task Somebody_elses_change_meanwhile_is_a_conflict()
    {
        var pool = await Cognito.APool();
        var terms = await Terms(await Cognito.AClient(pool));
        var page = Open(ConsoleUrls.Terms(pool.Id!, terms.TermsId));
        await page.Type("Address 1", "https://example.com/mine");
        await Cognito.Invoke(new UpdateTermsRequest { UserPoolId = pool.Id!, TermsId = terms.TermsId, Links = new Dictionary<string, string> { ["cognito:default"] = "https://example.com/theirs" } });
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("no longer as you opened it");
    }

    private async Task<TermsType> Terms(UserPoolClientType client) => (await Cognito.Invoke(new CreateTermsRequest
    {
        UserPoolId = client.UserPoolId!,
        ClientId = client.ClientId!,
        TermsName = "terms-of-use",
        TermsSource = "LINK",
        Enforcement = "NONE",
        Links = new Dictionary<string, string> { ["cognito:default"] = "https://example.com/terms" },
    })).Terms!;
}
