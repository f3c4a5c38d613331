using Bunit;
using CognitoConsole.Admin.Settings;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Admin.Tests.Settings;

/// <summary>What a role's page can do beside its inline policies.</summary>
public sealed class RoleAccessTests : RoutedContext
{
    private const string Readers = "arn:aws:iam::123456789012:policy/Readers";

    private async Task ARole()
    {
        await Cognito.Roles();
        await Cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        await Cognito.Invoke(new CreatePolicyRequest { PolicyName = "Readers", PolicyDocument = TestCognito.Allow("s3:GetObject", "arn:aws:s3:::photos/*") });
    }

    private async Task<Role> Role() => (await Cognito.Invoke(new GetRoleRequest { RoleName = "Users" })).Role;

    [Fact]
    public async Task A_managed_policy_is_attached_and_detached()
    {
        await ARole();
        var page = Open(ConsoleUrls.Role("Users"));
        page.Shows("None is attached.");
        page.WaitForAssertion(() => Assert.Contains("Readers", page.Field("Policy to attach").TextContent, StringComparison.Ordinal));
        Assert.Equal("Choose a policy.", page.WhyOff("Attach policy"));
        await Choose(page, "Policy to attach", "Readers");
        page.Shows("aws iam attach-role-policy");
        await page.Press("Attach policy");
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[aria-label='Detach Readers']")));
        Assert.Equal(Readers, Assert.Single((await Cognito.Invoke(new ListAttachedRolePoliciesRequest { RoleName = "Users" })).AttachedPolicies).PolicyArn);

        await page.Press("Detach Readers");
        page.Shows("Detach policy Readers?");
        await Confirm(page, "Readers", "Detach");
        page.Shows("None is attached.");
        Assert.Empty((await Cognito.Invoke(new ListAttachedRolePoliciesRequest { RoleName = "Users" })).AttachedPolicies);
    }

    [Fact]
    public async Task A_policy_is_looked_at_before_a_role_of_guests_gets_it()
    {
        await ARole();
        await Cognito.AnIamRole("Guests", TestCognito.TrustIn((await Cognito.AnIdentityPool()).IdentityPoolId, "unauthenticated"));
        await Cognito.Invoke(new CreatePolicyRequest { PolicyName = "Writers", PolicyDocument = TestCognito.Allow("s3:PutObject", "arn:aws:s3:::photos/*") });
        var page = Open(ConsoleUrls.Role("Guests"));
        page.WaitForAssertion(() => Assert.Contains("Writers", page.Field("Policy to attach").TextContent, StringComparison.Ordinal));
        await Choose(page, "Policy to attach", "Writers");
        page.Shows("Writers: Statement[0].Action Guests can have this role: anybody could write or delete with s3:PutObject.");
        await Choose(page, "Policy to attach", "Readers");
        page.WaitForAssertion(() => Assert.DoesNotContain("Is this meant?", page.Text(), StringComparison.Ordinal));
        Assert.Null(page.WhyOff("Attach policy"));
        Assert.Empty((await Cognito.Invoke(new ListAttachedRolePoliciesRequest { RoleName = "Guests" })).AttachedPolicies);
    }

    [Fact]
    public async Task A_boundary_is_set_and_removed()
    {
        await ARole();
        var page = Open(ConsoleUrls.Role("Users"));
        page.WaitForAssertion(() => Assert.Contains("Readers", page.Field("Policy of the boundary").TextContent, StringComparison.Ordinal));
        await Choose(page, "Policy of the boundary", "Readers");
        page.Shows("aws iam put-role-permissions-boundary");
        await page.Press("Set boundary");
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[aria-label='Remove boundary']")));
        Assert.Equal(Readers, (await Role()).PermissionsBoundary!.PermissionsBoundaryArn);

        await page.Press("Remove boundary");
        page.Shows("may at once do everything that its policies allow");
        await Confirm(page, "Readers", "Remove");
        page.Shows("None: the role may do whatever its policies allow.");
        Assert.Null((await Role()).PermissionsBoundary);
    }

