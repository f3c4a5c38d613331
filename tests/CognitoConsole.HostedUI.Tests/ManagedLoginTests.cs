using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.HostedUI.Tests;

/// <summary>The pages of a domain that shows managed login, with a style of the app client's own.</summary>
public sealed class ManagedLoginTests
{
    private static readonly string[] Pages = ["/login", "/signup", "/confirm", "/forgotPassword", "/confirmforgotPassword"];

    [Fact]
    public async Task The_style_stands_in_every_page_and_the_policy_names_it_by_its_hash()
    {
        await using var site = await Managed("""{"categories":{"global":{"colorSchemeMode":"DYNAMIC"},"form":{"location":{"horizontal":"START"}}},"components":{"primaryButton":{"lightMode":{"defaults":{"backgroundColor":"0a7d33ff"}}}}}""");
        using var browser = site.Browser();
        foreach (var page in Pages)
        {
            var visit = await browser.Open($"{site.Base}{page}?{site.Query()}");
            var sheets = visit.Document.QuerySelectorAll("style").Select(s => s.TextContent).ToList();
            Assert.Equal(2, sheets.Count);
            Assert.Contains(";--accent:#0a7d33ff;", sheets[1]);
            var policy = visit.Headers["Content-Security-Policy"];
            Assert.Contains($"style-src {string.Join(' ', sheets.Select(s => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s)))}'"))};", policy);
            Assert.DoesNotContain("unsafe", policy);
            Assert.Equal("light dark", visit.Document.QuerySelector("meta[name=color-scheme]")!.GetAttribute("content"));
            Assert.Equal("h-start v-center", visit.Document.Body!.ClassName);
            Assert.InRange(visit.Text.Length, 1, 60_000);
        }
    }

    [Fact]
    public async Task Logos_strips_and_icons_have_their_places()
    {
        await using var site = await Managed(
            """
            {"categories":{"global":{"colorSchemeMode":"DYNAMIC","pageHeader":{"enabled":true},"pageFooter":{"enabled":true}}},
             "components":{"form":{"logo":{"enabled":true,"position":"BOTTOM","location":"END"}},"pageHeader":{"logo":{"enabled":true}},"pageFooter":{"logo":{"enabled":true,"location":"CENTER"}}}}
            """,
            Asset("FORM_LOGO", "DYNAMIC", "PNG", Pictures.Png), Asset("PAGE_HEADER_LOGO", "LIGHT", "PNG", Pictures.Png), Asset("PAGE_HEADER_LOGO", "DARK", "SVG", Pictures.Svg),
            Asset("PAGE_FOOTER_LOGO", "DYNAMIC", "WEBP", Pictures.Webp), Asset("FAVICON_ICO", "DYNAMIC", "ICO", Pictures.Ico));
        using var browser = site.Browser();
        var page = (await browser.Open(site.Login())).Document;
        var head = page.QuerySelector("body > header.strip.at-start")!;
        Assert.EndsWith(".png", head.QuerySelector("img")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal(site.Client.ClientName, head.QuerySelector("img")!.GetAttribute("alt"));
        var dark = head.QuerySelector("picture > source")!;
        Assert.Equal("(prefers-color-scheme: dark)", dark.GetAttribute("media"));
        Assert.EndsWith(".svg", dark.GetAttribute("srcset"), StringComparison.Ordinal);
        Assert.Equal("below", page.QuerySelector(".card > .logo.at-end")!.ClassList[^1]);
        Assert.NotNull(page.QuerySelector("footer.strip.at-center img[src$='.webp']"));
        Assert.Equal("image/x-icon", page.QuerySelector("link[rel=icon]")!.GetAttribute("type"));
        // The logos say whose pages these are.
        Assert.Null(page.QuerySelector(".banner-customizable"));
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public async Task Buttons_of_providers_have_their_own_colours_and_their_marks_a_switch(string marks, int count)
    {
        await using var site = await Managed("""{"componentClasses":{"idpButtons":{"icons":{"enabled":MARKS}}},"components":{"idpButton":{"standard":{"lightMode":{"hover":{"textColor":"0a7d33ff"}}}}}}""".Replace("MARKS", marks, StringComparison.Ordinal));
        await site.Cognito.AProvider(site.Pool);
        await site.Cognito.Offer(site.Client, "COGNITO", "Okta");
        using var browser = site.Browser();
        var page = (await browser.Open(site.Login())).Document;
        Assert.Equal(count, page.QuerySelectorAll("button.provider .mark").Length);
        Assert.Equal("Continue with Okta", page.QuerySelector("button.provider > span:last-child")!.TextContent);
        Assert.Contains(";--idp-hover-text:#0a7d33ff;", page.QuerySelectorAll("style")[1].TextContent);
        foreach (var property in new[] { "--idp", "--idp-line", "--idp-text", "--idp-hover", "--idp-hover-line", "--idp-hover-text", "--idp-active", "--idp-active-line", "--idp-active-text" })
            Assert.Contains($"var({property})", page.QuerySelectorAll("style")[1].TextContent);
    }

    [Fact]
    public async Task Providers_stand_where_and_as_the_style_says()
    {
        await using var site = await Managed("""{"categories":{"auth":{"authMethodOrder":[[{"display":"INPUT","type":"USERNAME_PASSWORD"},{"display":"BUTTON","type":"FEDERATED"}]],"federation":{"interfaceStyle":"DROPDOWN_LIST","order":["Google","Nobody"]}}}}""");
        await site.Cognito.AProvider(site.Pool);
        await site.Cognito.AGoogle(site.Pool);
        await site.Cognito.Offer(site.Client, "COGNITO", "Okta", "Google");
        using var browser = site.Browser();
        var page = (await browser.Open(site.Login())).Document;
        var forms = page.QuerySelectorAll(".card form").ToList();
        Assert.NotNull(forms[0].QuerySelector("[name=password]"));
        Assert.Equal(["Google", "Okta"], forms[1].QuerySelectorAll("select[name=provider] option").Select(o => o.GetAttribute("value")));
        Assert.Contains("border-radius:var(--drop-round)", page.QuerySelectorAll("style")[1].TextContent);
        await site.Cognito.Offer(site.Client, "Okta");
        page = (await browser.Open(site.Login())).Document;
        Assert.Equal("Okta", page.QuerySelector(".card form button[name=provider]")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector(".divider"));
    }

    [Fact]
    public async Task A_picture_that_is_opened_alone_runs_and_loads_nothing()
    {
        await using var site = await Managed("""{"components":{"form":{"logo":{"enabled":true}}}}""", Asset("FORM_LOGO", "LIGHT", "SVG", Pictures.Svg));
        using var browser = site.Browser();
        var logo = (await browser.Open(site.Login())).Document.QuerySelector(".logo img")!;
        using var http = new HttpClient();
        using var image = await http.GetAsync($"{site.Base}/{logo.GetAttribute("src")}");
        Assert.Equal(Pictures.Svg, await image.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/svg+xml", image.Content.Headers.ContentType!.ToString());
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox", image.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", image.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    [Shows("UserPoolClient.ClientName")]
    public async Task An_app_client_without_a_style_shows_the_plain_pages()
    {
        await using var site = await Managed(null);
        using var browser = site.Browser();
        var visit = await browser.Open(site.Login());
        Assert.Single(visit.Document.QuerySelectorAll("style"));
        Assert.Equal(site.Client.ClientName, visit.Document.QuerySelector("header p")!.TextContent);
    }

    private static AssetType Asset(string category, string mode, string extension, byte[] bytes) => new() { Category = category, ColorMode = mode, Extension = extension, Bytes = bytes };

    private static async Task<Site> Managed(string? settings, params AssetType[] assets)
    {
        var site = await Site.Start();
        await site.Cognito.Invoke(new UpdateUserPoolDomainRequest { UserPoolId = site.Pool.Id!, Domain = TestCognito.Domain, ManagedLoginVersion = 2 });
        if (settings is not null)
            await site.Cognito.Invoke(new CreateManagedLoginBrandingRequest { UserPoolId = site.Pool.Id!, ClientId = site.Client.ClientId!, Settings = JsonElement.Parse(settings), Assets = assets });
        return site;
    }
}
