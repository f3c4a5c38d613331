using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class CreateTermsTests
{
    [Fact]
    public async Task Both_documents_together_appear_on_the_pages_of_their_client()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var terms = (await cognito.Invoke(Terms(client, "terms-of-use"))).Terms!;
        Assert.Equal((pool.Id, client.ClientId, "terms-of-use", "LINK", "NONE"), (terms.UserPoolId, terms.ClientId, terms.TermsName, terms.TermsSource, terms.Enforcement));
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", terms.TermsId);
        Assert.Equal(cognito.Clock.GetUtcNow(), terms.CreationDate);
        Assert.Null((await SetUICustomizationTests.Branding(cognito, client)).TermsOfUse);

        await cognito.Invoke(Terms(client, "privacy-policy", ("cognito:default", "https://example.com/privacy"), ("cognito:german", "https://example.com/datenschutz")));
        var branding = await SetUICustomizationTests.Branding(cognito, client);
        Assert.Equal(("https://example.com/terms-of-use", "https://example.com/privacy"), (branding.TermsOfUse, branding.PrivacyPolicy));
        Assert.Null((await SetUICustomizationTests.Branding(cognito, await cognito.AWebClient(pool))).TermsOfUse);
    }

    [Fact]
    public async Task The_pages_language_comes_before_the_default()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        await cognito.Invoke(Terms(client, "privacy-policy"));
        await cognito.Invoke(Terms(client, "terms-of-use", ("cognito:default", "https://example.com/d"), ("cognito:english", "https://example.com/e")));
        Assert.Equal("https://example.com/e", (await SetUICustomizationTests.Branding(cognito, client)).TermsOfUse);
    }

    [Fact]
    public async Task A_client_has_each_document_once_however_many_ask_at_once()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var (done, refusals) = await cognito.AtOnce(20, _ => Terms(client, "terms-of-use"));
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Equal((ErrorCodes.TermsExistsException, "Terms with name terms-of-use already exists for this app client."), (r.Code, r.Message)));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JAVASCRIPT:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//example.com/terms")]
    [InlineData("/terms")]
    [InlineData("ftp://example.com/terms")]
    public async Task A_link_does_nothing_but_open_a_page(string link)
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        Assert.Equal("The link for cognito:default must be an http or https URL.", (await cognito.Refusal(Terms(client, "terms-of-use", ("cognito:default", link)))).Message);
    }

    [Fact]
    public async Task Forty_documents_in_a_pool()
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        for (var i = 0; i < 20; i++)
        {
            var client = await cognito.AClient(pool);
            await cognito.Invoke(Terms(client, "terms-of-use"));
            await cognito.Invoke(Terms(client, "privacy-policy"));
        }

        Assert.Equal(ErrorCodes.LimitExceededException, (await cognito.Refusal(Terms(await cognito.AClient(pool), "terms-of-use"))).Code);
    }

    [Fact]
    public async Task Wrong_names_languages_and_clients_are_refused()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        foreach (var wrong in new[] { Terms(client, "cookies"), Terms(client, "terms-of-use", ("klingon", "https://example.com")), Terms(client, "terms-of-use") with { Enforcement = "HARD" }, Terms(client, "terms-of-use") with { TermsSource = "TEXT" } })
            Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(wrong)).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(Terms(await cognito.AClient(await cognito.APool()), "terms-of-use") with { UserPoolId = pool.Id! })).Code);
        Assert.Empty((await cognito.Invoke(new ListTermsRequest { UserPoolId = pool.Id! })).Terms);
    }

    internal static CreateTermsRequest Terms(UserPoolClientType client, string name, params (string Language, string Link)[] links) => new()
    {
        UserPoolId = client.UserPoolId!,
        ClientId = client.ClientId!,
        TermsName = name,
        TermsSource = "LINK",
        Enforcement = "NONE",
        Links = links.Length == 0 ? new Dictionary<string, string> { ["cognito:default"] = "https://example.com/" + name } : links.ToDictionary(l => l.Language, l => l.Link),
    };
}
