using Bunit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Admin.Tests.IdentityPools;

public sealed class IdentityPoolScreensTests : RoutedContext
{
    private async Task<string> ARole(string name) =>
        (await Cognito.Invoke(new CreateRoleRequest { RoleName = name, AssumeRolePolicyDocument = Admin.IdentityPools.RolePolicies.Trust("us-east-1:11111111-2222-3333-4444-555555555555", "authenticated") })).Role.Arn;

    [Fact]
    public void No_pools_yet() => Open(ConsoleUrls.IdentityPools()).Shows("No identity pools yet");

    [Fact]
    public async Task The_wizard_makes_the_pool_and_its_roles()
    {
        var page = Open(ConsoleUrls.CreateIdentityPool());
        await page.Type("Name", "Shop");
        await page.Check("Give guests credentials");
        await page.Press("Next");
        page.Shows("Developer provider name");
        await page.Press("Next");
        page.Shows("Create a new role");
        await page.Press("Next");
        await page.Press("Next");
        page.Shows("Cognito_ShopUnauth_Role (new)");
        await page.Press("Create identity pool");
        page.Shows("Identity providers");
        var pool = (await Cognito.Invoke(new ListIdentityPoolsRequest { MaxResults = 10 })).IdentityPools!.Single();
        var roles = (await Cognito.Invoke(new GetIdentityPoolRolesRequest { IdentityPoolId = pool.IdentityPoolId! })).Roles!;
        Assert.EndsWith(":role/Cognito_ShopUnauth_Role", roles["unauthenticated"], StringComparison.Ordinal);
        var role = (await Cognito.Invoke(new GetRoleRequest { RoleName = "Cognito_ShopUnauth_Role" })).Role;
        Assert.Contains(pool.IdentityPoolId!, Uri.UnescapeDataString(role.AssumeRolePolicyDocument), StringComparison.Ordinal);
        Assert.Equal(ConsoleUrls.IdentityPool(pool.IdentityPoolId!), Path);
    }

    [Fact]
    public async Task The_wizard_reads_the_policy_of_a_guest_role_while_it_is_typed()
    {
        var page = Open(ConsoleUrls.CreateIdentityPool());
        await page.Type("Name", "Shop");
        await page.Check("Give guests credentials");
        await page.Press("Next");
        page.Shows("Developer provider name");
        await page.Press("Next");
        page.Shows("Create a new role");
        await page.Type("Permissions", TestCognito.Allow("dynamodb:*", "arn:aws:dynamodb:us-east-1:123456789012:table/*"));
        page.Shows("name the actions that they need in place of dynamodb:*");
        await page.Type("Permissions", TestCognito.Allow("s3:GetObject", "no-arn"));
        page.Shows("Statement[0].Resource");
        await page.Press("Next");
        page.Shows("Permissions"); // the step is not left
        Assert.EndsWith("permissions", Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_another_STS_gives_the_credentials_its_role_is_typed()
    {
        const string Elsewhere = "arn:aws:iam::999988887777:role/Visitors";
        Cognito.Options.OutsideSts = new(new Uri("https://sts.example.com"), [], true);
        Services.AddSingleton(new Admin.Shell.ConsoleOptions { OutsideSts = "https://sts.example.com/" });
        var pool = await Cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        await Cognito.Roles();
        var page = Open(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId, "roles"));
        await page.Use(() => page.Field("Role of guests"), select => select.ChangeAsync(select.QuerySelectorAll("option").Single(o => o.TextContent == "A role elsewhere, by its ARN").GetAttribute("value")!));
        await page.Type("ARN of the role elsewhere", Elsewhere);
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal(Elsewhere, (await Cognito.Invoke(new GetIdentityPoolRolesRequest { IdentityPoolId = pool.IdentityPoolId })).Roles!["unauthenticated"]);
        Assert.Equal(Elsewhere, page.Field("ARN of the role elsewhere").GetAttribute("value"));
    }

    [Fact]
    public async Task Without_one_only_roles_of_this_server_are_offered()
    {
        var pool = await Cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        var page = Open(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId, "roles"));
        page.WaitForAssertion(() => Assert.DoesNotContain("elsewhere", page.Field("Role of guests").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_would_get_in_so_nothing_is_made()
    {
        var page = Open(ConsoleUrls.CreateIdentityPool("review"));
        page.Shows("At least one provider or guest access is required.");
        Assert.Equal("Correct the values listed above first.", page.WhyOff("Create identity pool"));
        Assert.Empty((await Cognito.Invoke(new ListIdentityPoolsRequest { MaxResults = 10 })).IdentityPools!);
    }

    [Fact]
    public async Task Guest_access_is_reviewed_before_it_is_saved_and_nothing_else_is_lost()
    {
        var (pool, client, _) = await Cognito.AnApp(p => p with { AllowUnauthenticatedIdentities = false, IdentityPoolTags = new Dictionary<string, string> { ["team"] = "shop" } });
        var page = Open(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId));
        await page.Check("Give guests credentials");
        await page.Press("Review and save");
        page.Shows("Anybody who knows the pool's ID gets credentials.");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        var saved = await Cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId });
        Assert.True(saved.AllowUnauthenticatedIdentities);
        Assert.Equal(client.ClientId, saved.CognitoIdentityProviders!.Single().ClientId);
        Assert.Equal("shop", saved.IdentityPoolTags!["team"]);
    }

