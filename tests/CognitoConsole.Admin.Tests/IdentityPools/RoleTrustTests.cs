using Bunit;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests.IdentityPools;

/// <summary>A role that does not let the pool's people in may be set, and nobody does it unawares.</summary>
public sealed class RoleTrustTests : RoutedContext
{
    private const string Elsewhere = "us-east-1:00000000-0000-0000-0000-000000000001";
    private const string NobodyYet = "Nobody gets credentials yet";
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;

    private async Task<IRenderedComponent<Site>> Roles(Func<Task> with)
    {
        (_pool, _client, _) = await Cognito.AnApp();
        await with();
        var page = Open(ConsoleUrls.IdentityPoolAccess(_pool.IdentityPoolId, "roles"));
        page.Shows("Role of guests");
        return page;
    }

    private static Task Choose(IRenderedComponent<Site> page, string field, string role) =>
        page.Use(() => page.Field(field), select => select.ChangeAsync(select.QuerySelectorAll("option").Single(o => o.TextContent == role).GetAttribute("value")!));

    [Fact]
    public async Task A_role_of_another_pool_is_warned_about_at_the_field_in_the_review_and_on_the_overview_and_saved_all_the_same()
    {
        var page = await Roles(() => Cognito.AnIamRole("Foreign", TestCognito.TrustIn(Elsewhere)));
        await Choose(page, "Role of signed-in people", "Foreign");
        page.Shows("This role does not let signed-in people in: GetCredentialsForIdentity will be refused.");
        Assert.Equal(ConsoleUrls.Role("Foreign"), new Uri(page.FindAll("a").Single(a => a.TextContent.Contains("Trust policy of Foreign", StringComparison.Ordinal)).GetAttribute("href")!, UriKind.RelativeOrAbsolute).ToString());
        await page.Press("Review and save");
        page.Shows("Foreign does not let signed-in people in: GetCredentialsForIdentity will be refused. Counts from the next credentials on");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Links.NavigateTo(ConsoleUrls.IdentityPool(_pool.IdentityPoolId));
        page.Shows("Foreign does not let signed-in people in: GetCredentialsForIdentity will be refused.");
    }

