using Bunit;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class ClientRegistrationPageTests : RoutedContext
{
    private async Task<UserPoolType> Now(UserPoolType pool) => (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = pool.Id! })).UserPool!;

    private static async Task Save(IRenderedComponent<Site> page)
    {
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
    }

    [Fact]
    public async Task Registration_is_switched_on_with_a_warning_where_it_is_open()
    {
        var pool = await Cognito.APool();
        await Cognito.ADomain(pool);
        await Cognito.AResourceServer(pool, "api", "read");
        var page = Open(ConsoleUrls.AppClients(pool.Id!));
        page.Shows("Dynamic registration");
        Links.NavigateTo(page.Link("Dynamic registration").GetAttribute("href")!);
        page.Shows("Apps may register themselves");
        Assert.DoesNotContain("Registration endpoint", page.Text(), StringComparison.Ordinal);
        await page.Check("Apps may register themselves");
        Assert.DoesNotContain("Whoever reaches the domain can make an app client", page.Text(), StringComparison.Ordinal);
        await page.Check("Apps may register without a token");
        page.Shows("Whoever reaches the domain can make an app client");
        await page.Check("api/read");
        await Save(page);

        page.Shows("http://localhost:8080/auth/my-app/oauth2/register");
        var settings = (await Now(pool)).DcrConfiguration!;
        Assert.Equal((StatusType.Enabled, true), (settings.EnableStatus, settings.OpenDcrEnabled));
        Assert.Equal(["code", "client_credentials"], settings.AuthenticatedGrantTypes!);
        Assert.Equal(["code"], settings.OpenDcrGrantTypes!);
        Assert.Equal(["api/read"], settings.AllowedScopes!);
        // The rest of the pool is as it was.
        Assert.Equal(pool.Policies!.PasswordPolicy, (await Now(pool)).Policies!.PasswordPolicy);
    }

    [Fact]
    public async Task Without_a_domain_it_says_so_and_Lite_says_no()
    {
        var pool = await Cognito.APool(p => p with { DcrConfiguration = new() { EnableStatus = StatusType.Enabled } });
        var page = Open(ConsoleUrls.ClientRegistration(pool.Id!));
        page.Shows("It answers at a domain.");
        var lite = await Cognito.APool(p => p with { PoolName = "Lite pool", UserPoolTier = UserPoolTierType.Lite });
        Links.NavigateTo(ConsoleUrls.ClientRegistration(lite.Id!));
        page.WaitForAssertion(() => Assert.DoesNotContain("It answers at a domain.", page.Text(), StringComparison.Ordinal));
        page.Shows("Apps may register themselves");
        await page.Check("Apps may register themselves");
        await page.Press("Review and save");
        page.Shows("The Lite feature plan has no dynamic client registration.");
        Assert.Null((await Now(lite)).DcrConfiguration);
    }

    [Fact]
    public async Task Registered_clients_are_marked_and_can_be_shown_alone()
    {
        var pool = await Cognito.APool();
        await Cognito.AClient(pool);
        await Cognito.Registers(pool);
        var made = await Cognito.Register(new() { ClientName = "Agent <b>x</b>", RedirectUris = [TestCognito.Callback] });
        var page = Open(ConsoleUrls.AppClients(pool.Id!));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.Equal(["Agent b x b: Registered itself", "Test client: Regular"],
            page.FindAll("tbody tr").Select(r => $"{r.QuerySelector("th")!.RowName()}: {r.QuerySelectorAll("td")[0].TextContent.Trim()}").Order(StringComparer.Ordinal));
        Links.NavigateTo(ConsoleUrls.AppClients(pool.Id!, ClientTypeType.Dcr));
        page.WaitForAssertion(() => Assert.Equal("Agent b x b", Assert.Single(page.FindAll("tbody th")).RowName()));
        Links.NavigateTo(ConsoleUrls.AppClients(pool.Id!, ClientTypeType.Regular));
        page.WaitForAssertion(() => Assert.Equal("Test client", Assert.Single(page.FindAll("tbody th")).RowName()));

        Links.NavigateTo(ConsoleUrls.AppClient(pool.Id!, made.ClientId));
        page.Shows("App client information");
        page.Shows("Registered itself");
        Links.NavigateTo(ConsoleUrls.AppClient(pool.Id!, made.ClientId, "secrets"));
        page.Shows("Secret ID");
        Assert.Contains("its secret is its own business", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scope_for_registration_is_offered_to_clients_that_did_not_register()
    {
        var (off, on) = (await Cognito.APool(), await Cognito.APool());
        await Cognito.Registers(on);
        var (without, regular) = (await Cognito.AWebClient(off), await Cognito.AWebClient(on));
        var made = await Cognito.Register(new() { ClientName = "Agent", RedirectUris = [TestCognito.Callback] });
        var page = Open(ConsoleUrls.AppClient(off.Id!, without.ClientId!, "login-pages"));
        page.Shows("aws.cognito.signin.user.admin");
        Assert.DoesNotContain(TestCognito.RegisterScope, page.Text(), StringComparison.Ordinal);
        Links.NavigateTo(ConsoleUrls.AppClient(on.Id!, regular.ClientId!, "login-pages"));
        page.Shows(TestCognito.RegisterScope);
        Links.NavigateTo(ConsoleUrls.AppClient(on.Id!, made.ClientId, "login-pages"));
        page.WaitForAssertion(() => Assert.Contains("Agent", page.Find("h1").TextContent, StringComparison.Ordinal));
        page.Shows("aws.cognito.signin.user.admin");
        Assert.DoesNotContain(TestCognito.RegisterScope, page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_issuer_is_changed_with_a_warning_and_shown_on_the_overview()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.UserPoolSettings(pool.Id!));
        page.Shows("Token issuer");
        Assert.DoesNotContain("Apps that verify tokens have to follow", page.Text(), StringComparison.Ordinal);
        await page.Check("Updated");
        page.Shows("Apps that verify tokens have to follow");
        await page.Press("Review and save");
        page.Shows("Apps and APIs that expect the old one refuse them");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal(IssuerType.Updated, (await Now(pool)).IssuerConfiguration!.Type);
        Links.NavigateTo(ConsoleUrls.UserPool(pool.Id!));
        page.Shows($"http://localhost:8080/issuer/{pool.Id}/.well-known/jwks.json");
    }
}
