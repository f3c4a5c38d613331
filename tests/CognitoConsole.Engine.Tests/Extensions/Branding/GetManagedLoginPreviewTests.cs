using System.Text.Json;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Tests.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetManagedLoginPreviewTests
{
    [Fact]
    public async Task Draws_the_page_as_it_would_be_and_saves_nothing()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var request = new GetManagedLoginPreviewRequest
        {
            UserPoolId = pool.Id!,
            ClientId = client.ClientId!,
            Settings = JsonElement.Parse("""{"components":{"form":{"logo":{"enabled":true},"lightMode":{"backgroundColor":"fffbe6ff"},"darkMode":{"backgroundColor":"221100ff"}}}}"""),
            Assets = [CreateManagedLoginBrandingTests.Asset("FORM_LOGO", "DYNAMIC", "PNG", Pictures.Png)],
            Page = PreviewedPage.SignUp,
        };
        var preview = await cognito.Invoke(request);
        Assert.Contains("sign-up of Test client", preview.Html);
        Assert.Contains("--card:#fffbe6ff", preview.Html);
        Assert.Contains("data:image/png;base64,", preview.Html);
        Assert.Empty(preview.Contrast);
        Assert.Contains("--card:#221100ff", (await cognito.Invoke(request with { ColorMode = ColorSchemeModeType.Dark })).Html);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new DescribeManagedLoginBrandingByClientRequest { UserPoolId = pool.Id!, ClientId = client.ClientId! })).Code);
    }

    [Fact]
    public async Task Cognitos_own_values_can_be_read_in_both_modes()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var request = new GetManagedLoginPreviewRequest { UserPoolId = pool.Id!, ClientId = client.ClientId!, Page = PreviewedPage.SignIn };
        Assert.Empty((await cognito.Invoke(request with { Settings = JsonElement.Parse("""{"categories":{"global":{"colorSchemeMode":"DYNAMIC"}}}""") })).Contrast);
        var pale = await cognito.Invoke(request with { Settings = JsonElement.Parse("""{"components":{"primaryButton":{"lightMode":{"defaults":{"backgroundColor":"ffff00ff"}}}}}""") });
        Assert.Equal(new ContrastWarning("components.primaryButton.lightMode.defaults.textColor", 1), Assert.Single(pale.Contrast));
    }

    [Fact]
    public async Task Buttons_of_providers_have_their_colours_and_can_be_hard_to_read()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.ADomain(pool);
        await cognito.AProvider(pool);
        var client = await cognito.AWebClient(pool, c => c with { SupportedIdentityProviders = ["Okta"] });
        var preview = await cognito.Invoke(new GetManagedLoginPreviewRequest
        {
            UserPoolId = pool.Id!,
            ClientId = client.ClientId!,
            Page = PreviewedPage.SignIn,
            Settings = JsonElement.Parse("""{"componentClasses":{"idpButtons":{"icons":{"enabled":false}}},"components":{"idpButton":{"standard":{"lightMode":{"defaults":{"backgroundColor":"0a7d33ff"},"active":{"borderColor":"111111ff"}}}}}}"""),
        });
        Assert.Contains("<p>Okta</p>", preview.Html);
        Assert.Contains(";--idp:#0a7d33ff;", preview.Html);
        Assert.Contains(";--idp-active-line:#111111ff;", preview.Html);
        Assert.Empty(preview.WithoutEffect);
        Assert.Equal("components.idpButton.standard.lightMode.defaults.textColor", Assert.Single(preview.Contrast).Selector);
    }

    [Fact]
    public async Task Names_what_changes_nothing()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var preview = await cognito.Invoke(new GetManagedLoginPreviewRequest
        {
            UserPoolId = pool.Id!,
            ClientId = client.ClientId!,
            Page = PreviewedPage.SignIn,
            Settings = JsonElement.Parse("""{"componentClasses":{"dropDown":{"lightMode":{"hover":{"itemTextColor":"123456ff"}}},"optionControls":{"lightMode":{"defaults":{"backgroundColor":"ffffffff"}}}},"components":{"form":{"borderRadius":3}}}"""),
            Assets = [CreateManagedLoginBrandingTests.Asset("EMAIL_GRAPHIC", "LIGHT", "PNG", Pictures.Png), CreateManagedLoginBrandingTests.Asset("FORM_LOGO", "LIGHT", "PNG", Pictures.Png)],
        });
        Assert.Equal(["componentClasses.dropDown.lightMode.hover.itemTextColor", "EMAIL_GRAPHIC"], preview.WithoutEffect);
    }

    [Fact]
    public async Task Refuses_what_could_not_be_saved()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var request = new GetManagedLoginPreviewRequest { UserPoolId = pool.Id!, ClientId = client.ClientId!, Page = PreviewedPage.SignIn };
        foreach (var wrong in new[] { request with { Settings = JsonElement.Parse("""{"x":1}""") }, request with { Assets = [CreateManagedLoginBrandingTests.Asset("FORM_LOGO", "LIGHT", "PNG", Pictures.Jpeg)] } })
            Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(wrong)).Code);
        foreach (var wrong in new[] { request with { Page = "home" }, request with { ColorMode = "DYNAMIC" } })
            Assert.Equal(ErrorCodes.ValidationException, (await cognito.Refusal(wrong)).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(request with { ClientId = "nobody" })).Code);
    }
}