    [Fact]
    public async Task Roles_the_other_way_round_are_warned_about_and_right_ones_are_not()
    {
        var page = await Roles(async () =>
        {
            await Cognito.AnIamRole("Users", TestCognito.TrustIn(_pool.IdentityPoolId));
            await Cognito.AnIamRole("Guests", TestCognito.TrustIn(_pool.IdentityPoolId, "unauthenticated"));
        });
        await Choose(page, "Role of guests", "Users");
        page.Shows("This role does not let guests in");
        await Choose(page, "Role of signed-in people", "Guests");
        page.Shows("This role does not let signed-in people in");
        await Choose(page, "Role of guests", "Guests");
        await Choose(page, "Role of signed-in people", "Users");
        page.WaitForAssertion(() => Assert.DoesNotContain("This role does not", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mapped_tags_need_a_role_that_lets_them_in()
    {
        var page = await Roles(async () =>
        {
            await Cognito.AnIamRole("Tagless", TestCognito.TrustIn(_pool.IdentityPoolId, actions: "\"sts:AssumeRoleWithWebIdentity\""));
            await Cognito.Invoke(new SetPrincipalTagAttributeMapRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityProviderName = TestCognito.ProviderOf(_client), UseDefaults = true });
        });
        await Choose(page, "Role of signed-in people", "Tagless");
        page.Shows("This role does not let signed-in people bring tags (sts:TagSession)");
    }

    [Fact]
    public async Task A_rules_role_is_asked_about_the_people_of_its_provider()
    {
        var page = await Roles(() => Cognito.AnIamRole("Guests", TestCognito.TrustIn(_pool.IdentityPoolId, "unauthenticated")));
        await page.Check("By rules");
        await page.Press("Add rule");
        await page.Type("Claim of rule 1", "custom:dept");
        await page.Type("Value of rule 1", "Sales");
        await Choose(page, "Role of rule 1", "Guests");
        page.Shows("This role does not let people from User pool");
        await page.Press("Review and save");
        page.Shows("Guests does not let people from User pool");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Links.NavigateTo(ConsoleUrls.IdentityPool(_pool.IdentityPoolId));
        page.Shows("Guests does not let people from User pool");
    }

    [Fact]
    public async Task Roles_that_groups_bring_by_the_token_are_asked_about_too()
    {
        var page = await Roles(async () =>
        {
            await Cognito.AnIamRole("Own", TestCognito.TrustIn(_pool.IdentityPoolId));
            await Cognito.AnIamRole("Foreign", TestCognito.TrustIn(Elsewhere));
            foreach (var (group, role) in new[] { ("readers", "Own"), ("editors", "Foreign"), ("writers", "Foreign"), ("others", "Gone") })
                await Cognito.Invoke(new CreateGroupRequest { UserPoolId = _client.UserPoolId!, GroupName = group, RoleArn = $"arn:aws:iam::123456789012:role/{role}" });
        });
        Assert.DoesNotContain("group editors", page.Markup, StringComparison.Ordinal);
        await page.Check("By the token");
        page.Shows("Foreign (group editors and 1 more) does not let people from User pool");
        page.Shows("Gone (group others) does not exist: GetCredentialsForIdentity will be refused.");
        Assert.DoesNotContain("readers", page.Markup, StringComparison.Ordinal);
        await page.Press("Review and save");
        page.WaitForAssertion(() => Assert.Contains("Foreign (group editors and 1 more) does not let people from User pool", page.Find(".mud-dialog").TextContent, StringComparison.Ordinal));
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Links.NavigateTo(ConsoleUrls.IdentityPool(_pool.IdentityPoolId));
        page.Shows("Foreign (group editors and 1 more) does not let people from User pool");
        // The readers do.
        Assert.DoesNotContain(NobodyYet, page.Markup, StringComparison.Ordinal);
        page.Shows("Gone (group others) does not exist: GetCredentialsForIdentity will be refused.");
    }

    [Fact]
    public async Task A_pool_without_roles_and_mappings_gives_nobody_credentials()
    {
        var page = await Roles(() => Task.CompletedTask);
        Links.NavigateTo(ConsoleUrls.IdentityPool(_pool.IdentityPoolId));
        page.Shows(NobodyYet);
    }

    [Fact]
    public async Task Of_many_roles_of_groups_a_handful_is_named()
    {
        var page = await Roles(async () =>
        {
            for (var i = 0; i < 12; i++) await Cognito.Invoke(new CreateGroupRequest { UserPoolId = _client.UserPoolId!, GroupName = $"g{i:00}", RoleArn = $"arn:aws:iam::123456789012:role/Gone{i:00}" });
        });
        await page.Check("By the token");
        page.Shows("Gone04 (group g04) does not exist");
        page.Shows("7 more roles of groups: GetCredentialsForIdentity will be refused.");
        Assert.DoesNotContain("Gone05", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_was_deleted_is_said_to_be_gone()
    {
        var page = await Roles(async () =>
        {
            await Cognito.Roles(_pool);
            await Cognito.Invoke(new DeleteRoleRequest { RoleName = "Guests" });
        });
        page.Shows("This role does not exist: GetCredentialsForIdentity will be refused.");
        Links.NavigateTo(ConsoleUrls.IdentityPool(_pool.IdentityPoolId));
        page.Shows("Guests does not exist: GetCredentialsForIdentity will be refused.");
    }

    [Fact]
    public async Task An_existing_role_cannot_trust_a_pool_that_is_being_made_and_the_wizard_says_so()
    {
        await Cognito.AnIamRole("Foreign", TestCognito.TrustIn(Elsewhere, "unauthenticated"));
        var page = Open(ConsoleUrls.CreateIdentityPool());
        await page.Type("Name", "Shop");
        await page.Check("Give guests credentials");
        await page.Press("Next");
        page.Shows("Developer provider name");
        await page.Press("Next");
        await page.Check("Use an existing role");
        await Choose(page, "Existing role", "Foreign");
        page.Shows("Its trust policy cannot name this pool yet");
        await page.Press("Next");
        await page.Press("Next");
        page.Shows("Its trust policy cannot name this pool yet");
        await page.Press("Create identity pool");
        page.Shows("Foreign does not let guests in: GetCredentialsForIdentity will be refused.");
    }
}
