using Bunit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class QuickCreateUserPoolTests : RoutedContext
{
    [Fact]
    public async Task A_name_is_enough_for_a_working_sign_in_link()
    {
        var page = Open("/user-pools/quick-create");
        await page.Type("Name", "Example Shop");
        await page.Submit();

        var listed = Assert.Single((await Cognito.Invoke(new ListUserPoolsRequest { MaxResults = 10 })).UserPools!);
        var pool = (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = listed.Id! })).UserPool!;
        Assert.Equal(["email"], pool.UsernameAttributes!);
        Assert.False(pool.UsernameConfiguration!.CaseSensitive);
        Assert.StartsWith("example-shop-", pool.Domain, StringComparison.Ordinal);
        var clientId = Assert.Single((await Cognito.Invoke(new ListUserPoolClientsRequest { UserPoolId = pool.Id!, MaxResults = 10 })).UserPoolClients!).ClientId!;
        var client = (await Cognito.Invoke(new DescribeUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = clientId })).UserPoolClient!;
        Assert.NotNull(client.ClientSecret);
        Assert.Equal(["openid", "email"], client.AllowedOAuthScopes!);
        Assert.Equal(PreventUserExistenceErrorTypes.Enabled, client.PreventUserExistenceErrors);

        page.WaitForAssertion(() => Assert.Equal($"/user-pools/{pool.Id}/get-started/{clientId}", Path));
        page.WaitForAssertion(() => Assert.Contains("Get started with Example Shop", page.Text(), StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Null(page.WhyOff("Launch hosted UI")));
        page.WaitForAssertion(() => Assert.Contains(clientId, page.Find("pre").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_single_page_app_gets_no_secret()
    {
        var page = Open("/user-pools/quick-create");
        await page.Type("Name", "Shop");
        await page.Check("Single-page application (SPA)");
        await page.Submit();
        var pool = Assert.Single((await Cognito.Invoke(new ListUserPoolsRequest { MaxResults = 10 })).UserPools!);
        var clientId = Assert.Single((await Cognito.Invoke(new ListUserPoolClientsRequest { UserPoolId = pool.Id!, MaxResults = 10 })).UserPoolClients!).ClientId!;
        Assert.Null((await Cognito.Invoke(new DescribeUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = clientId })).UserPoolClient!.ClientSecret);
    }

    [Fact]
    public async Task A_machine_gets_scopes_of_a_resource_server_and_nobody_signs_up()
    {
        var page = Open("/user-pools/quick-create");
        await page.Type("Name", "Billing");
        await page.Check("Machine-to-machine application");
        await page.Submit();
        var listed = Assert.Single((await Cognito.Invoke(new ListUserPoolsRequest { MaxResults = 10 })).UserPools!);
        var pool = (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = listed.Id! })).UserPool!;
        Assert.True(pool.AdminCreateUserConfig!.AllowAdminCreateUserOnly);
        var clientId = Assert.Single((await Cognito.Invoke(new ListUserPoolClientsRequest { UserPoolId = pool.Id!, MaxResults = 10 })).UserPoolClients!).ClientId!;
        var client = (await Cognito.Invoke(new DescribeUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = clientId })).UserPoolClient!;
        Assert.Equal([OAuthFlowType.ClientCredentials], client.AllowedOAuthFlows!);
        Assert.Equal(["billing/read", "billing/write"], client.AllowedOAuthScopes!);
    }

    [Fact]
    public async Task A_taken_prefix_is_said_before_anything_is_created()
    {
        var other = await Cognito.APool();
        await Cognito.Invoke(new CreateUserPoolDomainRequest { UserPoolId = other.Id!, Domain = "taken" });
        var page = Open("/user-pools/quick-create");
        await page.Type("Name", "Shop");
        await page.Type("Domain prefix", "taken");
        await page.Press("Check availability");
        page.WaitForAssertion(() => Assert.Contains("taken is taken", page.Text(), StringComparison.Ordinal));
        await page.Type("Domain prefix", "free-shop");
        await page.Press("Check availability");
        page.WaitForAssertion(() => Assert.Contains("free-shop is available", page.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_name_nothing_is_sent()
    {
        var page = Open("/user-pools/quick-create");
        await page.Submit();
        page.WaitForAssertion(() => Assert.Contains(" correction", page.Text(), StringComparison.Ordinal));
        Assert.Empty((await Cognito.Invoke(new ListUserPoolsRequest { MaxResults = 10 })).UserPools!);
    }
}
