using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetLoginPagePreviewTests
{
    [Fact]
    public async Task Draws_with_what_is_not_saved_and_saves_nothing()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var preview = await cognito.Invoke(new GetLoginPagePreviewRequest { UserPoolId = pool.Id!, ClientId = client.ClientId, Page = PreviewedPage.SignUp, CSS = ".label-customizable{color:navy}", ImageFile = Pictures.Png, WithError = true });
        Assert.Contains("sign-up of Test client with an error", preview.Html);
        Assert.Contains(".label-customizable{color:rgb(0, 0, 128)}", preview.Html);
        Assert.Contains("data:image/png;base64,iVBOR", preview.Html);
        Assert.Empty(preview.Contrast);
        Assert.Null((await cognito.Invoke(new GetUICustomizationRequest { UserPoolId = pool.Id! })).UICustomization.CSS);
        Assert.Contains("sign-in of Test pool", (await cognito.Invoke(new GetLoginPagePreviewRequest { UserPoolId = pool.Id!, Page = PreviewedPage.SignIn })).Html);
    }

    [Fact]
    public async Task Shows_the_ways_in_that_people_are_offered()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { Policies = new() { SignInPolicy = new() { AllowedFirstAuthFactors = ["PASSWORD", "EMAIL_OTP"] } } });
        var client = await cognito.AWebClient(pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_AUTH"] });
        await cognito.AProvider(pool);
        await cognito.AGoogle(pool);
        var shop = await cognito.AWebClient(pool, c => c with { SupportedIdentityProviders = ["Google"] });
        Task<GetLoginPagePreviewResponse> Draw(string? clientId) => cognito.Invoke(new GetLoginPagePreviewRequest { UserPoolId = pool.Id!, ClientId = clientId, Page = PreviewedPage.SignIn });
        Assert.Contains("<p>COGNITO EMAIL_OTP</p>", (await Draw(client.ClientId)).Html);
        Assert.Contains("<p>Google</p>", (await Draw(shop.ClientId)).Html);
        Assert.Contains("<p>COGNITO Google Okta EMAIL_OTP</p>", (await Draw(null)).Html);
    }

    [Theory]
    [InlineData(".label-customizable{color:#777}", ".label-customizable 4.4")]
    [InlineData(".label-customizable{color:#767676}", "")]
    [InlineData(".label-customizable{color:#999}", ".label-customizable 2.8")]
    [InlineData(".submitButton-customizable{background:yellow}", ".submitButton-customizable 1, .submitButton-customizable:hover 1")]
    [InlineData(".submitButton-customizable{background:#0a7d33;color:white}", "")]
    [InlineData(".submitButton-customizable:hover{color:black}", ".submitButton-customizable:hover 2.6")]
    [InlineData(".inputField-customizable{background-color:rgba(0,0,0,.5)}", ".inputField-customizable 4.2, .inputField-customizable:focus 4.2")]
    [InlineData(".background-customizable{background-color:black}", ".label-customizable 1.2, .textDescription-customizable 1.2, .legalText-customizable 3.1, .redirect-customizable 3.4, .passwordCheck-valid-customizable 3.2, .passwordCheck-notValid-customizable 3.1, .socialButton-customizable 1.2, .idpButton-customizable 1.2, .idpDescription-customizable 3.1")]
    [InlineData(".idpButton-customizable{background:#123;color:#456}", ".idpButton-customizable 2.1, .idpButton-customizable:hover 2.1")]
    [InlineData(".logo-customizable{max-width:50%}", "")]
    public async Task Names_texts_that_are_hard_to_read(string css, string warnings)
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        var preview = await cognito.Invoke(new GetLoginPagePreviewRequest { UserPoolId = pool.Id!, Page = PreviewedPage.SignIn, CSS = css });
        Assert.Equal(warnings, string.Join(", ", preview.Contrast.Select(c => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{c.Selector} {c.Ratio}"))));
    }

    [Fact]
    public async Task Refuses_what_could_not_be_saved()
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        var right = new GetLoginPagePreviewRequest { UserPoolId = pool.Id!, Page = PreviewedPage.SignIn };
        Assert.Equal("CSS selector is not allowed: body", (await cognito.Refusal(right with { CSS = "body{color:red}" })).Message);
        Assert.Equal("The image must be a PNG or JPEG file of at most 4096 by 4096 pixels.", (await cognito.Refusal(right with { ImageFile = "<svg/>"u8.ToArray() })).Message);
        Assert.Equal(ErrorCodes.ValidationException, (await cognito.Refusal(right with { Page = "other" })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(right with { ClientId = "nobody" })).Code);
    }
}
