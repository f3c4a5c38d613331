using Bunit;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests.IdentityPools;

/// <summary>The simulator's question: a guest, an identity or a token.</summary>
public sealed class AccessSimulatorTests : RoutedContext
{
    [Fact]
    public async Task Takes_a_token_and_names_the_role_that_its_claims_choose()
    {
        var (pool, client, logins) = await Cognito.AnApp();
        await Cognito.Roles(pool, users: TestCognito.Allow("s3:GetObject"));
        await Cognito.AnIamRole("Ana", TestCognito.TrustIn(pool.IdentityPoolId), TestCognito.Allow("s3:*"));
        await Cognito.Invoke(new SetIdentityPoolRolesRequest
        {
            IdentityPoolId = pool.IdentityPoolId,
            Roles = new Dictionary<string, string> { ["authenticated"] = "arn:aws:iam::123456789012:role/Users" },
            RoleMappings = new Dictionary<string, RoleMapping>
            {
                [$"{TestCognito.ProviderOf(client)}:{client.ClientId}"] = new() { Type = "Rules", AmbiguousRoleResolution = "Deny", RulesConfiguration = new() { Rules = [new() { Claim = "token_use", MatchType = "Equals", Value = "id", RoleARN = "arn:aws:iam::123456789012:role/Ana" }] } },
            },
        });
        var page = Open(ConsoleUrls.IdentitySimulator(pool.IdentityPoolId));
        page.WaitForAssertion(() => Assert.Null(page.WhyOff("Ask")));
        await page.Check("The holder of a token");
        await page.Type("Actions", "s3:PutObject");
        await page.Submit();
        page.Shows("Enter the token.");
        await page.Type("Token", logins.Values.Single());
        await page.Submit();
        page.Shows("role/Ana");
        Assert.Single(page.FindAll($"a[href='{ConsoleUrls.Role("Ana")}']"));
        Assert.Contains("Allowed", page.Text(), StringComparison.Ordinal);

        await page.Type("Token", "not.a.token");
        await page.Submit();
        page.Shows("Invalid login token");
    }

    [Fact]
    public async Task A_tag_that_is_entered_counts_as_the_sessions_own()
    {
        var (pool, _, _) = await Cognito.AnApp();
        await Cognito.Roles(pool, guests: TestCognito.Allow("s3:GetObject", "arn:aws:s3:::b/${aws:PrincipalTag/team}/*"));
        var page = Open(ConsoleUrls.IdentitySimulator(pool.IdentityPoolId));
        page.WaitForAssertion(() => Assert.Null(page.WhyOff("Ask")));
        await page.Type("Actions", "s3:GetObject");
        await page.Type("Resources", "arn:aws:s3:::b/blue/x");
        await page.Submit();
        page.Shows("Not given: aws:PrincipalTag/team");
        await page.Type("Condition keys", "aws:PrincipalTag/team = blue");
        await page.Submit();
        page.Shows("Allowed");
        Assert.DoesNotContain("Not given", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_of_a_pool_with_two_app_clients_is_asked_for_one_of_them()
    {
        var (pool, client, logins) = await Cognito.AnApp();
        var second = await Cognito.AClient(new UserPoolType { Id = client.UserPoolId });
        await Cognito.Roles(pool, users: TestCognito.Allow("s3:GetObject"));
        var provider = TestCognito.ProviderOf(client);
        await Cognito.Invoke(new UpdateIdentityPoolRequest
        {
            IdentityPoolId = pool.IdentityPoolId,
            IdentityPoolName = "Shop",
            AllowUnauthenticatedIdentities = true,
            CognitoIdentityProviders = [new() { ProviderName = provider, ClientId = client.ClientId }, new() { ProviderName = provider, ClientId = second.ClientId }],
        });
        await Cognito.Invoke(new SetPrincipalTagAttributeMapRequest { IdentityPoolId = pool.IdentityPoolId, IdentityProviderName = provider, UseDefaults = true });
        var page = Open(ConsoleUrls.IdentitySimulator(pool.IdentityPoolId, await Cognito.AnIdentity(pool, logins)));
        page.WaitForAssertion(() => Assert.Null(page.WhyOff("Ask")));
        await page.Type("Actions", "s3:GetObject");
        await page.Type("App client", "1");
        await page.Submit();
        page.Shows("Tag client");
        Assert.Contains(page.FindAll("dd"), d => d.TextContent.Trim() == second.ClientId);
    }

    [Fact]
    public async Task Shows_both_flows_apart_and_the_refusal_that_no_policy_makes()
    {
        var (pool, _, logins) = await Cognito.AnApp(p => p with { AllowClassicFlow = true });
        await Cognito.Roles(pool, users: TestCognito.Allow("cognito-identity:*"), guests: TestCognito.Allow("*"));
        var page = Open(ConsoleUrls.IdentitySimulator(pool.IdentityPoolId));
        page.WaitForAssertion(() => Assert.Null(page.WhyOff("Ask")));
        await page.Type("Actions", "ec2:RunInstances");
        await page.Submit();
        page.Shows("Decisions in the basic flow: Guests");
        Assert.Equal(["Not allowed by any statement", "Allowed"], page.FindAll("tbody tr").Select(r => r.QuerySelectorAll("td")[1].TextContent.Trim()));
        Assert.Contains("no session policy allows it", page.Text(), StringComparison.Ordinal);

        await page.Check("An identity");
        await page.Type("Identity ID", await Cognito.AnIdentity(pool, logins));
        await page.Type("Actions", "cognito-identity:ListIdentities");
        await page.Submit();
        page.Shows("Refused: own identity only");
        page.Shows("because credentials of an identity reach that identity only");
    }

    [Fact]
    public async Task The_question_is_in_the_address_and_asked_again_from_there()
    {
        var (pool, _, logins) = await Cognito.AnApp();
        await Cognito.Roles(pool, users: TestCognito.Allow("s3:GetObject"), guests: TestCognito.Allow("s3:PutObject"));
        var page = Open(ConsoleUrls.IdentitySimulator(pool.IdentityPoolId));
        page.WaitForAssertion(() => Assert.Null(page.WhyOff("Ask")));
        await page.Check("An identity");
        await page.Type("Identity ID", await Cognito.AnIdentity(pool, logins));
        await page.Type("Actions", "s3:GetObject\ns3:PutObject");
        await page.Submit();
        page.Shows("Decisions");
        var asked = Path;
        Assert.Contains("actions=", asked, StringComparison.Ordinal);

        await page.InvokeAsync(() => Links.NavigateTo(ConsoleUrls.Role("Users")));
        page.Shows("Trust policy");
        await page.InvokeAsync(() => Links.NavigateTo(asked));
        page.WaitForAssertion(() => Assert.Equal(["Allowed", "Not allowed by any statement"], page.FindAll("tbody tr").Select(r => r.QuerySelectorAll("td")[1].TextContent.Trim())));
    }

    [Fact]
    public async Task A_token_is_in_no_address()
    {
        var (pool, _, logins) = await Cognito.AnApp();
        await Cognito.Roles(pool, users: TestCognito.Allow("s3:GetObject"), guests: TestCognito.Allow("s3:PutObject"));
        var page = Open(ConsoleUrls.IdentitySimulator(pool.IdentityPoolId));
        page.WaitForAssertion(() => Assert.Null(page.WhyOff("Ask")));
        await page.Check("The holder of a token");
        await page.Type("Token", logins.Values.Single());
        await page.Type("Actions", "s3:GetObject");
        await page.Submit();
        page.Shows("Decisions");
        Assert.Equal(ConsoleUrls.IdentitySimulator(pool.IdentityPoolId), Path);
    }
}