    [Fact]
    public async Task SAML_providers_of_IAM_are_ticked()
    {
        var (corp, gone) = (await Cognito.AnIamSamlProvider("Corp"), await Cognito.AnIamSamlProvider("Gone"));
        var (pool, _, _) = await Cognito.AnApp(p => p with { SamlProviderARNs = [gone] });
        await Cognito.Invoke(new Contracts.Iam.DeleteSAMLProviderRequest { SAMLProviderArn = gone });
        var page = Open(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId));
        page.Shows($"{gone}: this provider does not exist any more.");
        await page.Check("SAML Gone", on: false);
        await page.Check("SAML Corp");
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        Assert.Equal([corp], (await Cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId })).SamlProviderARNs!);
        Links.NavigateTo(ConsoleUrls.IdentityPool(pool.IdentityPoolId));
        page.WaitForAssertion(() => Assert.NotNull(page.Find($"a[href='{ConsoleUrls.SamlProvider("Corp")}']")));
        Links.NavigateTo(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId, "roles"));
        page.Shows("The role that the assertion names together with its provider, where it names one");
    }

    [Fact]
    public async Task Where_there_is_no_SAML_provider_the_way_to_one_is_shown()
    {
        var pool = await Cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        var page = Open(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId));
        page.Shows("There is no SAML provider yet.");
        Assert.Equal(ConsoleUrls.CreateSamlProvider(), await page.Href($"a[href='{ConsoleUrls.CreateSamlProvider()}']"));
    }

    [Fact]
    public async Task Somebody_elses_change_meanwhile_is_a_conflict()
    {
        var pool = await Cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        var page = Open(ConsoleUrls.IdentityPoolProperties(pool.IdentityPoolId));
        await page.Type("Name", "Mine");
        Cognito.Clock.Advance(TimeSpan.FromSeconds(5));
        await Cognito.Invoke(new UpdateIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId, IdentityPoolName = "Theirs", AllowUnauthenticatedIdentities = true });
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("Somebody else changed this meanwhile");
        Assert.Equal("Theirs", (await Cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId })).IdentityPoolName);
    }

    [Fact]
    public async Task It_says_how_long_credentials_outlive_the_pool()
    {
        var pool = await Cognito.AnIdentityPool(p => p with { AllowClassicFlow = true });
        Open(ConsoleUrls.IdentityPoolProperties(pool.IdentityPoolId)).Shows("work until they end: after an hour, with the basic flow after 12 at most.");
    }

    [Fact]
    public async Task The_roles_are_read_once_for_all_selects_of_the_page()
    {
        var (pool, _, _) = await Cognito.AnApp();
        await ARole("Sales");
        var counted = new Counting(Cognito);
        var page = Open(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId, "roles"), cognito: counted);
        await page.Check("By rules");
        await page.Press("Add rule");
        await page.Press("Add rule");
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("select").Count(s => s.TextContent.Contains("Sales", StringComparison.Ordinal))));
        Assert.Equal(1, counted.Of<ListRolesRequest>());
    }

    [Fact]
    public async Task A_developer_provider_that_looks_like_an_issuer_is_named_as_what_it_is()
    {
        var pool = await Cognito.AnIdentityPool(p => p with { DeveloperProviderName = "login.example.com" });
        var identity = (await Cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = pool.IdentityPoolId, Logins = new Dictionary<string, string> { ["login.example.com"] = "user-42" } })).IdentityId!;
        Open(ConsoleUrls.Identity(pool.IdentityPoolId, identity)).Shows("Developer provider");
    }

    [Fact]
    public async Task Rules_choose_the_role()
    {
        var (pool, client, _) = await Cognito.AnApp();
        var role = await ARole("Sales");
        var page = Open(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId, "roles"));
        await page.Check("By rules");
        await page.Press("Add rule");
        await page.Type("Claim of rule 1", "custom:dept");
        await page.Type("Value of rule 1", "Sales");
        page.WaitForAssertion(() => Assert.Contains("Sales", page.Field("Role of rule 1").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Field("Role of rule 1").ChangeAsync("1"));
        await page.Check("Refuse the request");
        await page.Press("Review and save");
        page.Shows("custom:dept Equals Sales → Sales; else refused");
        await page.Press("Save changes");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".cc-savebar")));
        var mapping = (await Cognito.Invoke(new GetIdentityPoolRolesRequest { IdentityPoolId = pool.IdentityPoolId })).RoleMappings![$"{TestCognito.ProviderOf(client)}:{client.ClientId}"];
        Assert.Equal((RoleMappingType.Rules, AmbiguousRoleResolutionType.Deny), (mapping.Type, mapping.AmbiguousRoleResolution));
        Assert.Equal(("custom:dept", "Sales", role), (mapping.RulesConfiguration!.Rules[0].Claim, mapping.RulesConfiguration.Rules[0].Value, mapping.RulesConfiguration.Rules[0].RoleARN));
    }

    [Fact]
    public async Task By_rules_without_a_rule_says_so_in_words_before_anything_is_sent()
    {
        var (pool, _, _) = await Cognito.AnApp();
        var page = Open(ConsoleUrls.IdentityPoolAccess(pool.IdentityPoolId, "roles"));
        await page.Check("By rules");
        await page.Press("Review and save");
        page.Shows("Add at least one rule, or use the default role.");
        Assert.DoesNotContain("Member must", page.Markup, StringComparison.Ordinal);
        await page.Press("Add rule");
        page.Shows("Rule 1 needs a claim, a value and a role.");
        Assert.DoesNotContain("Member must", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_simulator_names_the_role_the_decision_and_the_statement()
    {
        var (pool, _, logins) = await Cognito.AnApp();
        var role = (await Cognito.Invoke(new CreateRoleRequest { RoleName = "Readers", AssumeRolePolicyDocument = Admin.IdentityPools.RolePolicies.Trust(pool.IdentityPoolId, "authenticated") })).Role.Arn;
        await Cognito.Invoke(new PutRolePolicyRequest { RoleName = "Readers", PolicyName = "photos", PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::photos/*"}]}""" });
        await Cognito.Invoke(new SetIdentityPoolRolesRequest { IdentityPoolId = pool.IdentityPoolId, Roles = new Dictionary<string, string> { ["authenticated"] = role } });
        var identity = await Cognito.AnIdentity(pool, logins);
        var page = Open(ConsoleUrls.IdentitySimulator(pool.IdentityPoolId, identity));
        await page.Type("Actions", "s3:GetObject\ns3:PutObject");
        await page.Type("Resources", "arn:aws:s3:::photos/a.png");
        await page.Submit();
        page.Shows("Lets the identity in");
        page.WaitForAssertion(() => Assert.Equal(["Allowed", "Not allowed by any statement"], page.FindAll("tbody tr").Select(r => r.QuerySelectorAll("td")[1].TextContent.Trim())));
        Assert.Contains("Read", page.FindAll("tbody tr")[0].QuerySelectorAll("td")[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_may_look_and_not_touch()
    {
        var pool = await Cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        await AnOperator();
        var page = Open(ConsoleUrls.IdentityPoolProperties(pool.IdentityPoolId), role: "Auditor");
        page.WaitForAssertion(() => Assert.Contains("DeleteIdentityPool", page.WhyOff("Delete identity pool"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_of_the_statistics_is_the_length_of_the_list_that_it_opens()
    {
        var (pool, _, logins) = await Cognito.AnApp();
        Clock.SetUtcNow(Cognito.Clock.GetUtcNow());
        await Cognito.AnIdentity(pool, logins);
        await Cognito.AnIdentity(pool);
        await Cognito.AnIdentity(pool);
        var page = Open(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId));
        page.Shows("Guest identities");
        var today = Cognito.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Links.NavigateTo(await page.Href($"[aria-label='New on {today}: 3']"));
        page.Shows("New identities");
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("tbody tr").Count));
    }

    [Fact]
    public async Task The_list_counts_people_and_guests()
    {
        var (pool, _, logins) = await Cognito.AnApp();
        await Cognito.AnIdentity(pool, logins);
        await Cognito.AnIdentity(pool);
        var page = Open(ConsoleUrls.IdentityPools());
        page.WaitForAssertion(() => Assert.Equal(["1", "1"], page.FindAll("tbody tr td.cc-num").Select(c => c.TextContent.Trim())));
    }

    private sealed class Counting(ICognito cognito) : ICognito
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<Type> _asked = new();

        public int Of<T>() => _asked.Count(t => t == typeof(T));

        public Task<TResponse> Invoke<TResponse>(IRequest<TResponse> request, Caller caller, CancellationToken cancellation = default)
        {
            _asked.Enqueue(request.GetType());
            return cognito.Invoke(request, caller, cancellation);
        }

        public Task<object> Invoke(object request, Caller caller, CancellationToken cancellation = default) => cognito.Invoke(request, caller, cancellation);

        public ValueTask<string?> WhyNot(Caller caller, string action, string resourceArn = "*", CancellationToken cancellation = default) => cognito.WhyNot(caller, action, resourceArn, cancellation);
    }
}
