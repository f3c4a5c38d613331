using Bunit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

/// <summary>Providers at app clients, and the people who come by them.</summary>
public sealed class FederationScreensTests : RoutedContext
{
    private const string Failing = "Sign-ins that would fail";

    private async Task<UserPoolClientType> Describe(UserPoolClientType client) =>
        (await Cognito.Invoke(new DescribeUserPoolClientRequest { UserPoolId = client.UserPoolId!, ClientId = client.ClientId! })).UserPoolClient!;

    private static Task InDialog(IRenderedComponent<Site> page, string button) => page.Use(() => page.FindAll(".mud-dialog button").Single(b => b.TextContent.Trim() == button), b => b.ClickAsync());

    private static Task Pick(IRenderedComponent<Site> page, string label, string option) =>
        page.Use(() => page.Field(label), select => select.ChangeAsync(select.QuerySelectorAll("option").Single(o => o.TextContent == option).GetAttribute("value")!));

    [Fact]
    public async Task A_provider_is_offered_at_an_app_client_from_its_own_page_and_taken_away_again()
    {
        var pool = await Cognito.APool();
        await Cognito.AProvider(pool);
        var web = await Cognito.AWebClient(pool, c => c with { ClientName = "Shop", RefreshTokenValidity = 7, WriteAttributes = ["email", "name"] });
        await Cognito.AClient(pool, c => c with { ClientName = "Batch" });
        var page = Open(ConsoleUrls.IdentityProvider(pool.Id!, "Okta"));
        page.Shows("1 app client without login pages is not shown.");
        await page.Press("Offer at Shop");
        page.Shows("Offer Okta at Shop?");
        Assert.Contains("--supported-identity-providers COGNITO Okta", page.Commands(), StringComparison.Ordinal);
        await InDialog(page, "Offer");
        page.WaitForAssertion(() => Assert.NotNull(page.Button("Stop offering at Shop")));
        var saved = await Describe(web);
        Assert.Equal(["COGNITO", "Okta"], saved.SupportedIdentityProviders);
        Assert.Equal((7, "name"), (saved.RefreshTokenValidity, saved.WriteAttributes![1]));

        await page.Press("Stop offering at Shop");
        await InDialog(page, "Stop offering");
        page.WaitForAssertion(() => Assert.NotNull(page.Button("Offer at Shop")));
        Assert.Equal(["COGNITO"], (await Describe(web)).SupportedIdentityProviders);
    }

    [Fact]
    public async Task A_sign_in_through_the_provider_is_tried_from_its_page_once_there_is_a_way_to_it()
    {
        var pool = await Cognito.APool();
        await Cognito.AProvider(pool);
        await Cognito.AWebClient(pool, c => c with { ClientName = "Shop", SupportedIdentityProviders = ["Okta"] });
        var page = Open(ConsoleUrls.IdentityProvider(pool.Id!, "Okta"));
        page.WaitForAssertion(() => Assert.Equal("Missing: a domain.", page.WhyOff("Try sign-in at Shop")));
        await Cognito.ADomain(pool);
        Links.NavigateTo(ConsoleUrls.IdentityProviders(pool.Id!));
        Links.NavigateTo(ConsoleUrls.IdentityProvider(pool.Id!, "Okta"));
        page.WaitForAssertion(() =>
        {
            var link = page.Button("Try sign-in at Shop");
            Assert.Matches("^http://localhost:8080/auth/my-app/oauth2/authorize\\?client_id=.+&identity_provider=Okta$", link.GetAttribute("href"));
            Assert.Equal("_blank", link.GetAttribute("target"));
        });
    }

    [Fact]
    public async Task Without_login_pages_anywhere_the_page_leads_to_the_app_clients()
    {
        var pool = await Cognito.APool();
        await Cognito.AProvider(pool);
        await Cognito.AClient(pool);
        var page = Open(ConsoleUrls.IdentityProvider(pool.Id!, "Okta"));
        page.Shows("No app client has login pages");
    }

    [Fact]
    public async Task What_somebody_else_has_changed_at_the_app_client_meanwhile_stays()
    {
        var pool = await Cognito.APool();
        await Cognito.AProvider(pool);
        await Cognito.AGoogle(pool);
        var web = await Cognito.AWebClient(pool, c => c with { ClientName = "Shop" });
        var page = Open(ConsoleUrls.IdentityProvider(pool.Id!, "Okta"));
        await page.Press("Offer at Shop");
        Cognito.Clock.Advance(TimeSpan.FromSeconds(5));
        await Cognito.Offer(web, "Google");
        await InDialog(page, "Offer");
        page.WaitForAssertion(() => Assert.NotNull(page.Button("Stop offering at Shop")));
        Assert.Equal(["Google", "Okta"], (await Describe(web)).SupportedIdentityProviders);
    }

