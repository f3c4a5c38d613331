using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>Style sheet, logo and legal documents of the pool's own on the pages.</summary>
public sealed class BrandingTests
{
    private const string Css = ".submitButton-customizable { background-color: #0a7d33 } .background-customizable { background-color: #fffbe6 }";
    private static readonly string[] Pages = ["/login", "/signup", "/confirm", "/forgotPassword", "/confirmforgotPassword"];

    [Fact]
    public async Task The_style_sheet_stands_in_every_page_and_the_policy_names_it_by_its_hash()
    {
        await using var site = await Site.Start();
        await site.Cognito.Invoke(new SetUICustomizationRequest { UserPoolId = site.Pool.Id!, CSS = Css });
        using var browser = site.Browser();
        foreach (var page in Pages)
        {
            var visit = await browser.Open($"{site.Base}{page}?{site.Query()}");
            var sheets = visit.Document.QuerySelectorAll("style").Select(s => s.TextContent).ToList();
            Assert.Equal(2, sheets.Count);
            Assert.Equal(".submitButton-customizable{background-color:rgb(10, 125, 51)}\n.background-customizable{background-color:rgb(255, 251, 230)}\n", sheets[1]);
            var policy = visit.Headers["Content-Security-Policy"];
            Assert.Contains($"style-src {string.Join(' ', sheets.Select(s => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s)))}'"))};", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.Contains("frame-ancestors 'none'", policy);
            // One scheme of colours: the pool's sheet knows nothing of a dark one.
            Assert.Equal("light", visit.Document.DocumentElement.ClassName);
            Assert.NotEmpty(visit.Document.QuerySelectorAll(".card.background-customizable button.submitButton-customizable"));
        }
    }

    [Fact]
    public async Task Every_class_has_its_place()
    {
        await using var site = await Site.Start();
        await site.Cognito.Invoke(new SetUICustomizationRequest { UserPoolId = site.Pool.Id!, ImageFile = Pictures.Png });
        await Terms(site);
        using var browser = site.Browser();
        var signUp = await browser.Open($"{site.Base}/signup?{site.Query()}");
        foreach (var name in new[] { "background", "banner", "logo", "label", "inputField", "legalText", "redirect", "submitButton", "textDescription" })
            Assert.True(signUp.Document.QuerySelector($".{name}-customizable") is not null, name);
        await site.Cognito.AUser(site.Pool);
        var wrong = await browser.Submit(await browser.Open(site.Login()), new() { ["username"] = "ana", ["password"] = "wrong" });
        Assert.NotNull(wrong.Document.QuerySelector("[role=alert].errorMessage-customizable"));
        await site.Cognito.AProvider(site.Pool);
        await site.Cognito.AGoogle(site.Pool);
        await site.Cognito.Offer(site.Client, "COGNITO", "Okta", "Google");
        var offering = (await browser.Open(site.Login())).Document;
        Assert.Equal(["Okta"], offering.QuerySelectorAll("button.idpButton-customizable").Select(b => b.GetAttribute("value")));
        Assert.Equal(["Google"], offering.QuerySelectorAll("button.socialButton-customizable").Select(b => b.GetAttribute("value")));
        Assert.NotNull(offering.QuerySelector(".idpDescription-customizable"));
        // A sheet that colours a button and not its hover keeps the colour: nothing of ours that is as strong may speak of it.
        Assert.DoesNotContain("\n.secondary:hover", SecurityHeaders.Css);
        foreach (var name in new[] { "passwordCheck-valid", "passwordCheck-notValid" }) Assert.Contains(name + "-customizable", SecurityHeaders.Script);
    }

    [Fact]
    public async Task The_logo_has_the_address_of_its_content_and_may_be_kept_for_good()
    {
        await using var site = await Site.Start();
        var made = (await site.Cognito.Invoke(new SetUICustomizationRequest { UserPoolId = site.Pool.Id!, ImageFile = Pictures.Png })).UICustomization;
        using var browser = site.Browser();
        var logo = (await browser.Open(site.Login())).Document.QuerySelector("img")!;
        Assert.Equal(site.Client.ClientName, logo.GetAttribute("alt"));
        var address = $"{site.Base}/{logo.GetAttribute("src")}";
        Assert.Equal(made.ImageUrl, address.Replace(site.Url, "http://localhost:8080", StringComparison.Ordinal));
        using var http = new HttpClient();
        using var image = await http.GetAsync(address);
        Assert.Equal(Pictures.Png, await image.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", image.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=31536000, immutable", image.Headers.GetValues("Cache-Control").Single());
        Assert.Equal("nosniff", image.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("default-src 'none'", image.Headers.GetValues("Content-Security-Policy").Single());

        foreach (var wrong in new[] { "x.png", "..%2f..%2fkeyring.json", "%00.png", new string('a', 500) })
            Assert.InRange((int)(await browser.Open($"{site.Base}/branding/{wrong}")).Status, 400, 404);
    }

    [Fact]
    public async Task Who_signs_up_is_told_what_he_agrees_to_once_both_documents_are_there()
    {
        await using var site = await Site.Start();
        using var browser = site.Browser();
        var address = $"{site.Base}/signup?{site.Query()}";
        Assert.Null((await browser.Open(address)).Document.QuerySelector(".legal"));
        await Terms(site);
        var legal = (await browser.Open(address)).Document.QuerySelector(".legal")!;
        Assert.Equal("By signing up you agree to the terms of use and the privacy policy.", legal.TextContent);
        Assert.Equal(["https://example.com/terms-of-use", "https://example.com/privacy-policy"], legal.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.All(legal.QuerySelectorAll("a"), a => Assert.Equal(("_blank", "noopener"), (a.GetAttribute("target"), a.GetAttribute("rel"))));
    }

    [Theory]
    [InlineData(null, "https://example.com/terms-of-use")]
    [InlineData("de", "https://example.com/terms-of-use/de")]
    [InlineData("DE", "https://example.com/terms-of-use/de")]
    [InlineData("ja", "https://example.com/terms-of-use")]
    [InlineData("klingon", "https://example.com/terms-of-use")]
    public async Task The_documents_are_those_of_the_language_that_the_app_asks_for(string? lang, string address)
    {
        await using var site = await Site.Start();
        await Terms(site, "cognito:german", "/de");
        using var browser = site.Browser();
        // The language stays with the person from page to page.
        var signUp = await browser.Follow(await browser.Open(site.Authorize(("lang", lang))), "Create an account");
        Assert.Equal(address, signUp.Document.QuerySelector(".legal a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_consoles_preview_is_the_page_itself_and_asks_for_nothing()
    {
        await using var site = await Site.Start();
        using var browser = site.Browser();
        var pages = site.Services.GetRequiredService<ILoginPages>();
        var facts = (await site.Cognito.Invoke(new DescribeLoginRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(site.Client) })).Page!;
        facts = facts with { Branding = new LoginBranding { Css = ".label-customizable{color:red}\n", LogoUrl = "data:image/png;base64,AA==" } };
        foreach (var (page, title) in PreviewedPage.All.Zip(["Sign in", "Create an account", "Confirm your account", "Forgot your password?", "Set a new password"]))
        {
            var plain = new HtmlParser().ParseDocument(await pages.Draw(page, facts, withError: false));
            Assert.Equal(title, plain.QuerySelector("h1")!.TextContent);
            Assert.Equal(".label-customizable{color:red}\n", plain.QuerySelectorAll("style")[1].TextContent);
            Assert.Equal("data:image/png;base64,AA==", plain.QuerySelector("img")!.GetAttribute("src"));
            Assert.Empty(plain.Scripts);
            Assert.Empty(plain.QuerySelectorAll("[autofocus]"));
            Assert.Null(plain.QuerySelector("[role=alert]"));
            Assert.NotNull(new HtmlParser().ParseDocument(await pages.Draw(page, facts, withError: true)).QuerySelector("[role=alert]"));
        }
    }

    private static async Task Terms(Site site, string language = "cognito:english", string suffix = "")
    {
        foreach (var name in new[] { "terms-of-use", "privacy-policy" })
            await site.Cognito.Invoke(new CreateTermsRequest
            {
                UserPoolId = site.Pool.Id!,
                ClientId = site.Client.ClientId!,
                TermsName = name,
                TermsSource = "LINK",
                Enforcement = "NONE",
                Links = new Dictionary<string, string> { ["cognito:default"] = "https://example.com/" + name, [language] = $"https://example.com/{name}{suffix}" },
            });
    }
}
