using System.Security.Cryptography;
using Bunit;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class IdentityProviderScreensTests : RoutedContext
{
    private async Task<IdentityProviderType> Describe(UserPoolType pool, string name = "Okta") => (await Cognito.Invoke(new DescribeIdentityProviderRequest { UserPoolId = pool.Id!, ProviderName = name })).IdentityProvider;

    [Fact]
    public async Task The_list_says_what_providers_are_for_and_what_to_tell_them()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.IdentityProviders(pool.Id!));
        page.Shows("No identity providers");
        page.Shows("The user pool needs a domain");
        Assert.Equal(ConsoleUrls.Domain(pool.Id!), page.Link("Create a domain").GetAttribute("href"));
        page.WaitForAssertion(() => Assert.Equal($"urn:amazon:cognito:sp:{pool.Id}", page.Find("[aria-label='Copy entity ID']").GetAttribute("data-copy")));
        await Cognito.AProvider(pool);
        await page.Press("Refresh Identity providers");
        page.Shows("OpenID Connect (OIDC)");
        Assert.Equal(ConsoleUrls.IdentityProvider(pool.Id!, "Okta"), await page.Href("tbody a.cc-row-link"));
    }

    [Fact]
    public async Task An_OIDC_provider_is_added_with_endpoints_from_its_issuer()
    {
        var pool = await Cognito.APool();
        await Cognito.ADomain(pool);
        Cognito.Web.Answers("https://idp.example.com/.well-known/openid-configuration", """
            {"authorization_endpoint":"https://idp.example.com/a","token_endpoint":"https://idp.example.com/t","userinfo_endpoint":"https://idp.example.com/u","jwks_uri":"https://idp.example.com/j"}
            """);
        var page = Open(ConsoleUrls.CreateIdentityProvider(pool.Id!));
        await page.Check("OpenID Connect (OIDC)");
        page.Shows("/oauth2/idpresponse");
        await page.Type("Provider name", "Okta");
        await page.Type("Client ID", "the-client");
        await page.Type("Client secret", "a-secret-of-okta");
        await page.Type("Issuer URL", "https://idp.example.com");
        await page.Press("Add identifier");
        await page.Type("Identifier 1", "example.com");
        page.WaitForAssertion(() => Assert.Contains("--provider-name Okta", page.Find(".cc-cli").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("a-secret-of-okta", page.Find(".cc-cli").TextContent, StringComparison.Ordinal);
        Assert.Contains("\"client_id\":\"the-client\"", page.Find(".cc-cli").TextContent, StringComparison.Ordinal);
        await page.Submit();
        page.WaitForAssertion(() => Assert.Equal(ConsoleUrls.IdentityProvider(pool.Id!, "Okta"), Path));
        var made = await Describe(pool);
        Assert.Equal(("https://idp.example.com/t", "a-secret-of-okta", "openid email profile"), (made.ProviderDetails!["token_url"], made.ProviderDetails["client_secret"], made.ProviderDetails["authorize_scopes"]));
        Assert.Equal(["example.com"], made.IdpIdentifiers);
        Assert.Equal(new Dictionary<string, string> { ["email"] = "email", ["username"] = "sub" }, made.AttributeMapping);
    }

    [Fact]
    public async Task A_SAML_provider_shows_what_to_tell_it_and_its_certificates()
    {
        var pool = await Cognito.APool();
        await Cognito.ADomain(pool);
        Cognito.Web.Answers("https://idp.example.com/metadata", TestCognito.SamlMetadata());
        var page = Open(ConsoleUrls.CreateIdentityProvider(pool.Id!));
        page.Shows($"urn:amazon:cognito:sp:{pool.Id}");
        page.Shows("/saml2/idpresponse");
        await page.Type("Provider name", "Corp");
        await page.Type("Metadata document URL", "https://idp.example.com/metadata");
        await page.Check("Sign requests");
        await page.Submit();
        page.Shows("https://idp.example.com/sso");
        var certificate = (await Cognito.Invoke(new GetSigningCertificateRequest { UserPoolId = pool.Id! })).Certificate!;
        page.WaitForAssertion(() => Assert.Contains(certificate[..64], page.Find("[aria-label='Copy signing certificate']").GetAttribute("data-copy"), StringComparison.Ordinal));
        Assert.Equal("rsa-sha256", (await Describe(pool, "Corp")).ProviderDetails!["RequestSigningAlgorithm"]);
        Assert.Equal("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", (await Describe(pool, "Corp")).AttributeMapping!["email"]);
    }

    [Fact]
    public async Task Each_type_has_its_form_and_a_social_one_its_own_name()
    {
        var pool = await Cognito.APool();
        await Cognito.AGoogle(pool);
        var page = Open(ConsoleUrls.CreateIdentityProvider(pool.Id!));
        page.WaitForAssertion(() => Assert.True(page.Field("Google").HasAttribute("disabled")));
        await page.Check("Sign in with Apple");
        page.WaitForAssertion(() => Assert.NotNull(page.Field("Services ID")));
        await page.Type("Services ID", "com.example.app");
        await page.Type("Team ID", "TEAM123456");
        await page.Type("Key ID", "KEY1234567");
        await page.Submit();
        page.WaitForAssertion(() => Assert.Equal("Enter a value.", page.Find("#f-providerdetails-private_key-error").TextContent.Trim()));
        await page.Type("Private key", "MIGTAgEAMBMGByqGSM49AgEGCCqGSM49");
        await page.Submit();
        page.WaitForAssertion(() => Assert.Contains("the .p8 file", page.Find("#f-providerdetails-private_key-error").TextContent, StringComparison.Ordinal));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await page.Type("Private key", key.ExportPkcs8PrivateKeyPem());
        await page.Submit();
        page.WaitForAssertion(() => Assert.Equal(ConsoleUrls.IdentityProvider(pool.Id!, "SignInWithApple"), Path));
        Assert.Equal("TEAM123456", (await Describe(pool, "SignInWithApple")).ProviderDetails!["team_id"]);
    }

    [Fact]
    public async Task What_the_engine_refuses_stands_at_its_field()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.CreateIdentityProvider(pool.Id!));
        await page.Type("Provider name", "Corp");
        await page.Type("Metadata document URL", "https://idp.example.com/nowhere");
        await page.Submit();
        page.WaitForAssertion(() => Assert.Contains("Unable to contact remote metadata source", page.Find("#f-providerdetails-metadataurl-error").TextContent, StringComparison.Ordinal));
        await page.Type("Provider name", "Google");
        await page.Submit();
        page.WaitForAssertion(() => Assert.Contains("This name is reserved.", page.Find("#f-providername-error").TextContent, StringComparison.Ordinal));
        Assert.Empty((await Cognito.Invoke(new ListIdentityProvidersRequest { UserPoolId = pool.Id! })).Providers);
    }

    [Fact]
    public async Task A_change_is_reviewed_and_keeps_the_secret()
    {
        var pool = await Cognito.APool();
        await Cognito.AProvider(pool, "Okta", "example.com");
        var page = Open(ConsoleUrls.IdentityProvider(pool.Id!, "Okta"));
        await page.Type("Authorized scopes", "openid");
        await page.Press("Add mapping");
        await page.Use(() => page.Field("User pool attribute 1"), select => select.ChangeAsync(select.QuerySelectorAll("option").Single(o => o.TextContent == "name").GetAttribute("value")!));
        await page.Type("Claim 1", "display_name");
        await page.Press("Review and save");
        page.WaitForAssertion(() => Assert.Contains("openid email", page.FindAll(".mud-dialog del").Select(d => d.TextContent)));
        Assert.Contains("name ← display_name", page.FindAll(".mud-dialog ins").Select(d => d.TextContent));
        Assert.Equal("openid email", (await Describe(pool)).ProviderDetails!["authorize_scopes"]);
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        var saved = await Describe(pool);
        Assert.Equal(("openid", "secret-of-the-client"), (saved.ProviderDetails!["authorize_scopes"], saved.ProviderDetails["client_secret"]));
        Assert.Equal("display_name", saved.AttributeMapping!["name"]);
        Assert.Equal(["example.com"], saved.IdpIdentifiers);
    }

    [Fact]
    public async Task Somebody_elses_change_meanwhile_is_a_conflict()
    {
        var pool = await Cognito.APool();
        await Cognito.AProvider(pool);
        var page = Open(ConsoleUrls.IdentityProvider(pool.Id!, "Okta"));
        await page.Type("Authorized scopes", "openid");
        Cognito.Clock.Advance(TimeSpan.FromSeconds(5));
        await Cognito.Invoke(new UpdateIdentityProviderRequest { UserPoolId = pool.Id!, ProviderName = "Okta", IdpIdentifiers = ["theirs"] });
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("was changed by somebody else");
        Assert.Equal("openid email", (await Describe(pool)).ProviderDetails!["authorize_scopes"]);
    }

    [Fact]
    public async Task The_secret_is_shown_when_asked_for_and_written_down()
    {
        var pool = await Cognito.APool();
        await Cognito.AProvider(pool);
        var page = Open(ConsoleUrls.IdentityProvider(pool.Id!, "Okta"));
        page.WaitForAssertion(() => Assert.NotNull(page.Button("Show client secret")));
        Assert.DoesNotContain("secret-of-the-client", page.Markup, StringComparison.Ordinal);
        await page.Press("Show client secret");
        page.Shows("secret-of-the-client");
    }

    [Theory]
    [InlineData("Support")]
    [InlineData("Auditor")]
    public async Task Who_may_not_change_providers_sees_them_and_why(string role)
    {
        var pool = await Cognito.APool();
        await Cognito.AProvider(pool);
        var page = Open(ConsoleUrls.IdentityProvider(pool.Id!, "Okta"), role);
        page.WaitForAssertion(() => Assert.Contains("DeleteIdentityProvider", page.WhyOff("Delete"), StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("RevealIdentityProviderSecret", page.WhyOff("Show client secret"), StringComparison.Ordinal));
        Assert.NotNull(page.Field("Client ID").Closest("fieldset[disabled]"));
        Assert.DoesNotContain("secret-of-the-client", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_asks_for_the_name()
    {
        var pool = await Cognito.APool();
        await Cognito.AProvider(pool);
        var page = Open(ConsoleUrls.IdentityProvider(pool.Id!, "Okta"));
        await page.Press("Delete");
        page.Shows("Users who are linked to it lose these links");
        await page.Type("Type Okta to confirm", "Okta");
        await page.Use(() => page.FindAll(".mud-dialog button").Single(b => b.TextContent.Trim() == "Delete"), b => b.ClickAsync());
        page.WaitForAssertion(() => Assert.Equal(ConsoleUrls.IdentityProviders(pool.Id!), Path));
        Assert.Empty((await Cognito.Invoke(new ListIdentityProvidersRequest { UserPoolId = pool.Id! })).Providers);
    }

    [Fact]
    public async Task A_provider_that_is_not_there_is_said_to_be_missing()
    {
        var pool = await Cognito.APool();
        Open(ConsoleUrls.IdentityProvider(pool.Id!, "Nobody")).Shows("Identity provider Nobody does not exist.");
    }

    [Fact]
    public async Task A_user_is_linked_and_unlinked()
    {
        var pool = await Cognito.APool();
        await Cognito.AProvider(pool);
        await Cognito.AUser(pool, "ana");
        var page = Open(ConsoleUrls.User(pool.Id!, "ana", "providers"));
        page.Shows("No linked providers");
        await page.Press("Link provider");
        await page.Type("Claim", "email");
        await page.Type("Value", "ana@corp.example.com");
        page.WaitForAssertion(() => Assert.Contains("admin-link-provider-for-user", page.Find(".mud-dialog .cc-cli").TextContent, StringComparison.Ordinal));
        await page.Press("Link");
        page.WaitForAssertion(() => Assert.Contains("ana@corp.example.com", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.Contains("ana@corp.example.com", (await Cognito.Identities(pool, "ana"))!, StringComparison.Ordinal);
        await page.Press("Unlink Okta ana@corp.example.com");
        await page.Press("Remove link");
        page.Shows("No linked providers");
        Assert.Null(await Cognito.Identities(pool, "ana"));
    }

    [Fact]
    public async Task Sign_in_at_the_pool_itself_is_disabled_after_a_question()
    {
        var pool = await Cognito.APool();
        await Cognito.AUser(pool, "ana");
        var page = Open(ConsoleUrls.User(pool.Id!, "ana", "providers"));
        page.WaitForAssertion(() => Assert.Equal("This user pool has no identity providers.", page.WhyOff("Link provider")));
        await page.Press("Disable sign-in here");
        await page.Press("Disable");
        page.WaitForAssertion(() => Assert.Equal("It is disabled already.", page.WhyOff("Disable sign-in here")));
        Assert.Equal(UserStatusType.ExternalProvider, (await Cognito.Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = "ana" })).UserStatus);
    }

    [Fact]
    public async Task Support_sees_links_and_why_it_may_not_change_them()
    {
        var pool = await Cognito.APool();
        await Cognito.AProvider(pool);
        await Cognito.AUser(pool, "ana");
        await Cognito.ALink(pool, "ana", "Okta", "00u1");
        var page = Open(ConsoleUrls.User(pool.Id!, "ana", "providers"), "Support");
        page.WaitForAssertion(() => Assert.Contains("AdminDisableProviderForUser", page.WhyOff("Unlink Okta 00u1"), StringComparison.Ordinal));
        Assert.Contains("AdminLinkProviderForUser", page.WhyOff("Link provider"), StringComparison.Ordinal);
    }
}
