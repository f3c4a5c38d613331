using Bunit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class UserPoolOverviewTests : RoutedContext
{
    [Fact]
    public async Task Addresses_and_ids_can_be_copied()
    {
        var pool = await Cognito.APool();
        var page = Open($"/user-pools/{pool.Id}");
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[aria-label='Copy ARN']")));
        Assert.Equal(pool.Arn, page.Find("[aria-label='Copy ARN']").GetAttribute("data-copy"));
        Assert.Equal($"http://localhost:8080/{pool.Id}", page.Find("[aria-label='Copy issuer']").GetAttribute("data-copy"));
        Assert.Equal($"http://localhost:8080/{pool.Id}/.well-known/jwks.json", page.Find("[aria-label='Copy JWKS URL']").GetAttribute("data-copy"));
    }

    [Fact]
    public async Task The_checklist_leads_to_what_is_missing()
    {
        var pool = await Cognito.APool();
        var page = Open($"/user-pools/{pool.Id}");
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".cc-checklist li").Count));
        Assert.All(page.FindAll(".cc-checklist li"), item => Assert.Contains("Missing", item.TextContent, StringComparison.Ordinal));
        Assert.Equal($"/user-pools/{pool.Id}/domain", page.Link("Create a domain").GetAttribute("href"));
        Assert.Equal($"/user-pools/{pool.Id}/app-clients/create", page.Link("Create an app client").GetAttribute("href"));
    }

    [Fact]
    public async Task Launch_is_off_and_names_what_is_missing()
    {
        var pool = await Cognito.APool();
        await Cognito.AClient(pool);
        var page = Open($"/user-pools/{pool.Id}");
        page.WaitForAssertion(() => Assert.Equal("Missing: a domain, an identity provider, a callback URL, an OAuth grant, a scope.", page.WhyOff("Launch hosted UI of Test client")));
    }

    [Fact]
    public async Task Launch_opens_the_sign_in_page_once_everything_is_there()
    {
        var pool = await Cognito.APool();
        var client = await Cognito.AWebClient(pool);
        await Cognito.Invoke(new CreateUserPoolDomainRequest { UserPoolId = pool.Id!, Domain = "example-shop" });
        var page = Open($"/user-pools/{pool.Id}");
        page.WaitForAssertion(() => Assert.Null(page.WhyOff("Launch hosted UI of Test client")));
        var launch = page.Button("Launch hosted UI of Test client");
        Assert.StartsWith(
            $"http://localhost:8080/auth/example-shop/login?client_id={client.ClientId}&response_type=code&scope=openid%20email%20profile&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback&code_challenge=",
            launch.GetAttribute("href"), StringComparison.Ordinal);
        Assert.EndsWith("&code_challenge_method=S256", launch.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("_blank", launch.GetAttribute("target"));
        Assert.DoesNotContain("Missing", page.Find(".cc-checklist").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pool_that_does_not_exist_is_said_to_be_missing()
    {
        var page = Open("/user-pools/us-east-1_nowhere12");
        page.WaitForAssertion(() => Assert.Contains("Not found", page.Text(), StringComparison.Ordinal));
    }
}
