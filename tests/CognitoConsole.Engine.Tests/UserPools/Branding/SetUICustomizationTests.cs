using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class SetUICustomizationTests
{
    private const string Css = ".submitButton-customizable { background-color: #0a7d33; color: white }";

    [Fact]
    public async Task Shows_on_the_pages_of_its_client_or_of_all_that_have_none_of_their_own()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var other = await cognito.AWebClient(pool);
        var all = (await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, CSS = Css, ImageFile = Pictures.Png })).UICustomization;
        Assert.Equal(("ALL", Css, "20260303090507"), (all.ClientId, all.CSS, all.CSSVersion));
        Assert.StartsWith("http://localhost:8080/auth/my-app/branding/", all.ImageUrl, StringComparison.Ordinal);
        Assert.EndsWith(".png", all.ImageUrl, StringComparison.Ordinal);

        cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        var own = (await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, ClientId = client.ClientId, CSS = ".label-customizable { color: red }" })).UICustomization;
        Assert.Equal((client.ClientId, null), (own.ClientId, own.ImageUrl));
        Assert.Equal(".label-customizable{color:rgb(255, 0, 0)}\n", (await Branding(cognito, client)).Css);
        Assert.Null((await Branding(cognito, client)).LogoUrl);
        Assert.Equal(".submitButton-customizable{background-color:rgb(10, 125, 51);color:rgb(255, 255, 255)}\n", (await Branding(cognito, other)).Css);
        Assert.Equal("branding/" + all.ImageUrl![(all.ImageUrl!.LastIndexOf('/') + 1)..], (await Branding(cognito, other)).LogoUrl);

        // With nothing, the client shows what all show.
        var reset = (await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, ClientId = client.ClientId })).UICustomization;
        Assert.Null(reset.CSS);
        Assert.Equal((await Branding(cognito, other)).Css, (await Branding(cognito, client)).Css);
    }

    [Fact]
    public async Task Replaces_what_was_there_and_keeps_when_it_was_made()
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        var first = (await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, CSS = Css, ImageFile = Pictures.Png })).UICustomization;
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = (await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, ImageFile = Pictures.Jpeg })).UICustomization;
        Assert.Null(second.CSS);
        Assert.EndsWith(".jpg", second.ImageUrl, StringComparison.Ordinal);
        Assert.Equal(first.CreationDate, second.CreationDate);
        Assert.Equal(("20260303090507", "20260303090508"), (first.CSSVersion, second.CSSVersion));
    }

    [Fact]
    public async Task Everything_that_the_classic_sheet_paints_is_taken()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        const string Classic = """
            /* as the classic console offers it */
            .logo-customizable { max-width: 60%; max-height: 30%; }
            .banner-customizable { padding: 25px 0px 25px 0px; background-color: lightgray; }
            .label-customizable, .idpDescription-customizable { font-weight: 400; }
            .textDescription-customizable { padding-top: 10px; padding-bottom: 10px; display: block; font-size: 16px; }
            .legalText-customizable { color: #747474; font-size: 11px; }
            .submitButton-customizable { font: bold 14px/1.5 "Open Sans", sans-serif; margin: 20px 0px 10px 0px; height: 40px; width: 100%; color: #fff; background: #337ab7; border-radius: 4px }
            .submitButton-customizable:hover { color: #fff; background-color: #286090 !important; }
            .errorMessage-customizable { padding: 5px; background: #F5F5F5; border: 2px solid #D64958; color: #D64958; }
            .inputField-customizable { width: 100%; height: 34px; color: #555; border: 1px solid rgba(0, 0, 0, .5); box-shadow: 0 0 2px #ccc; }
            .inputField-customizable:focus { border-color: #66afe9; outline: 0; }
            .idpButton-customizable { text-align: center; margin-bottom: 15px; width: calc(100% - 2px); }
            .idpButton-customizable:hover { background-color: hsl(120, 50%, 50%); }
            .socialButton-customizable { border-radius: 2px; text-align: left; }
            .redirect-customizable { text-align: center; }
            .passwordCheck-notValid-customizable { color: #DF3312; }
            .passwordCheck-valid-customizable { color: #19BF00; }
            .background-customizable { background: linear-gradient(red, blue); }
            """;
        await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, CSS = Classic });
        var served = (await Branding(cognito, client)).Css!;
        Assert.Equal(18, served.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("background-color:rgb(40, 96, 144) !important", served);
        Assert.Contains("font-family:\"Open Sans\", sans-serif", served);
        Assert.DoesNotContain("/*", served);
    }

    [Theory]
    [InlineData("@import url('https://evil.test/x.css');", "CSS rule is not allowed: @import")]
    [InlineData("@import 'x';", "CSS rule is not allowed: @import")]
    [InlineData("@media print { .label-customizable { color: red } }", "CSS rule is not allowed: @media")]
    [InlineData("@supports (color: red) { .label-customizable { color: red } }", "CSS rule is not allowed: @supports")]
    [InlineData("@page { margin: 1px }", "CSS rule is not allowed: @page")]
    [InlineData("@font-face { font-family: x; src: url(x) }", "CSS rule is not allowed: @fontface")]
    [InlineData("@keyframes k { from { color: red } }", "CSS rule is not allowed: @keyframes")]
    [InlineData("@namespace a url(x);", "CSS rule is not allowed: @namespace")]
    [InlineData("@layer a;", "CSS rule is not allowed: @unknown")]
    [InlineData("body { color: red }", "CSS selector is not allowed: body")]
    [InlineData("* { color: red }", "CSS selector is not allowed: *")]
    [InlineData("#f-password { color: red }", "CSS selector is not allowed: #f-password")]
    [InlineData(".card { color: red }", "CSS selector is not allowed: .card")]
    [InlineData(".label-customizable, input { color: red }", "CSS selector is not allowed: input")]
    [InlineData(".label-customizable input { color: red }", "CSS selector is not allowed: .label-customizable input")]
    [InlineData(".label-customizable::before { color: red }", "CSS selector is not allowed: .label-customizable::before")]
    [InlineData(".label-customizable:hover { color: red }", "CSS selector is not allowed: .label-customizable:hover")]
    [InlineData(".other-customizable { color: red }", "CSS selector is not allowed: .other-customizable")]
    [InlineData(".inputField-customizable[value^=a] { color: red }", "CSS selector is not allowed: .inputField-customizable[value^=\"a\"]")]
    [InlineData(".label-customizable { position: fixed }", "CSS property is not allowed: position")]
    [InlineData(".label-customizable { content: 'Call 555' }", "CSS property is not allowed: content")]
    [InlineData(".label-customizable { behavior: url(x) }", "CSS property is not allowed: behavior")]
    [InlineData(".label-customizable { -moz-binding: url(x) }", "CSS property is not allowed: -moz-binding")]
    [InlineData(".label-customizable { --x: url(x) }", "CSS property is not allowed: --x")]
    [InlineData(".label-customizable { animation: k 1s }", "CSS property is not allowed: animation-name")]
    [InlineData(".label-customizable { cursor: url(x), auto }", "CSS property is not allowed: cursor")]
    [InlineData(".label-customizable { background: url(https://evil.test/x.png) }", "CSS value is not allowed: background-image: url(\"https://evil.test/x.png\")")]
    [InlineData(".label-customizable { background-image: URL('javascript:alert(1)') }", "CSS value is not allowed: background-image: url(\"javascript:alert(1)\")")]
    [InlineData(".label-customizable { background-image: image-set('x' 1x) }", "CSS value is not allowed: background-image: image-set(\"x\" 1x)")]
    [InlineData(".label-customizable { color: expression(alert(1)) }", "CSS value is not allowed: color: expression(alert(1))")]
    [InlineData(".label-customizable { color: var(--x) }", "CSS value is not allowed: color: var(--x)")]
    [InlineData(".label-customizable { width: attr(value) }", "CSS value is not allowed: width: attr(value)")]
    [InlineData(".label-customizable { color: fancy }", "CSS value is not allowed: color: fancy")]
    [InlineData(".label-customizable { font-family: 'x}y' }", "CSS value is not allowed: font-family: \"x}y\"")]
    [InlineData(".label-customizable { background: u\\72l(x) }", "CSS contains a character that is not allowed: \\")]
    [InlineData(".label\\2d customizable { color: red }", "CSS contains a character that is not allowed: \\")]
    [InlineData("</style><script>alert(1)</script>", "CSS contains a character that is not allowed: <")]
    [InlineData(".label-customizable { color: red }\0", "CSS contains a character that is not allowed: NUL")]
    public async Task What_could_do_more_than_paint_is_refused_and_changes_nothing(string css, string message)
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, CSS = Css });
        var before = await Branding(cognito, client);
        var refusal = await cognito.Refusal(new SetUICustomizationRequest { UserPoolId = pool.Id!, CSS = css });
        Assert.Equal((ErrorCodes.InvalidParameterException, message), (refusal.Code, refusal.Message));
        Assert.Equal("cSS", refusal.Fields[0].Path);
        Assert.Equal(before, await Branding(cognito, client));
    }

    [Fact]
    public async Task Three_kilobytes_of_CSS_and_no_more()
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        var fill = Css + "/*" + new string('ä', (3072 - Css.Length - 4) / 2) + "*/";
        fill += new string(' ', 3072 - Encoding.UTF8.GetByteCount(fill));
        await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, CSS = fill });
        var refusal = await cognito.Refusal(new SetUICustomizationRequest { UserPoolId = pool.Id!, CSS = fill + " " });
        Assert.Equal("CSS must be no larger than 3 KB.", refusal.Message);
    }

    [Fact]
    public async Task A_logo_is_what_its_bytes_say()
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        var huge = (byte[])Pictures.Png.Clone();
        huge[16] = 0x7F;
        byte[] cut = Pictures.Png[..^4], tailed = [.. Pictures.Png, .. "<script>"u8], longJpeg = [.. Pictures.Jpeg[..^2], .. new byte[10]];
        foreach (var image in new[]
                 {
                     "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), "GIF89a"u8.ToArray(), "RIFF0000WEBPVP8 "u8.ToArray(), "%PDF-1.7"u8.ToArray(), "<html>"u8.ToArray(),
                     huge, cut, tailed, longJpeg, Pictures.Png[..8], [0x89], [0xFF, 0xD8, 0xFF, 0xD9], new byte[1000],
                 })
        {
            var refusal = await cognito.Refusal(new SetUICustomizationRequest { UserPoolId = pool.Id!, ImageFile = image });
            Assert.Equal("The image must be a PNG or JPEG file of at most 4096 by 4096 pixels.", refusal.Message);
        }

        Assert.Equal("The image must be no larger than 100 KB.", (await cognito.Refusal(new SetUICustomizationRequest { UserPoolId = pool.Id!, ImageFile = new byte[100 * 1024 + 1] })).Message);
        Assert.Null((await cognito.Invoke(new GetUICustomizationRequest { UserPoolId = pool.Id! })).UICustomization.ImageUrl);
    }

    [Fact]
    public async Task Needs_a_domain_and_a_client_of_the_pool()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        Assert.Equal("There has to be an existing domain associated with this user pool", (await cognito.Refusal(new SetUICustomizationRequest { UserPoolId = pool.Id!, CSS = Css })).Message);
        await cognito.ADomain(pool);
        var foreign = await cognito.AClient(await cognito.APool());
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new SetUICustomizationRequest { UserPoolId = pool.Id!, ClientId = foreign.ClientId, CSS = Css })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new SetUICustomizationRequest { UserPoolId = "us-east-1_nothing01", CSS = Css })).Code);
    }

    [Fact]
    public async Task Goes_with_its_client()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        await cognito.Invoke(new SetUICustomizationRequest { UserPoolId = pool.Id!, ClientId = client.ClientId, CSS = Css });
        await cognito.Invoke(new DeleteUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = client.ClientId! });
        Assert.False(await cognito.Database(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.AnyAsync(db.UICustomizations)));
    }

    internal static async Task<LoginBranding> Branding(TestCognito cognito, UserPoolClientType client) =>
        (await cognito.Invoke(new DescribeLoginRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client) })).Page!.Branding;
}
