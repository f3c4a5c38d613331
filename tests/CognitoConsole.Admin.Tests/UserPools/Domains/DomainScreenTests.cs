using Bunit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class DomainScreenTests : RoutedContext
{
    [Fact]
    public async Task A_free_prefix_is_said_to_be_free_and_created()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.Domain(pool.Id!));
        await Typed(page, "shop-login");
        page.Shows("Available");
        await page.Press("Create prefix domain");
        page.Shows("/auth/shop-login");
        Assert.Equal(pool.Id, (await Cognito.Invoke(new DescribeUserPoolDomainRequest { Domain = "shop-login" })).DomainDescription!.UserPoolId);
    }

    [Fact]
    public async Task Two_domains_that_are_not_saved_are_asked_about_once()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.Domain(pool.Id!));
        await page.Press("Use your own domain");
        await page.Type("Domain name", "auth.example.com");
        await Typed(page, "shop-login");
        Links.NavigateTo("/user-pools");
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".mud-dialog")));
        await page.Press("Stay on this page");
        await page.Press("Cancel");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-dirty=true]")));
        await page.Press("Create prefix domain");
        page.Shows("/auth/shop-login");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-dirty=true]")));
    }

    [Fact]
    public async Task A_taken_prefix_cannot_be_created()
    {
        var other = await Cognito.APool();
        await Cognito.Invoke(new CreateUserPoolDomainRequest { UserPoolId = other.Id!, Domain = "shop-login" });
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.Domain(pool.Id!));
        await Typed(page, "shop-login");
        page.Shows("Taken by another user pool");
        Assert.Equal("Choose another prefix: this one is taken.", page.WhyOff("Create prefix domain"));
    }

    [Theory]
    [InlineData("-shop", "no hyphen at either end")]
    [InlineData("my-cognito", "The word cognito is reserved.")]
    public async Task A_bad_prefix_is_explained_at_its_field(string prefix, string sentence)
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.Domain(pool.Id!));
        await page.Type("Domain prefix", prefix);
        page.Shows(sentence);
    }

    [Fact]
    public async Task Deletion_wants_the_name_typed()
    {
        var pool = await Cognito.APool();
        await Cognito.Invoke(new CreateUserPoolDomainRequest { UserPoolId = pool.Id!, Domain = "shop-login" });
        var page = Open(ConsoleUrls.Domain(pool.Id!));
        page.Shows("/auth/shop-login");
        await page.Press("Delete");
        page.Shows("stop answering at this address");
        var dialog = page.FindAll(".mud-dialog")[^1];
        var input = dialog.QuerySelector("input")!;
        await page.InvokeAsync(() => input.InputAsync("shop-login"));
        page.WaitForAssertion(() => Assert.NotEqual("true", page.FindAll(".mud-dialog button").Last(b => b.TextContent.Trim().StartsWith("Delete", StringComparison.Ordinal)).GetAttribute("aria-disabled")));
        await page.InvokeAsync(() => page.FindAll(".mud-dialog button").Last(b => b.TextContent.Trim().StartsWith("Delete", StringComparison.Ordinal)).ClickAsync());
        page.Shows("Create prefix domain");
        Assert.Null((await Cognito.Invoke(new DescribeUserPoolDomainRequest { Domain = "shop-login" })).DomainDescription!.UserPoolId);
    }

    [Fact]
    public async Task A_custom_domain_is_created_with_its_certificate()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.Domain(pool.Id!));
        page.Shows("Custom domain");
        await page.Press("Use your own domain");
        Assert.NotEqual(page.Field("Domain prefix").Id, page.Field("Domain name").Id);
        await page.Type("Domain name", "auth.example.com");
        await page.Type("Certificate ARN", "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012");
        await Choose(page, "Oldest TLS protocol", "TLS 1.3 only");
        page.Shows("A reverse proxy in front has to keep the policy on its own");
        await page.InvokeAsync(() => page.Button("Create custom domain").Closest("form")!.SubmitAsync());
        page.Shows("Alias target");
        page.Shows("TLS 1.3 only (TLS_V1_3_2025)");
        Assert.Equal("auth.example.com", (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = pool.Id! })).UserPool!.CustomDomain);

        Assert.Equal("TLS_V1_3_2025", await Policy());
        foreach (var (text, policy) in new[] { ("TLS 1.2 and later", "TLS_V1_2_2021"), ("Not set", null) })
        {
            await page.Press("Change TLS settings");
            await Choose(page, "Oldest TLS protocol", text);
            await page.Press("Save");
            page.WaitForAssertion(() => Assert.Empty(page.FindAll(".mud-dialog")));
            Assert.Equal(policy, await Policy());
        }

        async Task<string?> Policy() => (await Cognito.Invoke(new DescribeUserPoolDomainRequest { Domain = "auth.example.com" })).DomainDescription!.CustomDomainConfig!.SecurityPolicy;
    }

    [Fact]
    public async Task A_new_domain_shows_managed_login_and_its_version_is_changed()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.Domain(pool.Id!));
        await Typed(page, "shop-login");
        page.Shows("Available");
        await page.Press("Create prefix domain");
        page.Shows("/auth/shop-login");
        Assert.Equal(2, (await Cognito.Invoke(new DescribeUserPoolDomainRequest { Domain = "shop-login" })).DomainDescription!.ManagedLoginVersion);
        await page.Press("Change branding version");
        await page.Use(() => page.FindAll(".mud-dialog input[type=radio]")[1], radio => radio.ChangeAsync(true));
        await page.Press("Save version");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".mud-dialog")));
        page.Shows("Hosted UI (classic)");
        Assert.Equal(1, (await Cognito.Invoke(new DescribeUserPoolDomainRequest { Domain = "shop-login" })).DomainDescription!.ManagedLoginVersion);
    }

    [Fact]
    public async Task Without_the_feature_plan_there_is_the_hosted_UI_only()
    {
        var pool = await Cognito.APool(p => p with { UserPoolTier = UserPoolTierType.Lite });
        var page = Open(ConsoleUrls.Domain(pool.Id!));
        page.Shows("Needs the Essentials or Plus feature plan.");
        await Typed(page, "shop-login");
        page.Shows("Available");
        await page.Press("Create prefix domain");
        page.Shows("/auth/shop-login");
        Assert.Equal(1, (await Cognito.Invoke(new DescribeUserPoolDomainRequest { Domain = "shop-login" })).DomainDescription!.ManagedLoginVersion);
    }

    private static Task Choose(IRenderedComponent<Site> page, string label, string text) => page.Use(
        () => page.Field(label), select => select.ChangeAsync(select.QuerySelectorAll("option").Single(o => o.TextContent.StartsWith(text, StringComparison.Ordinal)).GetAttribute("value")!));

    // The availability is asked for a moment after the last letter.
    private async Task Typed(IRenderedComponent<Site> page, string prefix)
    {
        page.WaitForAssertion(() => page.Field("Domain prefix"));
        var typing = page.Type("Domain prefix", prefix);
        page.Shows("Checking…");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await typing;
    }
}
