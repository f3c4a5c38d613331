using Bunit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class AppClientScreensTests : RoutedContext
{
    private async Task<UserPoolClientType> Describe(string poolId, string clientId) =>
        (await Cognito.Invoke(new DescribeUserPoolClientRequest { UserPoolId = poolId, ClientId = clientId })).UserPoolClient!;

    [Fact]
    public async Task A_pool_without_clients_says_what_one_is_for()
    {
        var pool = await Cognito.APool();
        Open(ConsoleUrls.AppClients(pool.Id!)).Shows("No app clients");
    }

    [Fact]
    public async Task The_type_of_application_decides_whether_there_is_a_secret()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.CreateAppClient(pool.Id!));
        page.Shows("Create app client");
        await page.Type("App client name", "Shop");
        await page.Type("Callback URL 1", "https://shop.example.com/callback");
        await page.Submit();
        page.Shows("App client information");
        var made = (await Cognito.Invoke(new ListUserPoolClientsRequest { UserPoolId = pool.Id! })).UserPoolClients!.Single();
        var client = await Describe(pool.Id!, made.ClientId!);
        Assert.Equal(("Shop", true), (client.ClientName, client.ClientSecret is not null));
        Assert.Equal(["https://shop.example.com/callback"], client.CallbackURLs);
        Assert.Equal(PreventUserExistenceErrorTypes.Enabled, client.PreventUserExistenceErrors);
    }

    [Fact]
    public async Task An_app_that_moves_here_may_bring_its_secret()
    {
        const string Own = "brought_from_the_old_server+1";
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.CreateAppClient(pool.Id!));
        page.Shows("Create app client");
        await page.Type("App client name", "Shop");
        await page.Type("Your own secret", "too short");
        await page.Submit();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".cc-errors > div")));
        await page.Type("Your own secret", Own);
        Assert.DoesNotContain(Own, page.Text(), StringComparison.Ordinal);
        await page.Submit();
        page.Shows("App client information");
        var made = (await Cognito.Invoke(new ListUserPoolClientsRequest { UserPoolId = pool.Id! })).UserPoolClients!.Single();
        var client = await Describe(pool.Id!, made.ClientId!);
        Assert.Null(client.ClientSecret);
        await Assert.ThrowsAsync<CognitoConsole.Contracts.CognitoException>(() => Cognito.SignUp(client));
        Assert.NotNull((await Cognito.SignUp(client with { ClientSecret = Own })).UserSub);
    }

    [Fact]
    public async Task A_callback_that_is_not_https_is_refused_at_its_field()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.CreateAppClient(pool.Id!));
        await page.Type("App client name", "Shop");
        await page.Type("Callback URL 1", "http://shop.example.com/callback");
        await page.Submit();
        page.WaitForAssertion(() => Assert.NotEqual("", page.Find("#f-callbackurls-error").TextContent));
        Assert.Empty((await Cognito.Invoke(new ListUserPoolClientsRequest { UserPoolId = pool.Id! })).UserPoolClients!);
    }

    [Fact]
    public async Task A_change_is_reviewed_and_only_then_saved()
    {
        var pool = await Cognito.APool();
        var client = await Cognito.AClient(pool);
        var page = Open(ConsoleUrls.AppClient(pool.Id!, client.ClientId!, "authentication"));
        await page.Type("App client name", "Renamed");
        await page.Press("Review and save");
        page.WaitForAssertion(() => Assert.Equal("Test client", page.Find(".mud-dialog del").TextContent));
        Assert.Equal("Test client", (await Describe(pool.Id!, client.ClientId!)).ClientName);
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        var saved = await Describe(pool.Id!, client.ClientId!);
        Assert.Equal("Renamed", saved.ClientName);
        Assert.Equal(client.ExplicitAuthFlows!.Order(), saved.ExplicitAuthFlows!.Order());
    }

    [Fact]
    public async Task In_the_Lite_plan_choice_based_sign_in_cannot_be_ticked()
    {
        var pool = await Cognito.APool(p => p with { UserPoolTier = UserPoolTierType.Lite });
        var client = await Cognito.AClient(pool);
        var page = Open(ConsoleUrls.AppClient(pool.Id!, client.ClientId!, "authentication"));
        page.Shows("Needs the Essentials or Plus feature plan.");
        Assert.True(page.Field("Choice-based sign-in").HasAttribute("disabled"));
        Assert.False(page.Field("Secure remote password (SRP)").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Somebody_elses_change_meanwhile_is_kept_and_told()
    {
        var pool = await Cognito.APool();
        var client = await Cognito.AClient(pool);
        var page = Open(ConsoleUrls.AppClient(pool.Id!, client.ClientId!, "authentication"));
        await page.Type("App client name", "Mine");
        Cognito.Clock.Advance(TimeSpan.FromSeconds(5));
        await Cognito.Invoke(new UpdateUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = client.ClientId!, ClientName = "Test client", ExplicitAuthFlows = client.ExplicitAuthFlows, AuthSessionValidity = 9 });
        await page.Press("Review and save");
        page.Shows("Somebody else changed this app client meanwhile");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        var saved = await Describe(pool.Id!, client.ClientId!);
        Assert.Equal(("Mine", 9), (saved.ClientName, saved.AuthSessionValidity));
    }

    [Fact]
    public async Task A_secret_is_masked_until_it_is_asked_for()
    {
        var pool = await Cognito.APool();
        var client = await Cognito.AWebClient(pool);
        var page = Open(ConsoleUrls.AppClient(pool.Id!, client.ClientId!, "secrets"));
        page.Shows("Secret ID");
        Assert.DoesNotContain(client.ClientSecret!, page.Text(), StringComparison.Ordinal);
        await page.Press("Show client secret");
        page.Shows(client.ClientSecret!);
        await page.Press("Hide client secret");
        page.WaitForAssertion(() => Assert.DoesNotContain(client.ClientSecret!, page.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secrets_rotate_by_a_second_one()
    {
        var pool = await Cognito.APool();
        var client = await Cognito.AWebClient(pool);
        var page = Open(ConsoleUrls.AppClient(pool.Id!, client.ClientId!, "secrets"));
        page.Shows("Secret ID");
        page.WaitForAssertion(() => Assert.Equal("The last secret cannot be deleted: add a second one first.", page.Find(".cc-row-actions [role=tooltip]").TextContent));
        await page.Press("Add second secret");
        page.Shows("A second secret was made");
        Assert.Equal(2, (await Cognito.Invoke(new ListUserPoolClientSecretsRequest { UserPoolId = pool.Id!, ClientId = client.ClientId! })).ClientSecrets!.Count);
        page.WaitForAssertion(() => Assert.Equal("An app client has at most two secrets. Delete the old one first.", page.WhyOff("Add second secret")));
    }

    [Fact]
    public async Task A_second_secret_may_be_brought()
    {
        const string Own = "brought_from_the_old_server+1";
        var pool = await Cognito.APool();
        var client = await Cognito.AWebClient(pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH"] });
        await Cognito.AUser(pool);
        var page = Open(ConsoleUrls.AppClient(pool.Id!, client.ClientId!, "secrets"));
        page.Shows("Bring your own secret");
        await page.Type("Your own secret", "too short");
        await page.Press("Add second secret");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".cc-errors > div")));
        Assert.Single((await Cognito.Invoke(new ListUserPoolClientSecretsRequest { UserPoolId = pool.Id!, ClientId = client.ClientId! })).ClientSecrets!);
        await page.Type("Your own secret", Own);
        Assert.DoesNotContain(Own, page.Text(), StringComparison.Ordinal);
        await page.Press("Add second secret");
        page.WaitForAssertion(() => Assert.Equal("An app client has at most two secrets. Delete the old one first.", page.WhyOff("Add second secret")));
        Assert.NotNull(await Cognito.SignIn(client with { ClientSecret = Own }));
    }

    [Fact]
    public async Task An_auditor_reads_and_the_controls_say_why_not()
    {
        var pool = await Cognito.APool();
        var client = await Cognito.AWebClient(pool);
        await AnOperator();
        var list = Open(ConsoleUrls.AppClients(pool.Id!), role: "Auditor");
        list.Shows("Test client");
        list.WaitForAssertion(() => Assert.Contains("CreateUserPoolClient", list.WhyOff("Create app client"), StringComparison.Ordinal));
        Links.NavigateTo(ConsoleUrls.AppClient(pool.Id!, client.ClientId!, "secrets"));
        list.WaitForAssertion(() => Assert.Contains("RevealClientSecret", list.WhyOff("Show client secret"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Launch_leads_to_the_custom_domain_where_there_is_one()
    {
        var pool = await Cognito.APool();
        var client = await Cognito.AWebClient(pool);
        await Cognito.Invoke(new CreateUserPoolDomainRequest { UserPoolId = pool.Id!, Domain = "auth.example.com", CustomDomainConfig = new() { CertificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012" } });
        var page = Open(ConsoleUrls.AppClient(pool.Id!, client.ClientId!));
        page.WaitForAssertion(() => Assert.StartsWith($"https://auth.example.com/login?client_id={client.ClientId}&", page.Button("Launch hosted UI").GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_address_that_a_server_passes_on_is_believed_only_when_asked_for()
    {
        var pool = await Cognito.APool();
        var client = await Cognito.AWebClient(pool);
        var page = Open(ConsoleUrls.AppClient(pool.Id!, client.ClientId!, "advanced"));
        await page.Check("Believe the IP address that your server passes on");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.True((await Describe(pool.Id!, client.ClientId!)).EnablePropagateAdditionalUserContextData);
    }

    [Fact]
    public async Task Analytics_name_an_application_and_can_be_switched_off_again()
    {
        const string Arn = "arn:aws:mobiletargeting:us-east-1:123456789012:apps/0a1b";
        Cognito.Options.AnalyticsApplications = [new("0a1b", null, new("0a1b", null, new Uri("https://events.example.com/in"), "secret"))];
        var pool = await Cognito.APool();
        var client = await Cognito.AClient(pool);
        var page = Open(ConsoleUrls.AppClient(pool.Id!, client.ClientId!, "advanced"));
        await page.Check("Send events to an application");
        await page.Press("Review and save");
        page.Shows("Enter the ARN of the application.");
        await page.Type("Application ARN", Arn);
        await page.Check("Share who signed in");
        await Save();
        Assert.Equal(new AnalyticsConfigurationType { ApplicationArn = Arn, UserDataShared = true }, (await Describe(pool.Id!, client.ClientId!)).AnalyticsConfiguration);

        await page.Check("ID, role and external ID");
        await page.Type("Application ID", "0a1b");
        await page.Press("Review and save");
        page.Shows("Enter the external ID.");
        await page.Type("IAM role", "arn:aws:iam::123456789012:role/analytics");
        await page.Type("External ID", "told");
        await Save();
        Assert.Equal(
            new AnalyticsConfigurationType { ApplicationId = "0a1b", RoleArn = "arn:aws:iam::123456789012:role/analytics", ExternalId = "told", UserDataShared = true },
            (await Describe(pool.Id!, client.ClientId!)).AnalyticsConfiguration);

        await page.Check("Send events to an application", false);
        await Save();
        Assert.Null((await Describe(pool.Id!, client.ClientId!)).AnalyticsConfiguration);

        async Task Save()
        {
            await page.Press("Review and save");
            await page.Press("Save changes");
            page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        }
    }

    [Fact]
    public async Task An_application_that_the_server_does_not_know_is_refused_with_what_to_do()
    {
        var pool = await Cognito.APool();
        var client = await Cognito.AClient(pool);
        var page = Open(ConsoleUrls.AppClient(pool.Id!, client.ClientId!, "advanced"));
        page.Shows("This server knows no application: name one under Analytics:Applications in its settings first.");
        await page.Check("Send events to an application");
        await page.Type("Application ARN", "arn:aws:mobiletargeting:us-east-1:123456789012:apps/ffff");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("This server does not know the Pinpoint application ffff");
        Assert.Null((await Describe(pool.Id!, client.ClientId!)).AnalyticsConfiguration);
    }

    [Fact]
    public async Task A_writable_attribute_that_sounds_like_a_right_is_warned_of()
    {
        var pool = await Cognito.APool(p => p with { Schema = [new() { Name = "role", AttributeDataType = AttributeDataType.String, Mutable = true }] });
        var client = await Cognito.AClient(pool, c => c with { WriteAttributes = ["email", "custom:role"] });
        Open(ConsoleUrls.AppClient(pool.Id!, client.ClientId!, "attributes")).Shows("custom:role is writable");
    }

    /// <summary>Left out of the rows, its permission would be lost with the next save.</summary>
    [Fact]
    public async Task A_developer_only_attribute_can_be_made_readable_and_never_writable()
    {
        var pool = await Cognito.APool(p => p with { Schema = [new() { Name = "note", DeveloperOnlyAttribute = true }] });
        var client = await Cognito.AClient(pool, c => c with { ReadAttributes = ["email", "dev:custom:note"] });
        var page = Open(ConsoleUrls.AppClient(pool.Id!, client.ClientId!, "attributes"));
        await page.Check("Read name");
        Assert.True(page.Find("[aria-label='Write dev:custom:note']").HasAttribute("disabled"));
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal(["dev:custom:note", "email", "name"], (await Describe(pool.Id!, client.ClientId!)).ReadAttributes!.Order());
    }
}
