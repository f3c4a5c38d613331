using Bunit;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests.IdentityPools;

/// <summary>Whoever gives a role to guests is told what anybody could do with it.</summary>
public sealed class GuestRoleTests : RoutedContext
{
    private const string Warning = "writers: Statement[0].Action Guests can have this role: anybody could write or delete with s3:PutObject.";

    private async Task Roles()
    {
        await Cognito.Roles();
        foreach (var (role, policy, action) in new[] { ("Writers", "writers", "s3:PutObject"), ("Readers", "readers", "s3:GetObject") })
        {
            await Cognito.AnIamRole(role, TestCognito.TrustInAccount);
            await Cognito.Invoke(new PutRolePolicyRequest { RoleName = role, PolicyName = policy, PolicyDocument = TestCognito.Allow(action, "arn:aws:s3:::photos/*") });
        }
    }

    [Fact]
    public async Task While_the_pool_is_made()
    {
        await Roles();
        var page = Open(ConsoleUrls.CreateIdentityPool());
        await page.Type("Name", "Shop");
        await page.Check("Give guests credentials");
        await page.Press("Next");
        page.Shows("Developer provider name");
        await page.Press("Next");
        await page.Check("Use an existing role");
        await Choose(page, "Existing role", "Writers");
        page.Shows(Warning);
        await Choose(page, "Existing role", "Readers");
        page.WaitForAssertion(() => Assert.DoesNotContain("Is this meant?", page.Text(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_another_role_is_chosen_and_not_for_signed_in_people()
    {
        await Roles();
        var pool = await Cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        var page = Open(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId, "roles"));
        await Choose(page, "Role of signed-in people", "Writers");
        await Choose(page, "Role of guests", "Readers");
        page.Shows("Review and save");
        Assert.DoesNotContain("Is this meant?", page.Text(), StringComparison.Ordinal);
        await Choose(page, "Role of guests", "Writers");
        page.Shows(Warning);
    }

    private static Task Choose<T>(IRenderedComponent<T> page, string label, string option)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        page.Use(() => page.Field(label), select => select.ChangeAsync(select.QuerySelectorAll("option").First(o => o.TextContent == option).GetAttribute("value")!));
}
