using AngleSharp.Dom;
using Bunit;
using CognitoConsole.Admin.UserPools;
using CognitoConsole.Contracts.UserPools;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Admin.Tests.UserPools;

public sealed class CreateUserPoolTests : RoutedContext
{
    private async Task<UserPoolType> TheOnlyPool()
    {
        var pool = Assert.Single((await Cognito.Invoke(new ListUserPoolsRequest { MaxResults = 10 })).UserPools!);
        return (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = pool.Id! })).UserPool!;
    }

    [Fact]
    public async Task A_step_with_a_fault_is_not_left_forward()
    {
        var page = Open("/user-pools/create/name");
        await page.Press("Next");
        page.Shows("1 value needs correction");
        Assert.Equal("/user-pools/create/name", Path);

        await page.Type("Pool name", "customers");
        await page.Press("Next");
        page.WaitForAssertion(() => Assert.Equal("/user-pools/create/attributes", Path));
    }

    [Fact]
    public async Task What_was_typed_is_kept_back_and_forth()
    {
        var page = Open("/user-pools/create/name");
        await page.Type("Pool name", "customers");
        Links.NavigateTo("/user-pools/create/policies");
        await page.Type("Minimum length", "12");
        Links.NavigateTo("/user-pools/create/name");
        page.WaitForAssertion(() => Assert.Equal("customers", page.Field("Pool name").GetAttribute("value")));
        Links.NavigateTo("/user-pools/create/policies");
        page.WaitForAssertion(() => Assert.Equal("12", page.Field("Minimum length").GetAttribute("value")));
    }

    [Fact]
    public void Each_step_of_the_classic_console_has_its_address()
    {
        var page = Open("/user-pools/create/name");
        page.WaitForAssertion(() => Assert.Equal(
            ["Name", "Attributes", "Policies", "MFA and verifications", "Message customizations optional", "Tags optional", "Devices optional", "App clients optional", "Triggers optional", "Review"],
            page.FindAll(".cc-steps li a > span:last-child").Select(s => string.Join(' ', s.ChildNodes.Where(n => n is not AngleSharp.Dom.IElement { ClassName: "cc-hidden" }).Select(n => n.TextContent.Trim())))));
        foreach (var (key, _, _) in WizardSteps.All)
        {
            Links.NavigateTo($"/user-pools/create/{key}");
            page.WaitForAssertion(() => page.Find($".cc-steps a[href='/user-pools/create/{key}'][aria-current=step]"));
        }
    }

    [Fact]
    public void What_lasts_for_ever_carries_a_lock_in_the_step_and_on_review()
    {
        var page = Open("/user-pools/create/attributes");
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".cc-lock").Count));
        Links.NavigateTo("/user-pools/create/review");
        page.WaitForAssertion(() => Assert.Equal(["User name", "Case-insensitive", "Email", "–"], page.FindAll(".cc-locked > span:not(.cc-locked-reason)").Select(s => s.TextContent.Trim())));
    }

    [Fact]
    public async Task Triggers_are_chosen_among_the_functions()
    {
        await Cognito.AFunction("", "gate");
        var page = Open("/user-pools/create/triggers");
        page.WaitForAssertion(() => Assert.Equal(TriggerKind.All.Count, page.FindAll("option").Count(o => o.TextContent == "gate (JavaScript)")));
    }

    [Fact]
    public async Task The_pool_is_created_as_it_was_chosen()
    {
        var page = Open("/user-pools/create/name");
        await page.Type("Pool name", "customers");
        Links.NavigateTo("/user-pools/create/attributes");
        await page.Check("Email address or phone number");
        await page.Check("Given name");
        await page.Press("Add custom attribute");
        await page.Type("Attribute name", "dept");
        Links.NavigateTo("/user-pools/create/policies");
        await page.Type("Minimum length", "14");
        await page.Type("Password history", "4");
        await page.Check("Only allow administrators to create users");
        Links.NavigateTo("/user-pools/create/mfa-and-verifications");
        await page.Check("None: people contact an administrator");
        Links.NavigateTo("/user-pools/create/message-customizations");
        await page.Type("FROM address", "Shop <shop@example.com>");
        await page.Type("Email message (code)", "Your number: {####}");
        Links.NavigateTo("/user-pools/create/tags");
        await page.Press("Add tag");
        await page.Type("Key 1", "env");
        await page.Type("Value 1", "test");
        Links.NavigateTo("/user-pools/create/review");
        await page.Press("Create user pool");

        var pool = await TheOnlyPool();
        page.WaitForAssertion(() => Assert.Equal($"/user-pools/{pool.Id}", Path));
        Assert.Equal("customers", pool.Name);
        Assert.Equal(["email"], pool.UsernameAttributes!);
        Assert.False(pool.UsernameConfiguration!.CaseSensitive);
        Assert.Equal(["given_name", "email"], pool.SchemaAttributes!.Where(a => a.Required == true && a.Name != "sub").Select(a => a.Name));
        Assert.Contains(pool.SchemaAttributes!, a => a is { Name: "custom:dept", AttributeDataType: "String", StringAttributeConstraints: { MinLength: "1", MaxLength: "256" } });
        Assert.Equal((14, 4), (pool.Policies!.PasswordPolicy!.MinimumLength, pool.Policies.PasswordPolicy.PasswordHistorySize));
        Assert.True(pool.AdminCreateUserConfig!.AllowAdminCreateUserOnly);
        Assert.Equal([RecoveryOptionNameType.AdminOnly], pool.AccountRecoverySetting!.RecoveryMechanisms!.Select(m => m.Name));
        Assert.Equal("Shop <shop@example.com>", pool.EmailConfiguration!.From);
        Assert.Equal("Your number: {####}", pool.VerificationMessageTemplate!.EmailMessage);
        Assert.Equal("test", pool.UserPoolTags!["env"]);
    }

    [Fact]
    public async Task Clients_and_domain_are_created_with_the_pool()
    {
        var page = Open("/user-pools/create/name");
        await page.Type("Pool name", "customers");
        Links.NavigateTo("/user-pools/create/app-clients");
        await page.Press("Add an app client");
        await page.Type("App client name", "Web shop");
        await page.Check("Authorization code grant");
        await page.Type("Callback URL 1", "https://app.example.com/callback");
        await page.Type("Domain prefix", "example-shop");
        Links.NavigateTo("/user-pools/create/review");
        page.Shows("aws cognito-idp create-user-pool ");
        page.Shows("aws cognito-idp create-user-pool-client ");
        await page.Press("Create user pool");

        var pool = await TheOnlyPool();
        Assert.Equal("example-shop", pool.Domain);
        var listed = Assert.Single((await Cognito.Invoke(new ListUserPoolClientsRequest { UserPoolId = pool.Id!, MaxResults = 10 })).UserPoolClients!);
        var client = (await Cognito.Invoke(new DescribeUserPoolClientRequest { UserPoolId = pool.Id!, ClientId = listed.ClientId! })).UserPoolClient!;
        Assert.Equal("Web shop", client.ClientName);
        Assert.Equal(["https://app.example.com/callback"], client.CallbackURLs!);
        Assert.Equal(PreventUserExistenceErrorTypes.Enabled, client.PreventUserExistenceErrors);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_changed_address_waits_for_its_verification_unless_that_is_switched_off(bool kept)
    {
        var page = Open("/user-pools/create/name");
        await page.Type("Pool name", "customers");
        Links.NavigateTo("/user-pools/create/mfa-and-verifications");
        page.WaitForAssertion(() => Assert.Equal([("Email", true)], Keeping(page)));
        if (!kept) await page.Use(() => KeepingBoxes(page)[0], box => box.ChangeAsync(false));
        Links.NavigateTo("/user-pools/create/review");
        await page.Press("Create user pool");
        var settings = (await TheOnlyPool()).UserAttributeUpdateSettings;
        Assert.Equal(kept ? ["email"] : [], settings?.AttributesRequireVerificationBeforeUpdate ?? []);
    }

    [Fact]
    public async Task What_is_verified_is_kept_until_then_and_what_is_not_is_not_asked_about()
    {
        var page = Open("/user-pools/create/mfa-and-verifications");
        page.WaitForAssertion(() => Assert.Equal([("Email", true)], Keeping(page)));
        await Verify("Phone number", true);
        page.WaitForAssertion(() => Assert.Equal([("Email", true), ("Phone number", true)], Keeping(page)));
        await page.Use(() => KeepingBoxes(page)[0], box => box.ChangeAsync(false));
        await Verify("Phone number", false);
        page.WaitForAssertion(() => Assert.Equal([("Email", false)], Keeping(page)));
        await Verify("Email", false);
        page.WaitForAssertion(() => Assert.Empty(Keeping(page)));

        Task Verify(string attribute, bool on) => page.Use(() => Boxes(page, "Which attributes do you want to verify?").Single(b => Named(page, b) == attribute), box => box.ChangeAsync(on));
    }

    private static IReadOnlyList<IElement> Boxes(IRenderedComponent<Site> page, string label) =>
        [.. page.FindAll(".cc-field").Where(f => f.QuerySelector(".cc-label")?.TextContent == label).SelectMany(f => f.QuerySelectorAll("input[type=checkbox]"))];

    private static IReadOnlyList<IElement> KeepingBoxes(IRenderedComponent<Site> page) => Boxes(page, "When someone changes it, keep the original value active until the new one is verified");

    private static string Named(IRenderedComponent<Site> page, IElement box) => page.Find($"label[for='{box.Id}']").TextContent.Trim();

    private static IEnumerable<(string Attribute, bool On)> Keeping(IRenderedComponent<Site> page) => KeepingBoxes(page).Select(b => (Named(page, b), b.HasAttribute("checked")));

    [Fact]
    public async Task A_partial_failure_says_what_exists_and_goes_on_from_there()
    {
        await AnOperator();
        var other = await Cognito.APool();
        await Cognito.Invoke(new CreateUserPoolDomainRequest { UserPoolId = other.Id!, Domain = "taken" });
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = other.Id!, PoolName = "other" });

        var page = Open("/user-pools/create/name");
        await page.Type("Pool name", "customers");
        Links.NavigateTo("/user-pools/create/app-clients");
        await page.Type("Domain prefix", "taken");
        Links.NavigateTo("/user-pools/create/review");
        await page.Press("Create user pool");

        var pools = (await Cognito.Invoke(new ListUserPoolsRequest { MaxResults = 10 })).UserPools!;
        var made = Assert.Single(pools, p => p.Name == "customers");
        page.Shows("Domain taken was not created");
        page.Shows($"user pool customers ({made.Id})");

        Links.NavigateTo("/user-pools/create/app-clients");
        await page.Type("Domain prefix", "free");
        Links.NavigateTo("/user-pools/create/review");
        await page.Press("Continue");
        page.WaitForAssertion(() => Assert.Equal($"/user-pools/{made.Id}", Path));
        Assert.Equal(2, (await Cognito.Invoke(new ListUserPoolsRequest { MaxResults = 10 })).UserPools!.Count);
        Assert.Equal("free", (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = made.Id! })).UserPool!.Domain);
    }

    [Fact]
    public async Task Faults_on_review_lead_to_their_step()
    {
        var page = Open("/user-pools/create/message-customizations");
        await page.Type("Email message (code)", "no placeholder");
        Links.NavigateTo("/user-pools/create/review");
        page.WaitForAssertion(() => Assert.NotNull(page.WhyOff("Create user pool")));
        Assert.Equal(["/user-pools/create/name", "/user-pools/create/message-customizations"], page.FindAll(".cc-notice-warning li a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task What_was_typed_is_back_after_the_page_was_lost()
    {
        await AnOperator();
        var page = Open("/user-pools/create/name");
        await page.Type("Pool name", "customers");
        Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Equal("false", page.Find("[data-dirty]").GetAttribute("data-dirty")));

        Links.NavigateTo("/user-pools");
        Links.NavigateTo("/user-pools/create/name");
        page.WaitForAssertion(() => Assert.Equal("customers", page.Field("Pool name").GetAttribute("value")));
        page.Shows("Your draft is back");

        await page.Press("Start over");
        page.WaitForAssertion(() => Assert.Equal("", page.Field("Pool name").GetAttribute("value") ?? ""));
        Links.NavigateTo("/user-pools");
        Links.NavigateTo("/user-pools/create/name");
        page.WaitForAssertion(() => Assert.NotNull(page.Field("Pool name")));
        Assert.DoesNotContain("Your draft is back", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_created_pool_leaves_no_draft()
    {
        await AnOperator();
        var page = Open("/user-pools/create/name");
        await page.Type("Pool name", "customers");
        Clock.Advance(TimeSpan.FromSeconds(1));
        Links.NavigateTo("/user-pools/create/review");
        await page.Press("Create user pool");
        var pool = await TheOnlyPool();
        page.WaitForAssertion(() => Assert.Equal($"/user-pools/{pool.Id}", Path));
        Assert.Equal(0, await Cognito.Database(db => db.FormDrafts.CountAsync()));
    }
}
