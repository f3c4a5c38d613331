using Bunit;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests.Settings;

public sealed class PolicyScreensTests : RoutedContext
{
    private const string Narrow = """{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"cognito-idp:List*","Resource":"*"}]}""";

    [Fact]
    public async Task A_policy_is_edited_after_its_review_and_reset()
    {
        await Cognito.Roles();
        var page = Open("/policies/Auditor");
        page.WaitForAssertion(() => Assert.Equal("It has the text it came with.", page.WhyOff("Reset to built-in")));
        await page.Type("JSON", Narrow);
        await page.Press("Review and save");
        page.WaitForAssertion(() => Assert.Contains("Statement NoSecrets", page.Text(), StringComparison.Ordinal));
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Contains("Built in, edited", page.Text(), StringComparison.Ordinal));
        Assert.Equal(Narrow, (await Cognito.Invoke(new Contracts.Extensions.GetPolicyRequest { PolicyName = "Auditor" })).Policy.Document);

        await page.Press("Reset to built-in");
        await page.InvokeAsync(() => page.FindAll(".mud-dialog button").Last(b => b.TextContent.Trim() == "Reset to built-in").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.NotNull(page.WhyOff("Reset to built-in")));
        Assert.False((await Cognito.Invoke(new Contracts.Extensions.GetPolicyRequest { PolicyName = "Auditor" })).Policy.IsEdited);
    }

    [Fact]
    public async Task An_earlier_version_is_read_made_the_default_and_another_deleted()
    {
        await Cognito.Roles();
        var before = (await Cognito.Invoke(new Contracts.Extensions.GetPolicyRequest { PolicyName = "Auditor" })).Policy;
        await Cognito.Invoke(new UpdatePolicyRequest { PolicyName = "Auditor", Document = Narrow });
        var page = Open("/policies/Auditor");
        page.WaitForAssertion(() => Assert.Equal("It is the default: make another one the default first.", page.WhyOff("Delete v2")));
        Assert.Equal("It is the default.", page.WhyOff("Make default: v2"));
        await page.Press("View document of v1");
        page.WaitForAssertion(() => Assert.Contains("NoSecrets", page.Find("pre[aria-label='Document of v1']").TextContent, StringComparison.Ordinal));
        await page.Press("Close");

        await page.Type("JSON", "{}");
        page.WaitForAssertion(() => Assert.Equal("Save or discard your changes first.", page.WhyOff("Make default: v1")));
        await page.Press("Discard");
        await page.Press("Make default: v1");
        await page.InvokeAsync(() => page.FindAll(".mud-dialog button").Last(b => b.TextContent.Trim() == "Make default").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Equal("It is the default.", page.WhyOff("Make default: v1")));
        Assert.Equal(before.Document, (await Cognito.Invoke(new Contracts.Extensions.GetPolicyRequest { PolicyName = "Auditor" })).Policy.Document);

        await page.Press("Delete v2");
        await page.InvokeAsync(() => page.FindAll(".mud-dialog button").Last(b => b.TextContent.Trim() == "Delete version").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.DoesNotContain("v2", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.Equal("v1", Assert.Single((await Cognito.Invoke(new ListPolicyVersionsRequest { PolicyArn = before.PolicyArn })).Versions).VersionId);
    }

    [Theory]
    [InlineData("{", "This is not JSON: see line 1.")]
    [InlineData("[]", "A policy is a JSON object.")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"s3:GetObject"}}""", "Statement: Policy statement must contain resources.")]
    public async Task What_is_no_policy_is_said_under_the_field(string text, string fault)
    {
        await Cognito.Roles();
        var page = Open("/policies/Auditor");
        page.WaitForAssertion(() => page.Field("JSON"));
        await page.Type("JSON", text);
        await page.Press("Review and save");
        page.WaitForAssertion(() => Assert.Contains(fault, page.Find("#f-document-error").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_policy_is_created_with_tags_used_and_deleted()
    {
        await Cognito.Roles();
        var page = Open("/policies");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll($"a[href$='{ConsoleUrls.CreatePolicy()}']")));
        Links.NavigateTo(ConsoleUrls.CreatePolicy());
        await page.Type("Policy name", "Photos");
        await page.Type("JSON", TestCognito.Allow("s3:GetObjct", "arn:aws:s3:::photos/*"));
        page.Shows("Is s3:GetObject meant?");
        await page.Type("JSON", TestCognito.Allow("s3:GetObject", "arn:aws:s3:::photos/*"));
        await page.Press("Add tag");
        await page.Type("Key 1", "team");
        page.Shows("aws iam create-policy");
        await page.Submit();
        page.Shows("Nobody has it");
        const string Arn = "arn:aws:iam::123456789012:policy/Photos";
        Assert.Equal("team", Assert.Single((await Cognito.Invoke(new Contracts.Iam.GetPolicyRequest { PolicyArn = Arn })).Policy.Tags!).Key);

        await Cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        await Cognito.Invoke(new AttachRolePolicyRequest { RoleName = "Users", PolicyArn = Arn });
        await Cognito.Invoke(new CreatePolicyVersionRequest { PolicyArn = Arn, PolicyDocument = Narrow, SetAsDefault = true });
        Links.NavigateTo(ConsoleUrls.Policies());
        Links.NavigateTo("/policies/Photos");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll($"a[href$='{ConsoleUrls.Role("Users")}']")));
        await page.Press("Delete");
        await RoleAccessTests.Confirm(page, "Photos", "Delete");
        page.Shows("Cannot delete a policy attached to entities.");
        Assert.Equal(2, (await Cognito.Invoke(new ListPolicyVersionsRequest { PolicyArn = Arn })).Versions.Count);

        await Cognito.Invoke(new DetachRolePolicyRequest { RoleName = "Users", PolicyArn = Arn });
        Links.NavigateTo(ConsoleUrls.Policies());
        Links.NavigateTo("/policies/Photos");
        page.Shows("Nobody has it");
        await page.Press("Delete");
        await RoleAccessTests.Confirm(page, "Photos", "Delete");
        page.WaitForAssertion(() => Assert.Equal(ConsoleUrls.Policies(), Path));
        Assert.DoesNotContain((await Cognito.Invoke(new Contracts.Iam.ListPoliciesRequest())).Policies, p => p.PolicyName == "Photos");
    }

    [Fact]
    public async Task A_managed_policy_is_warned_of_what_is_rarely_meant()
    {
        await Cognito.Roles();
        var page = Open("/policies/Auditor");
        page.WaitForAssertion(() => page.Field("JSON"));
        await page.Type("JSON", """{"Statement":{"Effect":"Allow","Action":"cognito-idp:*","Resource":"*"}}""");
        page.WaitForAssertion(() => Assert.Contains("a whole service on every resource: cognito-idp:*", page.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_support_operator_reads_but_does_not_edit()
    {
        await Cognito.Roles();
        var page = Open("/policies/Auditor", "Support");
        page.WaitForAssertion(() => Assert.Contains("cognito-console:ResetPolicy", page.WhyOff("Reset to built-in"), StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("fieldset[disabled]"));
    }
}