    [Fact]
    public async Task Description_and_longest_session_are_changed()
    {
        await ARole();
        var page = Open(ConsoleUrls.Role("Users"));
        page.WaitForAssertion(() => Assert.Equal("Nothing has changed.", page.WhyOff("Save settings")));
        await page.Type("Longest session", "13");
        await page.Press("Save settings");
        page.Shows("Between 1 hour and 12 hours.");
        Assert.Equal(3600, (await Role()).MaxSessionDuration);

        await page.Type("Longest session", "2");
        await page.Type("Description", "People who read");
        page.Shows("aws iam update-role");
        await page.Press("Save settings");
        page.WaitForAssertion(() => Assert.Equal("Nothing has changed.", page.WhyOff("Save settings")));
        Assert.Equal((7200, "People who read"), await Role() is var role ? (role.MaxSessionDuration, role.Description) : default);
    }

    [Fact]
    public async Task Tags_are_added_changed_and_taken_away()
    {
        await ARole();
        await Cognito.Invoke(new TagRoleRequest { RoleName = "Users", Tags = [new() { Key = "team", Value = "shop" }, new() { Key = "cost", Value = "1" }] });
        var page = Open(ConsoleUrls.Role("Users"));
        page.WaitForAssertion(() => Assert.Equal("team", page.Field("Key 2").GetAttribute("value")));
        await page.Type("Key 2", "Team");
        await page.Type("Value 2", "stock");
        await page.Press("Remove tag 1");
        page.Shows("aws iam untag-role");
        await page.Press("Save tags");
        page.WaitForAssertion(() => Assert.Equal("Nothing has changed.", page.WhyOff("Save tags")));
        Assert.Equal("Team=stock", Assert.Single((await Role()).Tags!) is var t ? $"{t.Key}={t.Value}" : null);
    }

    [Fact]
    public async Task Revoked_sessions_may_do_nothing_and_new_ones_work()
    {
        Services.AddSingleton<TimeProvider>(Cognito.Clock);
        var pool = await Cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        await Cognito.Roles(pool, guests: TestCognito.Allow("s3:GetObject"));
        var identity = await Cognito.AnIdentity(pool);
        var old = await Cognito.As(await Cognito.CredentialsOf(identity));
        Cognito.Clock.Advance(TimeSpan.FromSeconds(2));
        var page = Open(ConsoleUrls.Role("Guests"));
        page.Shows("Trust policy");
        await page.Press("Revoke sessions");
        page.Shows("Revoke sessions of Guests?");
        await Confirm(page, "Guests", "Revoke sessions");
        page.Shows(RevokedSessions.PolicyName);

        Cognito.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull(await Cognito.WhyNot(old, "s3:GetObject"));
        Assert.Null(await Cognito.WhyNot(await Cognito.As(await Cognito.CredentialsOf(identity)), "s3:GetObject"));
    }

    [Fact]
    public async Task An_auditor_sees_everything_and_may_change_nothing()
    {
        await ARole();
        await Cognito.Invoke(new AttachRolePolicyRequest { RoleName = "Users", PolicyArn = Readers });
        var page = Open(ConsoleUrls.Role("Users"), "Auditor");
        page.WaitForAssertion(() => Assert.Contains("iam:DetachRolePolicy", page.WhyOff("Detach Readers"), StringComparison.Ordinal));
        foreach (var (button, action) in new[] { ("Attach policy", "AttachRolePolicy"), ("Set boundary", "PutRolePermissionsBoundary"), ("Save settings", "UpdateRole"), ("Save tags", "TagRole"), ("Revoke sessions", "PutRolePolicy") })
            page.WaitForAssertion(() => Assert.Contains($"iam:{action}", page.WhyOff(button), StringComparison.Ordinal));
    }

    private static Task Choose<T>(IRenderedComponent<T> page, string label, string option)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        page.Use(() => page.Field(label), select => select.ChangeAsync(select.QuerySelectorAll("option").First(o => o.TextContent == option).GetAttribute("value")!));

    internal static async Task Confirm<T>(IRenderedComponent<T> page, string name, string verb)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        await page.InvokeAsync(() => page.FindAll(".mud-dialog input").Single().InputAsync(name));
        page.WaitForAssertion(() => Assert.NotEqual("true", Button().GetAttribute("aria-disabled")));
        await page.InvokeAsync(() => Button().ClickAsync());

        AngleSharp.Dom.IElement Button() => page.FindAll(".mud-dialog button").Last(b => b.TextContent.Trim().StartsWith(verb, StringComparison.Ordinal));
    }
}
