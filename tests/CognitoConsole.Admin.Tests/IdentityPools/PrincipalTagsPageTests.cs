using Bunit;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests.IdentityPools;

public sealed class PrincipalTagsPageTests : RoutedContext
{
    private Task<GetPrincipalTagAttributeMapResponse> Saved(IdentityPool pool, string provider) =>
        Cognito.Invoke(new GetPrincipalTagAttributeMapRequest { IdentityPoolId = pool.IdentityPoolId, IdentityProviderName = provider });

    [Fact]
    public async Task Default_mappings_become_ones_own_and_are_switched_off_again()
    {
        var (pool, client, _) = await Cognito.AnApp();
        var provider = TestCognito.ProviderOf(client);
        var page = Open(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId, "attributes"));
        page.Shows("client from the claim aud, username from the claim sub.");
        await page.Check("Default mappings");
        await Save(page);
        Assert.True((await Saved(pool, provider)).UseDefaults);

        await page.Check("Custom mappings");
        await page.Type($"Key of tag 1 for {provider}", "department");
        await page.Type($"Claim of tag 1 for {provider}", "custom:department");
        page.Shows("BUCKET-${aws:PrincipalTag/department}");
        await Save(page);
        var map = await Saved(pool, provider);
        Assert.Equal((false, "custom:department", "sub"), (map.UseDefaults, map.PrincipalTags!["department"], map.PrincipalTags["username"]));

        await page.Check("Off");
        await Save(page);
        Assert.Empty((await Saved(pool, provider)).PrincipalTags!);
    }

    [Fact]
    public async Task A_key_twice_or_a_tag_without_a_claim_is_not_saved()
    {
        var (pool, client, _) = await Cognito.AnApp();
        var provider = TestCognito.ProviderOf(client);
        var page = Open(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId, "attributes"));
        await page.Check("Custom mappings");
        await page.Type($"Key of tag 2 for {provider}", "CLIENT");
        await page.Type($"Claim of tag 1 for {provider}", "");
        await page.Press("Review and save");
        page.Shows("Tag 1 needs a key and a claim.");
        page.Shows("upper and lower case are the same key");
        Assert.Empty((await Saved(pool, provider)).PrincipalTags!);
    }

    [Fact]
    public async Task Says_which_role_lets_nobody_bring_tags()
    {
        var (pool, _, _) = await Cognito.AnApp();
        var role = (await Cognito.Invoke(new CreateRoleRequest
        {
            RoleName = "Tagless",
            AssumeRolePolicyDocument = Admin.IdentityPools.RolePolicies.Trust(pool.IdentityPoolId, "authenticated").Replace("sts:TagSession", "sts:SetSourceIdentity", StringComparison.Ordinal),
        })).Role.Arn;
        await Cognito.Invoke(new SetIdentityPoolRolesRequest { IdentityPoolId = pool.IdentityPoolId, Roles = new Dictionary<string, string> { ["authenticated"] = role } });
        var page = Open(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId, "attributes"));
        await page.Check("Default mappings");
        page.Shows("Tagless does not allow sts:TagSession");
    }

    [Fact]
    public async Task Somebody_elses_change_meanwhile_is_a_conflict()
    {
        var (pool, client, _) = await Cognito.AnApp();
        var provider = TestCognito.ProviderOf(client);
        var page = Open(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId, "attributes"));
        await page.Check("Default mappings");
        await Cognito.Invoke(new SetPrincipalTagAttributeMapRequest { IdentityPoolId = pool.IdentityPoolId, IdentityProviderName = provider, PrincipalTags = new Dictionary<string, string> { ["team"] = "custom:team" } });
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("It is no longer as you opened it.");
        Assert.Equal("custom:team", (await Saved(pool, provider)).PrincipalTags!["team"]);
    }

    [Fact]
    public async Task An_auditor_reads_and_is_told_why_nothing_can_be_changed()
    {
        var (pool, _, _) = await Cognito.AnApp();
        var page = Open(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId, "attributes"), "Auditor");
        page.Shows("The trust policy of the role has to allow");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("fieldset[disabled], [aria-disabled=true]")));
    }

    private static async Task Save(IRenderedComponent<Site> page)
    {
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
    }
}
