using Bunit;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Admin.Tests.IdentityPools;

/// <summary>Finding one identity, and what can be done to it.</summary>
public sealed class IdentityBrowserTests : RoutedContext
{
    [Fact]
    public async Task A_pasted_id_opens_the_identity_with_the_user_behind_it()
    {
        var (pool, client, logins) = await Cognito.AnApp();
        var identity = await Cognito.AnIdentity(pool, logins);
        var page = Open(ConsoleUrls.Identities(pool.IdentityPoolId));
        page.Shows(identity);
        await page.Type("Find identities", identity);
        page.Shows("Through whom this person has proved");
        Assert.Equal(ConsoleUrls.Identity(pool.IdentityPoolId, identity), Path);
        page.WaitForAssertion(() => Assert.NotNull(page.Find($"a[href='{ConsoleUrls.User(client.UserPoolId!, "ana")}']")));
    }

    [Fact]
    public async Task Identities_are_found_by_user_name_and_by_state()
    {
        var (pool, _, logins) = await Cognito.AnApp();
        var identity = await Cognito.AnIdentity(pool, logins);
        await Cognito.AnIdentity(pool);
        var page = Open(ConsoleUrls.Identities(pool.IdentityPoolId) + "?q=ana");
        page.WaitForAssertion(() => Assert.Contains(identity, page.FindAll("tbody tr").Single().TextContent, StringComparison.Ordinal));
        Links.NavigateTo(ConsoleUrls.Identities(pool.IdentityPoolId) + "?state=Guest");
        page.WaitForAssertion(() => Assert.DoesNotContain(identity, page.FindAll("tbody tr").Single().TextContent, StringComparison.Ordinal));
        Links.NavigateTo(ConsoleUrls.Identities(pool.IdentityPoolId) + "?q=ana&state=Authenticated");
        page.WaitForAssertion(() => Assert.Contains(identity, page.FindAll("tbody tr").Single().TextContent, StringComparison.Ordinal));
        Links.NavigateTo(ConsoleUrls.Identities(pool.IdentityPoolId) + "?q=ana&state=Disabled");
        page.Shows("Clear filter");
        Assert.DoesNotContain(identity, page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_of_another_pool_is_shown_in_its_own_only()
    {
        var (pool, _, _) = await Cognito.AnApp();
        var other = await Cognito.AnIdentityPool(p => p with { IdentityPoolName = "Other", AllowUnauthenticatedIdentities = true });
        var identity = await Cognito.AnIdentity(other);
        var page = Open(ConsoleUrls.Identity(pool.IdentityPoolId, identity));
        page.Shows("No such identity in this identity pool");
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Trim() is "Disable" or "Delete");
        Assert.DoesNotContain("First seen", page.Text(), StringComparison.Ordinal);
        Links.NavigateTo(await page.Href($"a[href='{ConsoleUrls.Identity(other.IdentityPoolId, identity)}']"));
        page.Shows("None: this is a guest.");
        page.Button("Disable");
    }

    [Fact]
    public async Task Where_the_spelling_of_an_address_counts_the_search_says_so()
    {
        var (exact, folding) = (await Behind("Members", caseSensitive: true), await Behind("Shop", caseSensitive: false));
        var page = Open(ConsoleUrls.Identities(exact.IdentityPoolId) + "?q=ana@example.com");
        page.Shows("User pool Members tells capitals apart");
        Links.NavigateTo(ConsoleUrls.Identities(exact.IdentityPoolId) + "?q=ana");
        page.WaitForAssertion(() => Assert.DoesNotContain("capitals", page.Text(), StringComparison.Ordinal));

        Links.NavigateTo(ConsoleUrls.Identities(folding.IdentityPoolId) + "?q=ana@example.com");
        page.Shows("No matches");
        page.WaitForAssertion(() => Assert.DoesNotContain("capitals", page.Text(), StringComparison.Ordinal));
        Links.NavigateTo(ConsoleUrls.Identities(exact.IdentityPoolId) + "?q=ana@example.com");
        page.Shows("User pool Members tells capitals apart");

        async Task<IdentityPool> Behind(string name, bool caseSensitive)
        {
            var client = await Cognito.AClient(await Cognito.APool(p => p with { PoolName = name, UsernameConfiguration = new() { CaseSensitive = caseSensitive } }));
            return await Cognito.AnIdentityPool(p => p with { CognitoIdentityProviders = [new() { ProviderName = TestCognito.ProviderOf(client), ClientId = client.ClientId }] });
        }
    }

    [Fact]
    public async Task An_identity_is_disabled_and_enabled_again()
    {
        var (pool, _, logins) = await Cognito.AnApp();
        var identity = await Cognito.AnIdentity(pool, logins);
        var page = Open(ConsoleUrls.Identity(pool.IdentityPoolId, identity));
        page.Shows("Through whom");
        await page.Press("Disable");
        page.Shows("Enable");
        await Assert.ThrowsAsync<CognitoException>(() => Cognito.Invoke(new GetOpenIdTokenRequest { IdentityId = identity, Logins = logins }));
        await page.Press("Enable");
        page.WaitForAssertion(() => page.Button("Disable"));
    }

    [Fact]
    public async Task Who_has_lost_the_last_login_is_shown_as_that()
    {
        var (pool, client, logins) = await Cognito.AnApp(p => p with { DeveloperProviderName = "login.example.com" });
        var (identity, guest) = (await Cognito.AnIdentity(pool, logins), await Cognito.AnIdentity(pool));
        await Cognito.Invoke(new UnlinkIdentityRequest { IdentityId = identity, Logins = logins, LoginsToRemove = [TestCognito.ProviderOf(client)] });
        var page = Open(ConsoleUrls.Identity(pool.IdentityPoolId, identity));
        page.Shows("None left: it is no guest");
        page.Shows("GetOpenIdTokenForDeveloperIdentity with this identity ID and a user of login.example.com");
        Assert.Equal("No logins", page.Find(".cc-status").TextContent.Trim());
        Links.NavigateTo(ConsoleUrls.Identities(pool.IdentityPoolId) + "?state=Authenticated");
        page.WaitForAssertion(() => Assert.Contains("No logins", page.FindAll("tbody tr").Single().TextContent, StringComparison.Ordinal));
        Assert.StartsWith("No logins", page.Find("tbody .cc-narrow").TextContent.Trim(), StringComparison.Ordinal);
        Links.NavigateTo(ConsoleUrls.Identity(pool.IdentityPoolId, guest));
        page.Shows("None: this is a guest.");
    }
}
