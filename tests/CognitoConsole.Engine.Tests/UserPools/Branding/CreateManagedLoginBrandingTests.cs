using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class CreateManagedLoginBrandingTests
{
    private const string Green = """{"components":{"primaryButton":{"lightMode":{"defaults":{"backgroundColor":"0a7d33ff"}}}}}""";

    [Fact]
    public async Task Shows_on_the_pages_of_its_client_where_the_domain_shows_managed_login()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var style = (await cognito.Invoke(Style(client, Green))).ManagedLoginBranding!;
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", style.ManagedLoginBrandingId);
        Assert.Equal((pool.Id, false, cognito.Clock.GetUtcNow()), (style.UserPoolId, style.UseCognitoProvidedValues, style.CreationDate));
        Assert.Equal(Green, style.Settings!.Value.GetRawText());
        Assert.Empty(style.Assets!);
        Assert.Null((await SetUICustomizationTests.Branding(cognito, client)).ManagedLogin);

        await cognito.Invoke(new UpdateUserPoolDomainRequest { UserPoolId = pool.Id!, Domain = TestCognito.Domain, ManagedLoginVersion = 2 });
        var look = (await SetUICustomizationTests.Branding(cognito, client)).ManagedLogin!;
        Assert.Contains(";--accent:#0a7d33ff;", look.Css);
        Assert.Contains(";--page:#ffffffff;", look.Css);
        Assert.Equal("light", look.ColorScheme);
        Assert.Null((await SetUICustomizationTests.Branding(cognito, await cognito.AWebClient(pool))).ManagedLogin);
    }

    [Fact]
    public async Task The_style_sheet_of_the_hosted_UI_is_not_that_of_managed_login()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, CSS = ".label-customizable{color:red}", ImageFile = Pictures.Png });
        Assert.NotNull((await SetUICustomizationTests.Branding(cognito, client)).Css);
        await cognito.Invoke(new UpdateUserPoolDomainRequest { UserPoolId = pool.Id!, Domain = TestCognito.Domain, ManagedLoginVersion = 2 });
        var branding = await SetUICustomizationTests.Branding(cognito, client);
        Assert.Equal((null, null, null), (branding.Css, branding.LogoUrl, branding.ManagedLogin));
    }

    [Theory]
    [InlineData("LIGHT", "light", false)]
    [InlineData("DARK", "dark", false)]
    [InlineData("DYNAMIC", "light dark", true)]
    public async Task The_colour_mode_says_which_colours_the_pages_have(string mode, string scheme, bool both)
    {
        var look = await Look("""{"categories":{"global":{"colorSchemeMode":"MODE"}},"components":{"form":{"lightMode":{"backgroundColor":"fffbe6"},"darkMode":{"backgroundColor":"221100ff"}}}}""".Replace("MODE", mode, StringComparison.Ordinal));
        Assert.Equal(scheme, look.ColorScheme);
        Assert.Equal(both, look.Css.Contains("@media (prefers-color-scheme:dark){:root.light{color-scheme:dark;", StringComparison.Ordinal));
        Assert.Equal(mode != "DARK", look.Css.Contains(";--card:#fffbe6;", StringComparison.Ordinal));
        Assert.Equal(mode != "LIGHT", look.Css.Contains(";--card:#221100ff;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Places_corners_and_density_reach_the_pages()
    {
        var look = await Look("""
            {"categories":{"form":{"location":{"horizontal":"END","vertical":"START"}},"global":{"spacingDensity":"COMPACT","pageHeader":{"enabled":true}}},
             "componentClasses":{"buttons":{"borderRadius":24.5},"input":{"borderRadius":0}},"components":{"form":{"borderRadius":3}}}
            """);
        Assert.Equal(("end", "start", true, null), (look.Horizontal, look.Vertical, look.IsCompact, look.Footer));
        Assert.Equal(new LoginStrip(null, "start"), look.Header);
        foreach (var property in new[] { "--button-round:24.5px", "--field-round:0px", "--card-round:3px" }) Assert.Contains(property, look.Css);
    }

    [Fact]
    public async Task Pictures_stand_where_their_role_and_mode_say()
    {
        var settings = """
            {"categories":{"global":{"colorSchemeMode":"DYNAMIC","pageHeader":{"enabled":true},"pageFooter":{"enabled":true}}},
             "components":{"form":{"logo":{"enabled":true,"formInclusion":"OUT","location":"END","position":"BOTTOM"}},"pageHeader":{"logo":{"enabled":true},"backgroundImage":{"enabled":true}}}}
            """;
        var look = await Look(
            settings,
            Asset("FORM_LOGO", "LIGHT", "PNG", Pictures.Png), Asset("FORM_LOGO", "DARK", "SVG", Pictures.Svg), Asset("PAGE_HEADER_LOGO", "DYNAMIC", "WEBP", Pictures.Webp), Asset("PAGE_FOOTER_LOGO", "LIGHT", "PNG", Pictures.Png),
            Asset("PAGE_BACKGROUND", "DARK", "JPEG", Pictures.Jpeg), Asset("PAGE_HEADER_BACKGROUND", "LIGHT", "PNG", Pictures.Png), Asset("FORM_BACKGROUND", "LIGHT", "PNG", Pictures.Png),
            Asset("FAVICON_ICO", "LIGHT", "ICO", Pictures.Ico), Asset("FAVICON_SVG", "DYNAMIC", "SVG", Pictures.Svg));
        Assert.EndsWith(".png", look.Logo!.Picture.Url, StringComparison.Ordinal);
        Assert.EndsWith(".svg", look.Logo.Picture.DarkUrl, StringComparison.Ordinal);
        Assert.Equal(("end", false, true), (look.Logo.Location, look.Logo.IsInside, look.Logo.IsBelow));
        Assert.EndsWith(".webp", look.Header!.Logo!.Url, StringComparison.Ordinal);
        Assert.Null(look.Header.Logo.DarkUrl);
        // Its logo is not switched on.
        Assert.Equal(new LoginStrip(null, "start"), look.Footer);
        var (light, dark) = (look.Css.Split("@media")[0], look.Css.Split("@media")[1]);
        Assert.Matches(";--head-image:url\\(\"branding/[0-9a-f]{32}\\.png\"\\)", light);
        Assert.Matches(";--page-image:url\\(\"branding/[0-9a-f]{32}\\.jpeg\"\\)", dark);
        // Said of both, so that the picture of one mode does not stand behind the other.
        Assert.Contains(";--page-image:none", light);
        Assert.Contains(";--card-image:none", light);
        Assert.Contains(";--card-image:none", dark);
        Assert.Equal(["image/x-icon", "image/svg+xml"], look.Icons.Select(i => i.ContentType));
    }

    [Fact]
    public async Task A_client_has_one_style_however_many_ask_at_once()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var (done, refusals) = await cognito.AtOnce(20, _ => Style(client, Green));
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Equal((ErrorCodes.ManagedLoginBrandingExistsException, "Managed login branding already exists for this app client."), (r.Code, r.Message)));
    }

    [Fact]
    public async Task Twenty_styles_in_a_pool()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        for (var i = 0; i < 20; i++) await cognito.Invoke(Style(await cognito.AClient(pool), Green));
        Assert.Equal(ErrorCodes.LimitExceededException, (await cognito.Refusal(Style(await cognito.AClient(pool), Green))).Code);
    }

    [Theory]
    [InlineData("""{"components":{"primaryButton":{"lightMode":{"defaults":{"backgroundColor":"red"}}}}}""")]
    [InlineData("""{"components":{"primaryButton":{"lightMode":{"defaults":{"backgroundColor":"#0a7d33"}}}}}""")]
    [InlineData("""{"components":{"primaryButton":{"lightMode":{"defaults":{"backgroundColor":"fff;}body{x"}}}}}""")]
    [InlineData("""{"components":{"primaryButton":{"lightMode":{"defaults":{"backgroundColor":"０a7d33ff"}}}}}""")]
    [InlineData("""{"components":{"primaryButton":{"lightMode":{"defaults":{"backgroundColor":["0a7d33ff"]}}}}}""")]
    [InlineData("""{"components":{"primaryButton":{"lightMode":{"defaults":{"backgroundColor":null}}}}}""")]
    [InlineData("""{"components":{"primaryButton":null}}""")]
    [InlineData("""{"components":{"primaryButton":{"lightMode":{"defaults":{"--x":"0a7d33ff"}}}}}""")]
    [InlineData("""{"componentClasses":{"buttons":{"borderRadius":"8px"}}}""")]
    [InlineData("""{"componentClasses":{"buttons":{"borderRadius":-1}}}""")]
    [InlineData("""{"componentClasses":{"buttons":{"borderRadius":1e400}}}""")]
    [InlineData("""{"categories":{"global":{"colorSchemeMode":"light"}}}""")]
    [InlineData("""{"categories":{"form":{"location":{"horizontal":"END foot"}}}}""")]
    [InlineData("""{"components":{"favicon":{"enabledTypes":["ICO","GIF"]}}}""")]
    [InlineData("""{"components":{"form":{"logo":{"enabled":"true"}}}}""")]
    [InlineData("""{"components":{},"components":{}}""")]
    [InlineData("""[]""")]
    [InlineData("\"text\"")]
    public async Task A_document_holds_what_it_can_hold_and_nothing_else(string settings)
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var refusal = await cognito.Refusal(Style(client, settings));
        Assert.Equal(ErrorCodes.InvalidParameterException, refusal.Code);
        Assert.StartsWith("Settings ", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("settings", Assert.Single(refusal.Fields).Path);
        Assert.False(await cognito.Database(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.AnyAsync(db.ManagedLoginBrandings)));
    }

    [Theory]
    [InlineData("""{"categories":{"form":{"languageSelector":{"enabled":true}}}}""", "languageSelector.enabled")]
    [InlineData("""{"categories":{"form":{"instructions":{"enabled":true}}}}""", "instructions.enabled")]
    [InlineData("""{"categories":{"form":{"sessionTimerDisplay":"STATIC"}}}""", "sessionTimerDisplay")]
    public async Task What_the_pages_cannot_do_yet_is_refused(string settings, string member)
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        Assert.Equal($"Settings.categories.form.{member} is not available yet.", (await cognito.Refusal(Style(client, settings))).Message);
    }

    [Fact]
    public async Task Cognitos_values_or_settings_and_not_both()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var request = new CreateManagedLoginBrandingRequest { UserPoolId = client.UserPoolId!, ClientId = client.ClientId! };
        Assert.Equal("Either UseCognitoProvidedValues or Settings must be provided (but not both).", (await cognito.Refusal(request)).Message);
        foreach (var wrong in new[] { request with { UseCognitoProvidedValues = true, Settings = JsonElement.Parse(Green) }, request with { UseCognitoProvidedValues = true, Assets = [Asset("FORM_LOGO", "LIGHT", "PNG", Pictures.Png)] } })
            Assert.Equal("Settings and Assets must be omitted when UseCognitoProvidedValues is true.", (await cognito.Refusal(wrong)).Message);
        var style = (await cognito.Invoke(request with { UseCognitoProvidedValues = true })).ManagedLoginBranding!;
        Assert.Equal((true, null), (style.UseCognitoProvidedValues, style.Settings));
    }

    [Fact]
    public async Task A_picture_is_whole_and_of_the_kind_that_it_is_said_to_be()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        byte[] cutIcon = Pictures.Ico[..^1], cutWebp = Pictures.Webp[..^1], hugeWebp = (byte[])Pictures.Webp.Clone();
        hugeWebp[22] = 0xFF;
        foreach (var (extension, bytes) in new[]
                 {
                     ("PNG", Pictures.Jpeg), ("JPEG", Pictures.Png), ("PNG", Pictures.Svg), ("WEBP", Pictures.Png), ("WEBP", cutWebp), ("WEBP", hugeWebp), ("PNG", "<html>"u8.ToArray()), ("JPEG", new byte[100]),
                 })
            Assert.Equal($"The image must be a whole {extension} file of at most 4096 by 4096 pixels.", (await cognito.Refusal(Style(client, Green, Asset("FORM_LOGO", "LIGHT", extension, bytes)))).Message);
        foreach (var icon in new[] { cutIcon, Pictures.Png, new byte[] { 0, 0, 1, 0, 0, 0 } })
            Assert.StartsWith("The image must be a whole ICO file", (await cognito.Refusal(Style(client, Green, Asset("FAVICON_ICO", "LIGHT", "ICO", icon)))).Message, StringComparison.Ordinal);
        var large = await cognito.Refusal(Style(client, Green, Asset("FORM_LOGO", "LIGHT", "PNG", new byte[1_000_001])));
        Assert.Equal(ErrorCodes.InvalidParameterException, large.Code);
        Assert.Equal("An asset of category FAVICON_ICO cannot be of type PNG.", (await cognito.Refusal(Style(client, Green, Asset("FAVICON_ICO", "LIGHT", "PNG", Pictures.Png)))).Message);
        Assert.Equal("An asset of category FORM_LOGO cannot be of type ICO.", (await cognito.Refusal(Style(client, Green, Asset("FORM_LOGO", "LIGHT", "ICO", Pictures.Ico)))).Message);
        var twice = await cognito.Refusal(Style(client, Green, Asset("FORM_LOGO", "LIGHT", "PNG", Pictures.Png), Asset("FORM_LOGO", "LIGHT", "SVG", Pictures.Svg)));
        Assert.Equal(("There is more than one asset of category FORM_LOGO for color mode LIGHT.", "assets.2.member"), (twice.Message, twice.Fields[0].Path));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<g onclick='alert(1)'/>")]
    [InlineData("<use href='https://evil.test/x.svg#a'/>")]
    [InlineData("<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='javascript:alert(1)'/>")]
    [InlineData("<image href='https://evil.test/x.png'/>")]
    [InlineData("<style>@import 'https://evil.test/x.css'</style>")]
    [InlineData("<rect style='fill:url(https://evil.test/#a)'/>")]
    [InlineData("<rect fill='u\\72l(https://evil.test/#a)'/>")]
    [InlineData("<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>")]
    [InlineData("<x:script xmlns:x='http://www.w3.org/1999/xhtml'/>")]
    [InlineData("<animate attributeName='href' to='javascript:alert(1)'/>")]
    [InlineData("<?xml-stylesheet href='https://evil.test/x.css'?>")]
    [InlineData("<g>")]
    public async Task An_svg_draws_and_does_nothing_else(string inside)
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var svg = System.Text.Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg'>{inside}</svg>");
        Assert.Equal("assets.1.member.bytes", (await cognito.Refusal(Style(client, Green, Asset("FORM_LOGO", "LIGHT", "SVG", svg)))).Fields[0].Path);
    }

    [Theory]
    [InlineData("<!DOCTYPE svg [<!ENTITY a 'a'><!ENTITY b '&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'>&b;</svg>")]
    [InlineData("<html xmlns='http://www.w3.org/1999/xhtml'/>")]
    [InlineData("<svg/>")]
    [InlineData("no xml")]
    public async Task What_is_no_svg_is_refused(string text)
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(Style(client, Green, Asset("FORM_LOGO", "LIGHT", "SVG", System.Text.Encoding.UTF8.GetBytes(text))))).Code);
    }

    [Fact]
    public async Task Needs_a_client_of_the_pool()
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        var foreign = await cognito.AClient(await cognito.APool());
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(Style(foreign, Green) with { UserPoolId = pool.Id! })).Code);
    }

    internal static CreateManagedLoginBrandingRequest Style(UserPoolClientType client, string settings, params AssetType[] assets) =>
        new() { UserPoolId = client.UserPoolId!, ClientId = client.ClientId!, Settings = JsonElement.Parse(settings), Assets = assets.Length == 0 ? null : assets };

    internal static AssetType Asset(string category, string mode, string extension, byte[]? bytes) => new() { Category = category, ColorMode = mode, Extension = extension, Bytes = bytes };

    private static async Task<ManagedLoginLook> Look(string settings, params AssetType[] assets)
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.ADomain(pool, version: 2);
        var client = await cognito.AWebClient(pool, c => c with { GenerateSecret = false });
        await cognito.Invoke(Style(client, settings, assets));
        return (await SetUICustomizationTests.Branding(cognito, client)).ManagedLogin!;
    }
}