    [Fact]
    public async Task The_engines_refusal_of_a_SAML_provider_stands_in_the_dialog()
    {
        var pool = await Cognito.APool();
        await Cognito.ASaml(pool);
        var web = await Cognito.AWebClient(pool, c => c with { ClientName = "Shop" });
        if (await Record.ExceptionAsync(() => Cognito.Offer(web, "Corp")) is not { } refusal) return; // the engine knows SAML by now
        var page = Open(ConsoleUrls.IdentityProvider(pool.Id!, "Corp"));
        await page.Press("Offer at Shop");
        await InDialog(page, "Offer");
        page.Shows(refusal.Message);
        Assert.Equal(["COGNITO"], (await Describe(web)).SupportedIdentityProviders);
    }

    [Fact]
    public async Task Who_may_not_change_app_clients_is_told_why()
    {
        var pool = await Cognito.APool();
        await Cognito.AProvider(pool);
        await Cognito.AWebClient(pool, c => c with { ClientName = "Shop" });
        var page = Open(ConsoleUrls.IdentityProvider(pool.Id!, "Okta"), "Auditor");
        page.WaitForAssertion(() => Assert.Contains("UpdateUserPoolClient", page.WhyOff("Offer at Shop"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deleting_names_the_app_clients_and_the_people()
    {
        var pool = await Cognito.APool();
        var okta = await Cognito.AProvider(pool);
        var google = await Cognito.AGoogle(pool);
        foreach (var subject in new[] { "00u1", "00u2" }) await Cognito.AFederatedUser(pool, okta, subject);
        await Cognito.AFederatedUser(pool, google, "113");
        await Cognito.AWebClient(pool, c => c with { ClientName = "Shop", SupportedIdentityProviders = ["COGNITO", "Okta"] });
        await Cognito.AWebClient(pool, c => c with { ClientName = "Portal", SupportedIdentityProviders = ["Okta"] });
        await Cognito.AWebClient(pool, c => c with { ClientName = "Own" });
        var page = Open(ConsoleUrls.IdentityProvider(pool.Id!, "Okta"));
        page.WaitForAssertion(() => Assert.NotNull(page.Button("Stop offering at Shop")));
        await page.Press("Delete");
        page.Shows("These app clients offer it no longer: Portal, Shop.");
        page.Shows("No other provider is left at Portal: nobody can sign in there.");
        page.Shows("2 users were made by a sign-in through it (status EXTERNAL_PROVIDER). They stay, and cannot sign in any more unless another provider is linked.");
        page.Shows("A provider that is made again under this name does not know any of them.");
    }

    [Fact]
    public async Task The_app_client_has_a_box_for_each_provider_and_warns_of_sign_ins_that_would_fail()
    {
        var pool = await Cognito.APool(p => p with { Schema = [new() { Name = "email", Required = true, AttributeDataType = "String", Mutable = true }, new() { Name = "staff", AttributeDataType = "String", Mutable = false }] });
        await Cognito.AProvider(pool);
        await Cognito.AGoogle(pool);
        await Cognito.Invoke(new UpdateIdentityProviderRequest { UserPoolId = pool.Id!, ProviderName = "Google", AttributeMapping = new Dictionary<string, string> { ["email"] = "email", ["custom:staff"] = "hd" } });
        var web = await Cognito.AWebClient(pool);
        var page = Open(ConsoleUrls.AppClient(pool.Id!, web.ClientId!, "login-pages"));
        page.Shows("OpenID Connect (OIDC)");
        Assert.DoesNotContain(Failing, page.Text(), StringComparison.Ordinal);
        await page.Check("Okta");
        page.Shows("Required, and not mapped: email. A first sign-in ends with \"attributes required: [email]\".");
        await page.Check("Google");
        page.Shows("Mapped, and immutable: custom:staff.");
        page.Shows("Mapped, and not writable by the app client: custom:staff.");
        await page.Check("Cognito user pool", false);
        await page.Press("Review and save");
        page.Shows("People who come by COGNITO cannot sign in at this app client's login pages any more.");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal(["Okta", "Google"], (await Describe(web)).SupportedIdentityProviders);
    }

    [Fact]
    public async Task A_pool_without_providers_leads_to_its_first()
    {
        var pool = await Cognito.APool();
        var web = await Cognito.AWebClient(pool);
        var page = Open(ConsoleUrls.AppClient(pool.Id!, web.ClientId!, "login-pages"));
        page.WaitForAssertion(() => Assert.Equal(ConsoleUrls.CreateIdentityProvider(pool.Id!), page.Link("Add identity provider").GetAttribute("href")));
    }

    [Fact]
    public async Task A_new_app_client_begins_with_the_providers_that_are_chosen()
    {
        var pool = await Cognito.APool();
        await Cognito.AProvider(pool);
        var page = Open(ConsoleUrls.CreateAppClient(pool.Id!));
        await page.Type("App client name", "Shop");
        await page.Type("Callback URL 1", "https://shop.example.com/callback");
        await page.Check("Cognito user pool", false);
        await page.Submit();
        page.Shows("Choose at least one identity provider.");
        await page.Check("Okta");
        await page.Submit();
        page.Shows("App client information");
        var made = (await Cognito.Invoke(new ListUserPoolClientsRequest { UserPoolId = pool.Id! })).UserPoolClients!.Single();
        Assert.Equal(["Okta"], (await Describe(new() { UserPoolId = pool.Id, ClientId = made.ClientId })).SupportedIdentityProviders);
    }

    [Fact]
    public async Task The_attribute_mapping_warns_as_it_is_typed_also_for_the_app_clients_that_offer_the_provider()
    {
        var pool = await Cognito.APool(p => p with { Schema = [new() { Name = "email", Required = true, AttributeDataType = "String", Mutable = true }] });
        await Cognito.AProvider(pool);
        await Cognito.AWebClient(pool, c => c with { ClientName = "Shop", SupportedIdentityProviders = ["Okta"], WriteAttributes = ["email"] });
        var page = Open(ConsoleUrls.IdentityProvider(pool.Id!, "Okta"));
        page.Shows("attributes required: [email]");
        await page.Press("Add mapping");
        await Pick(page, "User pool attribute 1", "email");
        page.WaitForAssertion(() => Assert.DoesNotContain("attributes required", page.Text(), StringComparison.Ordinal));
        await page.Press("Add mapping");
        await Pick(page, "User pool attribute 2", "name");
        page.Shows("Shop: Mapped, and not writable by the app client: name.");
    }

    [Fact]
    public async Task The_identity_that_made_a_user_is_the_first_sign_in_and_cannot_be_unlinked()
    {
        var pool = await Cognito.APool();
        var name = await Cognito.AFederatedUser(pool, await Cognito.AProvider(pool));
        await Cognito.AGoogle(pool);
        await Cognito.ALink(pool, name, "Google", "113");
        var page = Open(ConsoleUrls.User(pool.Id!, name));
        page.Shows("what is changed here lasts until then");
        Links.NavigateTo(ConsoleUrls.User(pool.Id!, name, "providers"));
        page.Shows("First sign-in: the identity that made this user.");
        page.WaitForAssertion(() => Assert.NotNull(page.Button("Unlink Google 113")));
        Assert.Contains("First sign-in", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[aria-label^='Unlink Okta']"));
    }

    [Fact]
    public async Task Why_somebody_of_a_provider_cannot_sign_in_leads_to_the_app_client_that_does_not_offer_it()
    {
        var pool = await Cognito.APool();
        await Cognito.ADomain(pool);
        var name = await Cognito.AFederatedUser(pool, await Cognito.AProvider(pool));
        var web = await Cognito.AWebClient(pool);
        var page = Open(ConsoleUrls.User(pool.Id!, name, "sign-in"));
        page.Shows("This person cannot sign in.");
        page.Shows("Okta leads to this user. The app client does not offer it.");
        Assert.Equal(ConsoleUrls.AppClient(pool.Id!, web.ClientId!, "login-pages"), await page.Href(".cc-notice-bad a"));
        await Cognito.Invoke(new DeleteIdentityProviderRequest { UserPoolId = pool.Id!, ProviderName = "Okta" });
        Links.NavigateTo(ConsoleUrls.User(pool.Id!, name, "groups"));
        Links.NavigateTo(ConsoleUrls.User(pool.Id!, name, "sign-in"));
        page.Shows("No identity at a provider leads to this user");
        Assert.Equal(ConsoleUrls.User(pool.Id!, name, "providers"), await page.Href(".cc-notice-bad a"));
    }
}
