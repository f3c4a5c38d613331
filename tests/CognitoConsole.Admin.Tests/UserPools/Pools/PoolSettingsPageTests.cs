using Bunit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests.UserPools;

/// <summary>Saving settings, on the screen with the password policy.</summary>
public sealed class PoolSettingsPageTests : RoutedContext
{
    private async Task<(IRenderedComponent<Site> Page, UserPoolType Pool)> OpenPolicy(string role = "Administrator")
    {
        var pool = await Cognito.APool(p => p with { UserPoolTags = new Dictionary<string, string> { ["env"] = "test" } });
        var page = Open($"/user-pools/{pool.Id}/authentication-methods", role);
        page.WaitForAssertion(() => Assert.NotNull(page.Field("Minimum length")));
        return (page, pool);
    }

    private async Task<UserPoolType> Now(UserPoolType pool) => (await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = pool.Id! })).UserPool!;

    [Fact]
    public async Task Nothing_is_saved_before_the_changes_were_reviewed()
    {
        var (page, pool) = await OpenPolicy();
        await page.Type("Minimum length", "14");
        await page.Press("Review and save");
        Assert.Equal(["Minimum password length", "8", "14"], page.FindAll(".cc-diff tbody tr > *").Select(c => c.TextContent.Trim()));
        Assert.Contains("existing ones keep working", page.Text(), StringComparison.Ordinal);
        Assert.Equal(8, (await Now(pool)).Policies!.PasswordPolicy!.MinimumLength);

        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        var saved = await Now(pool);
        Assert.Equal(14, saved.Policies!.PasswordPolicy!.MinimumLength);
        Assert.Equal("test", saved.UserPoolTags!["env"]);
    }

    [Fact]
    public async Task What_somebody_else_saved_beside_it_is_kept()
    {
        var (page, pool) = await OpenPolicy();
        await page.Type("Minimum length", "14");
        Cognito.Clock.Advance(TimeSpan.FromSeconds(5));
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = pool.Id!, PoolName = "renamed", UserPoolTags = new Dictionary<string, string> { ["env"] = "live" } });
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        var saved = await Now(pool);
        Assert.Equal((14, "renamed", "live"), (saved.Policies!.PasswordPolicy!.MinimumLength, saved.Name, saved.UserPoolTags!["env"]));
    }

    [Fact]
    public async Task A_setting_that_both_changed_is_a_conflict_and_nothing_is_lost()
    {
        var (page, pool) = await OpenPolicy();
        await page.Type("Minimum length", "14");
        Cognito.Clock.Advance(TimeSpan.FromSeconds(5));
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = pool.Id!, Policies = new() { PasswordPolicy = new() { MinimumLength = 20 } } });
        await page.Press("Review and save");
        await page.Press("Save changes");

        page.WaitForAssertion(() => Assert.Contains("Somebody else changed this meanwhile", page.Text(), StringComparison.Ordinal));
        Assert.Equal(["Minimum password length", "8", "20", "14"], page.FindAll(".cc-diff tbody tr > *").Select(c => c.TextContent.Trim()));
        Assert.Equal(20, (await Now(pool)).Policies!.PasswordPolicy!.MinimumLength);

        await page.Press("Put mine on top");
        page.WaitForAssertion(() => Assert.Equal(["Minimum password length", "20", "14"], page.FindAll(".cc-diff tbody tr > *").Select(c => c.TextContent.Trim())));
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal(14, (await Now(pool)).Policies!.PasswordPolicy!.MinimumLength);
    }

    /// <summary>Trying again would be refused again, and loading again would throw the edits away.</summary>
    [Fact]
    public async Task A_plan_that_is_refused_for_good_is_not_offered_again_and_the_edits_stay()
    {
        var pool = await Cognito.APool();
        await Cognito.AClient(pool, c => c with { ClientName = "Web app", ExplicitAuthFlows = ["ALLOW_USER_AUTH"] });
        var page = Open($"/user-pools/{pool.Id}/settings");
        page.WaitForAssertion(() => Assert.NotNull(page.Field("Pool name")));
        await page.Type("Pool name", "renamed");
        await page.Check("Lite");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("Choice-based sign-in of the app client Web app is not available in the LITE feature plan of the user pool.");
        Assert.DoesNotContain("Try again", page.Text(), StringComparison.Ordinal);
        Assert.Equal("renamed", page.Field("Pool name").GetAttribute("value"));
        Assert.Equal(("Test pool", UserPoolTierType.Essentials), ((await Now(pool)).Name, (await Now(pool)).UserPoolTier));
    }

    [Fact]
    public async Task After_a_conflict_theirs_can_be_taken()
    {
        var (page, pool) = await OpenPolicy();
        await page.Type("Minimum length", "14");
        Cognito.Clock.Advance(TimeSpan.FromSeconds(5));
        await Cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = pool.Id!, Policies = new() { PasswordPolicy = new() { MinimumLength = 20 } } });
        await page.Press("Review and save");
        await page.Press("Save changes");
        await page.Press("Take theirs");
        page.WaitForAssertion(() => Assert.Equal("20", page.Field("Minimum length").GetAttribute("value")));
        Assert.Empty(page.FindAll(".cc-savebar"));
    }

    [Fact]
    public async Task A_fault_is_shown_at_its_field_and_nothing_is_reviewed()
    {
        var (page, _) = await OpenPolicy();
        await page.Type("Minimum length", "5");
        await page.Press("Review and save");
        Assert.Empty(page.FindAll(".cc-diff"));
        Assert.Contains("At least 6.", page.Find("#f-policies-passwordpolicy-minimumlength-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discard_brings_back_what_was_read()
    {
        var (page, _) = await OpenPolicy();
        await page.Type("Minimum length", "14");
        await page.Press("Discard");
        Assert.Equal("8", page.Field("Minimum length").GetAttribute("value"));
    }

    [Fact]
    public async Task A_role_that_may_not_save_sees_why_and_nothing_to_press()
    {
        var (page, _) = await OpenPolicy("Auditor");
        Assert.Contains("Read-only", page.Text(), StringComparison.Ordinal);
        Assert.NotNull(page.Find("fieldset[disabled] #f-policies-passwordpolicy-minimumlength"));
    }

    [Fact]
    public async Task The_tester_says_rule_by_rule_what_a_password_lacks()
    {
        var (page, _) = await OpenPolicy();
        await page.Type("Sample password", "abcdefg1");
        Assert.Equal(["Met", "Met", "Not met", "Not met", "Met", "Met"], page.FindAll(".cc-checklist .cc-status").Select(s => s.TextContent.Trim()));
    }

    /// <summary>Somebody saves in the moment between this page's reading and its writing.</summary>
    private sealed class Rival(TestCognito cognito) : ICognito
    {
        public bool Strike { get; set; }

        public async Task<TResponse> Invoke<TResponse>(IRequest<TResponse> request, Caller caller, CancellationToken cancellation = default)
        {
            if (Strike && request is UpdateUserPoolRequest update)
            {
                Strike = false;
                cognito.Clock.Advance(TimeSpan.FromSeconds(1));
                await cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = update.UserPoolId, PoolName = "renamed" });
            }

            return await cognito.Invoke(request, caller, cancellation);
        }

        public Task<object> Invoke(object request, Caller caller, CancellationToken cancellation = default) => cognito.Invoke(request, caller, cancellation);

        public ValueTask<string?> WhyNot(Caller caller, string action, string resourceArn = "*", CancellationToken cancellation = default) => cognito.WhyNot(caller, action, resourceArn, cancellation);
    }

    [Fact]
    public async Task Not_even_a_change_between_reading_and_writing_is_lost()
    {
        var pool = await Cognito.APool();
        var rival = new Rival(Cognito);
        var page = Open($"/user-pools/{pool.Id}/authentication-methods", cognito: rival);
        page.WaitForAssertion(() => Assert.NotNull(page.Field("Minimum length")));
        await page.Type("Minimum length", "14");
        await page.Press("Review and save");
        rival.Strike = true;
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Contains("Nothing was overwritten.", page.Text(), StringComparison.Ordinal));
        Assert.Equal(("renamed", 8), ((await Now(pool)).Name, (await Now(pool)).Policies!.PasswordPolicy!.MinimumLength));

        await page.Press("Reload");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal(("renamed", 14), ((await Now(pool)).Name, (await Now(pool)).Policies!.PasswordPolicy!.MinimumLength));
    }
}
