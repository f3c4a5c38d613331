using Bunit;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.Components.Forms;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class HostedUITests : RoutedContext
{
    private const string Css = ".submitButton-customizable { background-color: #0a7d33 }";

    [Fact]
    public async Task Shows_the_page_as_it_would_be_and_saves_the_style_after_review()
    {
        var pool = await APoolWithPages();
        var page = Open($"/user-pools/{pool.Id}/hosted-ui");
        page.WaitForAssertion(() => Assert.Contains("sign-in of Test pool", Preview(page), StringComparison.Ordinal));
        await page.Type("Style sheet", Css);
        page.WaitForAssertion(() => Assert.Contains("background-color:rgb(10, 125, 51)", Preview(page), StringComparison.Ordinal));
        page.Shows("56 bytes of 3 KB");
        Assert.DoesNotContain("Hard to read", page.Text(), StringComparison.Ordinal);
        await page.Press("Review and save");
        page.Shows("--css");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Equal(Css, Saved(pool).Result.CSS));
    }

    [Fact]
    public async Task What_is_not_allowed_is_named_at_its_field_and_the_preview_stays()
    {
        var pool = await APoolWithPages();
        var page = Open($"/user-pools/{pool.Id}/hosted-ui");
        page.WaitForAssertion(() => Preview(page));
        await page.Type("Style sheet", "body { color: red }");
        page.Shows("CSS selector is not allowed: body");
        page.Shows("The preview shows the last style that could be saved.");
        await page.Type("Style sheet", new string(' ', 3 * 1024) + Css);
        page.Shows("3.1 KB of 3 KB");
        await page.Press("Review and save");
        page.Shows("CSS must be no larger than 3 KB.");
        Assert.Null((await Saved(pool)).CSS);
    }

    [Fact]
    public async Task Warns_of_texts_that_are_hard_to_read()
    {
        var pool = await APoolWithPages();
        var page = Open($"/user-pools/{pool.Id}/hosted-ui");
        page.WaitForAssertion(() => Preview(page));
        await page.Type("Style sheet", ".label-customizable { color: #999 }");
        page.Shows("Hard to read");
        page.Shows(".label-customizable has 2.8:1.");
    }

    [Fact]
    public async Task A_logo_is_picked_looked_at_saved_and_kept_when_the_style_changes()
    {
        var pool = await APoolWithPages();
        var page = Open($"/user-pools/{pool.Id}/hosted-ui");
        page.WaitForAssertion(() => Preview(page));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Pictures.Png, "logo.png"));
        page.WaitForAssertion(() => Assert.Contains("data:image/png;base64", Preview(page), StringComparison.Ordinal));
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.NotNull(Saved(pool).Result.ImageUrl));
        await page.Type("Style sheet", Css);
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Equal(Css, Saved(pool).Result.CSS));
        Assert.NotNull((await Saved(pool)).ImageUrl);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", 1, "The image must be a PNG or JPEG file of at most 4096 by 4096 pixels.")]
    [InlineData("x", 100 * 1024 + 1, "The image must be no larger than 100 KB.")]
    public async Task Another_kind_of_file_and_a_large_one_are_refused(string content, int times, string message)
    {
        var pool = await APoolWithPages();
        var page = Open($"/user-pools/{pool.Id}/hosted-ui");
        page.WaitForAssertion(() => Preview(page));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(string.Concat(Enumerable.Repeat(content, times)), "logo.png"));
        page.Shows(message);
    }

    [Fact]
    public async Task A_client_shows_the_look_of_all_until_it_has_its_own_and_again_after_a_reset()
    {
        var pool = await APoolWithPages();
        var client = await Cognito.AWebClient(pool);
        await Cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, CSS = Css });
        var page = Open($"/user-pools/{pool.Id}/hosted-ui/{client.ClientId}");
        page.Shows("This app client shows the look of all app clients.");
        page.WaitForAssertion(() => Assert.Contains("sign-in of Test client", Preview(page), StringComparison.Ordinal));
        Assert.Equal("There is nothing of its own to take away.", page.WhyOff("Reset"));
        await page.Type("Style sheet", ".label-customizable { color: navy }");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Null(page.WhyOff("Reset")));
        await page.Press("Reset");
        await page.Press("Delete logo and style sheet");
        page.Shows("This app client shows the look of all app clients.");
        Assert.Equal("ALL", (await Cognito.Invoke(new GetUICustomizationRequest { UserPoolId = pool.Id!, ClientId = client.ClientId })).UICustomization.ClientId);
    }

    [Fact]
    public async Task Without_a_domain_there_is_nothing_to_style()
    {
        var pool = await Cognito.APool();
        var page = Open($"/user-pools/{pool.Id}/hosted-ui");
        page.Shows("These pages need a domain first");
    }

    private async Task<UserPoolType> APoolWithPages()
    {
        var pool = await Cognito.APool();
        await Cognito.ADomain(pool);
        return pool;
    }

    private async Task<UICustomizationType> Saved(UserPoolType pool) => (await Cognito.Invoke(new GetUICustomizationRequest { UserPoolId = pool.Id! })).UICustomization;

    private static string Preview(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page) => page.Find("iframe").GetAttribute("srcdoc")!;
}
