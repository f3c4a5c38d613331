using Bunit;
using CognitoConsole.Admin.IdentityPools;
using CognitoConsole.Admin.Settings;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Admin.Tests.Settings;

public sealed class RoleScreensTests : RoutedContext
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"us-east-1:11111111-2222-3333-4444-555555555555"}}}]}""";

    private Task ARole() => Cognito.Invoke(new CreateRoleRequest { RoleName = "Readers", AssumeRolePolicyDocument = Trust });

    private async Task<string> Policy(string name) => Uri.UnescapeDataString((await Cognito.Invoke(new GetRolePolicyRequest { RoleName = "Readers", PolicyName = name })).PolicyDocument);

    [Fact]
    public void No_roles_yet() => Open(ConsoleUrls.Roles()).Shows("No roles yet");

    [Fact]
    public async Task A_role_is_made_for_an_identity_pool()
    {
        var pool = await Cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        var page = Open(ConsoleUrls.CreateRole());
        await page.Type("Role name", "Guests");
        page.WaitForAssertion(() => Assert.Contains(pool.IdentityPoolId, page.Field("Identity pool").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Field("Identity pool").ChangeAsync("1"));
        await page.Check("Guests");
        await page.Submit();
        page.Shows("Longest session");
        var trust = Uri.UnescapeDataString((await Cognito.Invoke(new GetRoleRequest { RoleName = "Guests" })).Role.AssumeRolePolicyDocument);
        Assert.Contains(pool.IdentityPoolId, trust, StringComparison.Ordinal);
        Assert.Contains("unauthenticated", trust, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_made_for_a_SAML_provider()
    {
        var arn = await Cognito.AnIamSamlProvider();
        var page = Open(ConsoleUrls.CreateRole());
        await page.Type("Role name", "Staff");
        page.Shows("Writes the trust policy for whoever comes to STS with its assertion.");
        await page.Use(() => page.Field("SAML provider"), field => field.ChangeAsync("1"));
        await page.Submit();
        page.Shows("Longest session");
        var trust = Uri.UnescapeDataString((await Cognito.Invoke(new GetRoleRequest { RoleName = "Staff" })).Role.AssumeRolePolicyDocument);
        Assert.Contains(arn, trust, StringComparison.Ordinal);
        Assert.Contains("sts:AssumeRoleWithSAML", trust, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_becomes_a_policy_that_can_be_edited_and_removed()
    {
        await ARole();
        var page = Open(ConsoleUrls.Role("Readers"));
        page.Shows("Trust policy");
        await page.Type("Policy name", "photos");
        await page.Submit();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[aria-label='Remove policy photos']")));
        Assert.Contains("arn:aws:s3:::BUCKET/*", await Policy("photos"), StringComparison.Ordinal);

        await page.Type("Document of photos", (await Policy("photos")).Replace("BUCKET", "my-photos", StringComparison.Ordinal));
        await page.Press("Save photos");
        page.WaitForAssertion(() => Assert.Contains("my-photos", page.Field("Document of photos").OuterHtml, StringComparison.Ordinal));
        Assert.DoesNotContain("BUCKET", await Policy("photos"), StringComparison.Ordinal);

        await page.Press("Remove policy photos");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[aria-label='Remove policy photos']")));
        Assert.Empty((await Cognito.Invoke(new ListRolePoliciesRequest { RoleName = "Readers" })).PolicyNames);
    }

    [Fact]
    public async Task What_is_no_policy_cannot_be_saved_and_says_where_it_breaks()
    {
        await ARole();
        var page = Open(ConsoleUrls.Role("Readers"));
        page.Shows("Trust policy");
        await page.Type("Document of Trust policy", "{\n  \"Version\": oops }");
        page.Shows("This is not JSON: see line 2.");
        Assert.Equal("This is not JSON: see line 2.", page.WhyOff("Save Trust policy"));
    }

    [Fact]
    public async Task Two_unsaved_policies_are_asked_about_once()
    {
        await ARole();
        await Cognito.Invoke(new PutRolePolicyRequest { RoleName = "Readers", PolicyName = "photos", PolicyDocument = RoleTemplates.Policies[0].Document });
        var page = Open(ConsoleUrls.Role("Readers"));
        page.Shows("photos");
        await page.Type("Document of Trust policy", "{");
        await page.Type("Document of photos", "{");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-dirty=true]")));
        await page.Press("Discard changes of Trust policy");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-dirty=true]")));
        await page.Press("Discard changes of photos");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-dirty=true]")));
    }

    [Fact]
    public async Task A_policy_is_read_by_the_engine_while_it_is_typed()
    {
        await ARole();
        await Cognito.Invoke(new PutRolePolicyRequest { RoleName = "Readers", PolicyName = "photos", PolicyDocument = RoleTemplates.Policies[0].Document });
        var page = Open(ConsoleUrls.Role("Readers"));
        page.Shows("photos");
        await page.Type("Document of photos", """{"Statement":[{"Effect":"Alow","Action":"s3:GetObject","Resource":"*"}]}""");
        page.Shows("Statement[0].Effect: Invalid effect: Alow. It is Allow or Deny.");
        Assert.Equal("Statement[0].Effect: Invalid effect: Alow. It is Allow or Deny.", page.WhyOff("Save photos"));
        await page.Type("Document of photos", """{"Statement":[{"Effect":"Allow","Action":"s3:GetObjct","Resource":"arn:aws:s3:::a/*"}]}""");
        page.Shows("Is s3:GetObject meant?");
        Assert.Null(page.WhyOff("Save photos"));
    }

    [Fact]
    public async Task What_is_stored_and_counts_no_more_is_said_and_can_be_mended()
    {
        await ARole();
        await Cognito.Invoke(new PutRolePolicyRequest { RoleName = "Readers", PolicyName = "read", PolicyDocument = TestCognito.Allow("s3:GetObject", "arn:aws:s3:::photos/*") });
        var pattern = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringLike":{"cognito-identity.amazonaws.com:aud":"us-east-1:*"}}}]}""";
        await Cognito.Database(db => db.IamRoles.ExecuteUpdateAsync(r => r.SetProperty(x => x.AssumeRolePolicyDocument, pattern)));
        var page = Open(ConsoleUrls.Role("Readers"));
        page.Shows("Not valid any more");
        page.Shows("Until it is mended, the statement lets nobody in.");
        await page.Type("Document of Trust policy", Trust);
        await page.Press("Save Trust policy");
        page.WaitForAssertion(() => Assert.DoesNotContain("Not valid any more", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_guest_role_is_warned_of_what_anybody_could_do()
    {
        await Cognito.Invoke(new CreateRoleRequest { RoleName = "Guests", AssumeRolePolicyDocument = TestCognito.TrustIn("us-east-1:11111111-2222-3333-4444-555555555555", "unauthenticated") });
        await Cognito.Invoke(new PutRolePolicyRequest { RoleName = "Guests", PolicyName = "photos", PolicyDocument = TestCognito.Allow("s3:PutObject", "arn:aws:s3:::photos/*") });
        Open(ConsoleUrls.Role("Guests")).Shows("anybody could write or delete with s3:PutObject.");
    }

    [Fact]
    public async Task The_templates_are_not_warned_of()
    {
        foreach (var template in RoleTemplates.Policies)
            Assert.Empty((await Cognito.Invoke(new GetPolicyFindingsRequest { PolicyDocument = template.Document, PolicyType = PolicyPlace.Inline })).Findings);
        Assert.Empty((await Cognito.Invoke(new GetPolicyFindingsRequest { PolicyDocument = RolePolicies.Least(), PolicyType = PolicyPlace.Inline })).Findings);
    }

    [Fact]
    public async Task Deletion_takes_the_policies_along()
    {
        await ARole();
        await Cognito.Invoke(new PutRolePolicyRequest { RoleName = "Readers", PolicyName = "photos", PolicyDocument = RoleTemplates.Policies[0].Document });
        var page = Open(ConsoleUrls.Role("Readers"));
        page.Shows("photos");
        await page.Press("Delete");
        page.Shows("Its inline policies go with it.");
        await page.InvokeAsync(() => page.FindAll(".mud-dialog input").Single().InputAsync("Readers"));
        page.WaitForAssertion(() => Assert.NotEqual("true", page.FindAll(".mud-dialog button").Last(b => b.TextContent.Trim().StartsWith("Delete", StringComparison.Ordinal)).GetAttribute("aria-disabled")));
        await page.InvokeAsync(() => page.FindAll(".mud-dialog button").Last(b => b.TextContent.Trim().StartsWith("Delete", StringComparison.Ordinal)).ClickAsync());
        page.Shows("No roles yet");
    }
}
