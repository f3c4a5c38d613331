using System.Text.Json;
using Bunit;
using CognitoConsole.Admin.UserPools;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.AspNetCore.Components.Forms;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class ManagedLoginTests : RoutedContext
{
    private const string Button = "components.primaryButton.lightMode.defaults.backgroundColor";

    [Fact]
    public async Task Lists_the_app_clients_with_their_styles_and_says_when_nobody_sees_them()
    {
        var (pool, client) = await APool(version: 1);
        await Cognito.AClient(pool, c => c with { ClientName = "Plain" });
        await Cognito.Invoke(new CreateManagedLoginBrandingRequest { UserPoolId = pool.Id!, ClientId = client.ClientId!, UseCognitoProvidedValues = true });
        var page = Open(ConsoleUrls.ManagedLogin(pool.Id!));
        page.Shows("Cognito's values");
        page.Shows("No domain of this user pool shows managed login");
        Assert.Contains("None", page.FindAll("tbody tr").Single(r => r.TextContent.Contains("Plain", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Equal(ConsoleUrls.ManagedLogin(pool.Id!, client.ClientId!), await page.Href($"a[href$='{client.ClientId}']"));
    }

    [Fact]
    public async Task A_style_begins_with_Cognitos_values_and_a_colour_is_looked_at_reviewed_and_saved()
    {
        var (pool, client) = await APool();
        var page = Open(ConsoleUrls.ManagedLogin(pool.Id!, client.ClientId!));
        page.Shows("This app client has no style");
        await page.Press("Create a style");
        page.WaitForAssertion(() => Assert.Contains("--accent:#0972d3ff", Preview(page), StringComparison.Ordinal));
        await page.Use(() => page.Find("[aria-label='Main button, light']"), input => input.InputAsync("#0a7d33"));
        page.WaitForAssertion(() => Assert.Contains("--accent:#0a7d33ff", Preview(page), StringComparison.Ordinal));
        await page.Press("Review and save");
        page.Shows(Button);
        page.Shows("update-managed-login-branding");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal("""{"components":{"primaryButton":{"lightMode":{"defaults":{"backgroundColor":"0a7d33ff"}}}}}""", (await Style(client)).Settings!.Value.GetRawText());
        Assert.Equal(false, (await Style(client)).UseCognitoProvidedValues);
    }

    [Fact]
    public async Task A_logo_is_picked_and_shown_at_once_kept_with_the_style_and_taken_away()
    {
        var (pool, client) = await APool();
        await Style(client, "{}");
        var page = Open(ConsoleUrls.ManagedLogin(pool.Id!, client.ClientId!));
        page.WaitForAssertion(() => Preview(page));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Pictures.Png, "logo.png"));
        page.WaitForAssertion(() => Assert.Contains("data:image/png;base64", Preview(page), StringComparison.Ordinal));
        await page.Press("Review and save");
        page.Shows("BASE64_OF_FILE");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        var style = await Style(client);
        Assert.Equal(("FORM_LOGO", "DYNAMIC", "PNG"), (style.Assets![0].Category, style.Assets[0].ColorMode, style.Assets[0].Extension));
        Assert.True(style.Settings!.Value.GetProperty("components").GetProperty("form").GetProperty("logo").GetProperty("enabled").GetBoolean());

        await page.Press("Remove Logo at the form, Light and dark pages");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Empty((await Style(client)).Assets!);
    }

    [Fact]
    public async Task Every_role_of_AWS_can_be_chosen_and_that_it_has_no_place_here_is_said()
    {
        Assert.Equal(AssetCategoryType.Values.Order(StringComparer.Ordinal), StyleMembers.Roles.Select(r => r.Category).Order(StringComparer.Ordinal));
        var (pool, client) = await APool();
        await Style(client, "{}");
        var page = Open(ConsoleUrls.ManagedLogin(pool.Id!, client.ClientId!));
        page.WaitForAssertion(() => Preview(page));
        Assert.DoesNotContain("no such part", page.Text(), StringComparison.Ordinal);
        await page.Use(() => page.Field("Role of the picture"), select => select.ChangeAsync(select.QuerySelectorAll("option").Single(o => o.TextContent == "Icon on the button of a provider").GetAttribute("value")!));
        page.Shows("The sign-in pages of this server have no such part");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Pictures.Png, "icon.png"));
        page.Shows("Without effect on these pages");
        await page.Press("Review and save");
        page.Shows("BASE64_OF_FILE");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal(AssetCategoryType.IdpButtonIcon, Assert.Single((await Style(client)).Assets!).Category);
    }

    [Theory]
    [InlineData(AssetCategoryType.FormBackground, true)]
    [InlineData(AssetCategoryType.FaviconSvg, true)]
    [InlineData(AssetCategoryType.SmsGraphic, false)]
    [InlineData(AssetCategoryType.IdpButtonIcon, false)]
    public async Task What_the_form_says_has_no_place_the_engine_says_too(string category, bool hasPlace)
    {
        var (pool, client) = await APool();
        var extension = category == AssetCategoryType.FaviconSvg ? AssetExtensionType.Svg : AssetExtensionType.Png;
        var bytes = category == AssetCategoryType.FaviconSvg ? "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray() : Pictures.Png;
        var preview = await Cognito.Invoke(new GetManagedLoginPreviewRequest { UserPoolId = pool.Id!, ClientId = client.ClientId!, Page = PreviewedPage.SignIn, Assets = [new() { Category = category, ColorMode = "LIGHT", Extension = extension, Bytes = bytes }] });
        Assert.Equal((hasPlace, hasPlace), (StyleMembers.HasPlace(category), !preview.WithoutEffect.Contains(category)));
    }

    [Fact]
    public async Task A_file_that_is_no_picture_and_a_picture_that_is_broken_are_refused_at_their_field()
    {
        var (pool, client) = await APool();
        await Style(client, "{}");
        var page = Open(ConsoleUrls.ManagedLogin(pool.Id!, client.ClientId!));
        page.WaitForAssertion(() => Preview(page));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("%PDF-1.7", "logo.png"));
        page.Shows("The file is no PNG, JPEG, WEBP, SVG or ICO picture.");
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "logo.svg"));
        page.Shows("An SVG image must not hold the element script.");
        page.Shows("The preview shows the last style that could be saved.");
    }

    [Fact]
    public async Task The_order_of_the_ways_in_is_chosen_and_kept()
    {
        var (pool, client) = await APool();
        await Style(client, "{}");
        var page = Open(ConsoleUrls.ManagedLogin(pool.Id!, client.ClientId!));
        Task Choose(string label, string option) => page.Use(() => page.Field(label), select => select.ChangeAsync(select.QuerySelectorAll("option").Single(o => o.TextContent == option).GetAttribute("value")!));
        await Choose("Order of the ways in", "The user pool, then identity providers");
        await Choose("Identity providers", "One list to choose from");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal("""{"categories":{"auth":{"authMethodOrder":[[{"display":"INPUT","type":"USERNAME_PASSWORD"},{"display":"BUTTON","type":"FEDERATED"}]],"federation":{"interfaceStyle":"DROPDOWN_LIST"}}}}""", (await Style(client)).Settings!.Value.GetRawText());
        page.WaitForAssertion(() => Assert.Equal("The user pool, then identity providers", page.Field("Order of the ways in").QuerySelector("option[selected]")!.TextContent));
    }

    [Fact]
    public async Task The_document_itself_is_edited_and_what_is_wrong_or_without_effect_is_named()
    {
        var (pool, client) = await APool();
        await Style(client, "{}");
        var page = Open(ConsoleUrls.ManagedLogin(pool.Id!, client.ClientId!));
        page.WaitForAssertion(() => Preview(page));
        await Document(page, "no json");
        page.Shows("This is not a JSON object");
        await Document(page, """{"components":{"form":{"lightMode":{"backgroundColor":"fffbe6ff"}},"phoneNumberSelector":{"displayType":"SELECT"}}}""");
        page.WaitForAssertion(() => Assert.Contains("--card:#fffbe6ff", Preview(page), StringComparison.Ordinal));
        page.Shows("Without effect on these pages");
        page.Shows("components.phoneNumberSelector.displayType");
        await Document(page, """{"components":{"form":{"lightMode":{"backgroundColor":"yellow"}}}}""");
        page.Shows("Settings member components.form.lightMode.backgroundColor must be a colour");
    }

    [Fact]
    public async Task Pale_text_is_warned_of()
    {
        var (pool, client) = await APool();
        await Style(client, "{}");
        var page = Open(ConsoleUrls.ManagedLogin(pool.Id!, client.ClientId!));
        page.WaitForAssertion(() => Preview(page));
        await page.Use(() => page.Find("[aria-label='Labels of fields, light']"), input => input.InputAsync("#999999"));
        page.Shows("componentClasses.inputLabel.lightMode.textColor has 2.8:1.");
    }

    [Fact]
    public async Task Both_modes_have_their_colours_and_their_preview()
    {
        var (pool, client) = await APool();
        await Style(client, """{"categories":{"global":{"colorSchemeMode":"DYNAMIC"}}}""");
        var page = Open(ConsoleUrls.ManagedLogin(pool.Id!, client.ClientId!));
        page.WaitForAssertion(() => Assert.Contains("color-scheme:light;", Preview(page), StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("[aria-label='Page background, dark']"));
        await page.Check("Dark");
        page.WaitForAssertion(() => Assert.Contains("color-scheme:dark;", Preview(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_elses_change_meanwhile_is_a_conflict()
    {
        var (pool, client) = await APool();
        var style = await Style(client, "{}");
        var page = Open(ConsoleUrls.ManagedLogin(pool.Id!, client.ClientId!));
        page.WaitForAssertion(() => Preview(page));
        await page.Check("Header of the page");
        await Cognito.Invoke(new UpdateManagedLoginBrandingRequest { UserPoolId = pool.Id, ManagedLoginBrandingId = style.ManagedLoginBrandingId, Settings = JsonElement.Parse("""{"components":{"form":{"borderRadius":3}}}""") });
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("no longer as you opened it");
    }

    [Fact]
    public async Task Goes_back_to_Cognitos_values_and_is_deleted()
    {
        var (pool, client) = await APool();
        await Style(client, """{"components":{"form":{"borderRadius":3}}}""");
        var page = Open(ConsoleUrls.ManagedLogin(pool.Id!, client.ClientId!));
        page.WaitForAssertion(() => Assert.Contains("--card-round:3px", Preview(page), StringComparison.Ordinal));
        await page.Press("Back to Cognito's values");
        await page.Press("Delete what is its own");
        page.WaitForAssertion(() => Assert.Contains("--card-round:8px", Preview(page), StringComparison.Ordinal));
        Assert.Equal("It has Cognito's values already.", page.WhyOff("Back to Cognito's values"));
        await page.Press("Delete");
        await page.Use(() => page.FindAll(".mud-dialog input")[^1], input => input.InputAsync("Test client"));
        await page.Use(() => page.FindAll(".mud-dialog button").Last(b => b.TextContent.Trim() == "Delete" && b.GetAttribute("aria-disabled") != "true"), button => button.ClickAsync());
        page.WaitForAssertion(() => Assert.Equal(ConsoleUrls.ManagedLogin(pool.Id!), Path));
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await Assert.ThrowsAsync<CognitoException>(() => Style(client))).Code);
    }

    [Fact]
    public async Task An_auditor_looks_and_cannot_change()
    {
        var (pool, client) = await APool();
        await Style(client, "{}");
        var page = Open(ConsoleUrls.ManagedLogin(pool.Id!, client.ClientId!), "Auditor");
        page.WaitForAssertion(() => Preview(page));
        Assert.NotNull(page.WhyOff("Delete"));
        Assert.NotNull(page.WhyOff("Back to Cognito's values"));
    }

    [Fact]
    public async Task The_hosted_UIs_own_screen_says_when_nobody_sees_it()
    {
        var (pool, _) = await APool();
        Open(ConsoleUrls.HostedUI(pool.Id!)).Shows("The domain of this user pool shows managed login: nobody sees this style.");
    }

    private async Task<(UserPoolType Pool, UserPoolClientType Client)> APool(int version = 2)
    {
        var pool = await Cognito.APool();
        await Cognito.ADomain(pool, version: version);
        return (pool, await Cognito.AWebClient(pool));
    }

    private async Task<ManagedLoginBrandingType> Style(UserPoolClientType client, string? create = null) => create is not null
        ? (await Cognito.Invoke(new CreateManagedLoginBrandingRequest { UserPoolId = client.UserPoolId!, ClientId = client.ClientId!, Settings = JsonElement.Parse(create) })).ManagedLoginBranding!
        : (await Cognito.Invoke(new DescribeManagedLoginBrandingByClientRequest { UserPoolId = client.UserPoolId!, ClientId = client.ClientId! })).ManagedLoginBranding!;

    private static async Task Document(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page, string json)
    {
        await page.Type("JSON", json);
        await page.Press("Use this document");
    }

    private static string Preview(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> page) => page.Find("iframe").GetAttribute("srcdoc")!;
}
