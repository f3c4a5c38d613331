using Bunit;
using CognitoConsole.Admin.Tests.Settings;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests;

/// <summary>The commands that a form or a dialog shows are the requests that it then sends, all of them and in their order.</summary>
public sealed class CommandsShownTests : RoutedContext
{
    /// <summary>Reads the commands, acts, and compares.</summary>
    private async Task<string> Same(IRenderedComponent<Site> page, Func<Task> act)
    {
        var shown = page.Commands();
        var before = Sent;
        await act();
        page.WaitForAssertion(() => Assert.Equal(shown, Sent[before.Length..].TrimStart()));
        return shown;
    }

    private static Task Confirm(IRenderedComponent<Site> page, string name, string verb) => RoleAccessTests.Confirm(page, name, verb);

    private static int Count(string shown) => shown.Split("\n\n").Length;

    [Fact]
    public async Task Threat_protection_sends_the_mode_and_then_the_risks()
    {
        var pool = await Cognito.APool();
        var page = Open(ConsoleUrls.ThreatProtection(pool.Id!));
        await page.Check("Full function");
        await page.Check("Block: refuse it, and at sign-in demand a reset");
        await page.Press("Review and save");
        var shown = await Same(page, () => page.Press("Save changes"));
        Assert.Equal(2, Count(shown));
        Assert.StartsWith("aws cognito-idp update-user-pool ", shown, StringComparison.Ordinal);
        Assert.Contains("\n\naws cognito-idp set-risk-configuration ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attributes_that_change_and_attributes_that_go_are_two_commands()
    {
        var pool = await Cognito.APool();
        await Cognito.AUser(pool, "ana");
        await Cognito.Invoke(new AdminUpdateUserAttributesRequest { UserPoolId = pool.Id!, Username = "ana", UserAttributes = [new() { Name = "nickname", Value = "An" }] });
        var page = Open(ConsoleUrls.User(pool.Id!, "ana"));
        await page.Type("Nickname", "");
        await page.Type("Given name", "Ana");
        await page.Press("Review and save");
        Assert.Equal("As AWS CLI commands", page.Find(".mud-dialog summary").TextContent);
        var shown = await Same(page, () => page.Press("Save changes"));
        Assert.StartsWith("aws cognito-idp admin-update-user-attributes ", shown, StringComparison.Ordinal);
        Assert.Contains("\n\naws cognito-idp admin-delete-user-attributes ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recommended_settings_are_a_pool_its_client_and_its_domain()
    {
        var page = Open(ConsoleUrls.QuickCreateUserPool());
        await page.Type("Name", "Example Shop");
        page.Shows("As AWS CLI commands");
        var shown = page.Commands();
        await page.Submit();
        page.WaitForAssertion(() => Assert.Contains("/get-started/", Path, StringComparison.Ordinal));
        Assert.Equal(shown, Sent.Replace(Path.Split('/')[2], "USER_POOL_ID", StringComparison.Ordinal));
        Assert.Equal(["create-user-pool", "create-user-pool-client", "create-user-pool-domain"], shown.Split("\n\n").Select(c => c.Split(' ')[2]));
    }

    [Fact]
    public async Task A_machine_has_a_resource_server_besides()
    {
        var page = Open(ConsoleUrls.QuickCreateUserPool());
        await page.Type("Name", "Billing");
        await page.Check("Machine-to-machine application");
        page.WaitForAssertion(() => Assert.Contains("aws cognito-idp create-resource-server ", page.Commands(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_identity_pool_comes_with_its_roles()
    {
        var page = Open(ConsoleUrls.CreateIdentityPool());
        await page.Type("Name", "Photos");
        await page.Check("Give guests credentials");
        Links.NavigateTo(ConsoleUrls.CreateIdentityPool("review"));
        var shown = page.Commands();
        await page.Press("Create identity pool");
        page.WaitForAssertion(() => Assert.Contains("set-identity-pool-roles", Sent, StringComparison.Ordinal));
        var pool = Assert.Single((await Cognito.Invoke(new ListIdentityPoolsRequest { MaxResults = 10 })).IdentityPools!).IdentityPoolId!;
        Assert.Equal(shown, Sent.Replace(pool, "IDENTITY_POOL_ID", StringComparison.Ordinal));
        Assert.Equal(["create-identity-pool", "create-role", "put-role-policy", "set-identity-pool-roles"], shown.Split("\n\n").Select(c => c.Split(' ')[2]));
    }

    [Fact]
    public async Task A_pool_goes_after_its_domain()
    {
        var pool = await Cognito.APool();
        await Cognito.ADomain(pool, "shop");
        var page = Open(ConsoleUrls.UserPoolSettings(pool.Id!));
        await page.Press("Delete user pool");
        page.Shows("Delete user pool");
        var shown = await Same(page, () => Confirm(page, pool.Name!, "Delete"));
        Assert.Equal(["delete-user-pool-domain", "delete-user-pool"], shown.Split("\n\n").Select(c => c.Split(' ')[2]));
    }

    [Fact]
    public async Task A_role_goes_after_all_that_hangs_on_it()
    {
        await Cognito.AnIamRole("Users", TestCognito.TrustInAccount, TestCognito.Allow("s3:GetObject"));
        var page = Open(ConsoleUrls.Role("Users"));
        page.Shows("Trust policy");
        await page.Press("Delete");
        var shown = await Same(page, () => Confirm(page, "Users", "Delete"));
        Assert.Equal(["delete-role-policy", "delete-role"], shown.Split("\n\n").Select(c => c.Split(' ')[2]));
    }

    [Fact]
    public async Task A_policy_of_a_role_is_shown_while_it_is_typed()
    {
        await Cognito.AnIamRole("Users", TestCognito.TrustInAccount, TestCognito.Allow("s3:GetObject"));
        var page = Open(ConsoleUrls.Role("Users"));
        page.Shows("Trust policy");
        Assert.Empty(page.FindAll(".cc-cli"));
        await page.Type("Document of Trust policy", TestCognito.TrustInAccount.Replace("Version", "Id\":\"mine\",\"Version", StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Null(page.WhyOff("Save Trust policy")));
        Assert.StartsWith("aws iam update-assume-role-policy ", await Same(page, () => page.Press("Save Trust policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_that_go_are_taken_away_before_others_are_set()
    {
        await Cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        await Cognito.Invoke(new TagRoleRequest { RoleName = "Users", Tags = [new() { Key = "team", Value = "stock" }] });
        var page = Open(ConsoleUrls.Role("Users"));
        await page.Type("Key 1", "owner");
        var shown = await Same(page, () => page.Press("Save tags"));
        Assert.Equal(["untag-role", "tag-role"], shown.Split("\n\n").Select(c => c.Split(' ')[2]));
    }

    [Fact]
    public async Task A_policy_goes_after_its_other_versions()
    {
        await Cognito.Roles();
        var arn = (await Cognito.Invoke(new CreatePolicyRequest { PolicyName = "Photos", PolicyDocument = TestCognito.Allow("s3:GetObject") })).Policy.Arn;
        await Cognito.Invoke(new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = TestCognito.Allow("s3:PutObject"), SetAsDefault = true });
        var page = Open(ConsoleUrls.Policy("Photos"));
        page.Shows("Nobody has it");
        await page.Press("Make default: v1");
        Assert.StartsWith("aws iam set-default-policy-version ", await Same(page, () => Last(page, "Make default")), StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("It is the default.", page.WhyOff("Make default: v1")));
        await page.Press("Delete");
        var shown = await Same(page, () => Confirm(page, "Photos", "Delete"));
        Assert.Equal(["delete-policy-version", "delete-policy"], shown.Split("\n\n").Select(c => c.Split(' ')[2]));
    }

    [Fact]
    public async Task What_an_app_client_form_and_its_deletion_send_is_what_they_show()
    {
        var pool = await Cognito.APool();
        var client = await Cognito.AClient(pool);
        var page = Open(ConsoleUrls.AppClient(pool.Id!, client.ClientId!, "authentication"));
        await page.Type("App client name", "Shop");
        await page.Press("Review and save");
        Assert.StartsWith("aws cognito-idp update-user-pool-client ", await Same(page, () => page.Press("Save changes")), StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".mud-dialog")));
        await page.Press("Delete");
        Assert.StartsWith("aws cognito-idp delete-user-pool-client ", await Same(page, () => Confirm(page, "Shop", "Delete")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_click_does_is_kept_for_the_drawer()
    {
        var pool = await Cognito.APool();
        await Cognito.AUser(pool, "ana");
        await Cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "Staff" });
        await Cognito.Invoke(new AdminAddUserToGroupRequest { UserPoolId = pool.Id!, Username = "ana", GroupName = "Staff" });
        var page = Open(ConsoleUrls.User(pool.Id!, "ana", "groups"));
        await page.Press("Remove from Staff");
        page.Shows("ana is no longer in the group Staff.");
        Assert.Equal($"aws cognito-idp admin-remove-user-from-group \\\n  --user-pool-id {pool.Id} \\\n  --username ana \\\n  --group-name Staff \\\n  --endpoint-url http://localhost:8080", Sent);
    }

    [Fact]
    public async Task What_is_refused_is_no_command_of_the_visit()
    {
        var pool = await Cognito.APool();
        await Cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "Staff" });
        var page = Open(ConsoleUrls.CreateGroup(pool.Id!));
        await page.Type("Group name", "Staff");
        await page.Submit();
        page.WaitForAssertion(() => Assert.Contains("already exists", page.Text(), StringComparison.OrdinalIgnoreCase));
        Assert.Empty(Sent);
    }

    private static Task Last(IRenderedComponent<Site> page, string button) =>
        page.Use(() => page.FindAll(".mud-dialog button").Last(b => b.TextContent.Trim() == button), found => found.ClickAsync(new()));
}
