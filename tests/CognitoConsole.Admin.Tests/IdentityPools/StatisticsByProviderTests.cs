using Bunit;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.Tests.IdentityPools;

public sealed class StatisticsByProviderTests : RoutedContext
{
    [Fact]
    public async Task A_provider_alone_is_what_chart_table_and_file_count_and_its_numbers_open_its_lists()
    {
        var (pool, first, second) = await TwoUserPools("Customers", "Staff");
        var page = Open(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId, figure: "SignIn"), "Auditor");
        page.WaitForAssertion(() => Assert.Equal(["All providers", "Guest", "User pool Customers", "User pool Staff"], page.FindAll("[aria-label=Provider] option").Select(o => o.TextContent)));
        await page.Type("Provider", "3");
        page.Shows("Sign-ins a day: User pool Staff");
        Assert.Equal(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId, figure: "SignIn", provider: Name(second)), Path);
        Assert.Equal(["Day", "New", "Active", "Sign-ins", "Credentials"], page.FindAll("thead th").Select(h => h.TextContent));
        Assert.Equal(ConsoleUrls.IdentityStatisticsFile(pool.IdentityPoolId, provider: Name(second)), page.Link("Download as CSV").GetAttribute("href"));
        Assert.Equal([ConsoleUrls.IdentityEvents(pool.IdentityPoolId, "SignIn", Today, Today, Name(second))], page.FindAll("figure svg a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["User pool Staff"], page.FindAll(".cc-key").Select(k => k.TextContent));

        var lists = new List<string>();
        foreach (var provider in new[] { "unauthenticated", Name(first), Name(second) })
        {
            Links.NavigateTo(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId, provider: provider));
            page.WaitForAssertion(() => Assert.Equal(ConsoleUrls.IdentityStatisticsFile(pool.IdentityPoolId, provider: provider), page.Link("Download as CSV").GetAttribute("href")));
            lists.AddRange(await OpensWhatItCounts(page, "td.cc-num a"));
        }

        Assert.Equal(["2", "2", "1", "1", "1", "2", "2", "2"], lists);
    }

    [Fact]
    public async Task All_providers_stand_side_by_side_and_a_bar_has_a_list_for_each_of_its_parts()
    {
        var (pool, _, second) = await TwoUserPools("Customers", "Staff");
        Cognito.Clock.Advance(TimeSpan.FromDays(1));
        await Cognito.AnIdentity(pool);
        Clock.SetUtcNow(Cognito.Clock.GetUtcNow());
        var page = Open(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId));
        page.Shows("User pool Staff");
        Assert.Equal(["Guest 3 3 0 0", "User pool Customers 1 1 1 0", "User pool Staff 2 2 2 0"],
            page.FindAll("[aria-label='By provider, table'] tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim()))));
        Assert.Equal(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId, provider: Name(second)), page.Link("User pool Staff").GetAttribute("href"));
        Assert.Equal(["2026-03-03: Signed in 3", "2026-03-03: Guests 2", "2026-03-04: Guests 1"], page.FindAll("figure svg title").Select(t => t.TextContent));
        Assert.Equal(["6", "0"], page.FindAll(".cc-bars-scale span").Where((_, i) => i != 1).Select(s => s.TextContent));
        var bars = page.FindAll("figure svg a").Select(a => (Says: a.GetAttribute("aria-label")!, Url: a.GetAttribute("href")!)).ToList();
        await OpensWhatItCounts(page, "[aria-label='By provider, table'] td a");
        foreach (var (says, url) in bars)
        {
            Links.NavigateTo(url);
            page.WaitForAssertion(() => Assert.EndsWith($" {page.FindAll("tbody code").Count}", says, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task User_pools_are_told_apart_by_name_and_by_ID_where_names_are_the_same()
    {
        var (pool, first, second) = await TwoUserPools("Customers", "Customers");
        var page = Open(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId));
        page.Shows($"Logins: User pool Customers ({first.UserPoolId})");
        page.Shows($"Logins: User pool Customers ({second.UserPoolId})");
        Assert.Equal(Name(first), page.FindAll("dt").Single(t => t.TextContent.Contains(first.UserPoolId!, StringComparison.Ordinal)).GetAttribute("title"));

        var pools = await Cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = second.UserPoolId! });
        await Cognito.Invoke(new DeleteUserPoolRequest { UserPoolId = pools.UserPool!.Id! });
        Links.NavigateTo(ConsoleUrls.IdentityLogins(pool.IdentityPoolId, Name(second)));
        page.Shows($"Logins: User pool {second.UserPoolId}");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Theory]
    [InlineData("id.example.com/realms/staff", "OpenID Connect id.example.com/realms/staff")]
    [InlineData("arn:aws:iam::123456789012:oidc-provider/id.example.com", "OpenID Connect id.example.com")]
    [InlineData("arn:aws:iam::123456789012:saml-provider/Office", "SAML Office")]
    [InlineData("cognito-idp.us-east-1.amazonaws.com/us-east-1_Example:client", "User pool us-east-1_Example")]
    [InlineData("accounts.google.com", "Google")]
    [InlineData("unauthenticated", "Guest")]
    public void A_provider_is_called_so_that_it_is_no_other(string login, string name) => Assert.Equal(name, Admin.IdentityPools.LoginProvider.NameOf(login));

    [Fact]
    public async Task What_happened_recently_is_told_in_words()
    {
        var (pool, _, logins) = await Cognito.AnApp();
        var ana = await Cognito.AnIdentity(pool, logins);
        var page = Open(ConsoleUrls.Identity(pool.IdentityPoolId, ana));
        page.WaitForAssertion(() => Assert.Equal(["Active on the day", "New identity", "Sign-in"], page.FindAll("[aria-label='Recent events, table'] tbody td:nth-child(2)").Select(c => c.TextContent).Order()));
    }

    /// <summary>Two guests, one user of the first pool, two of the second.</summary>
    private async Task<(IdentityPool Pool, UserPoolClientType First, UserPoolClientType Second)> TwoUserPools(string first, string second)
    {
        var clients = new List<UserPoolClientType>();
        foreach (var name in new[] { first, second })
        {
            var users = await Cognito.APool(p => p with { PoolName = name });
            clients.Add(await Cognito.AClient(users));
            await Cognito.AUser(users);
            if (clients.Count == 2) await Cognito.AUser(users, "kim");
        }

        var pool = await Cognito.AnIdentityPool(clients[0], p => p with { CognitoIdentityProviders = [.. clients.Select(c => new CognitoIdentityProvider { ProviderName = Name(c), ClientId = c.ClientId })] });
        for (var i = 0; i < 2; i++) await Cognito.AnIdentity(pool);
        await Cognito.AnIdentity(pool, await Cognito.LoginsOf(clients[0]));
        await Cognito.AnIdentity(pool, await Cognito.LoginsOf(clients[1]));
        await Cognito.AnIdentity(pool, await Cognito.LoginsOf(clients[1], "kim"));
        Clock.SetUtcNow(Cognito.Clock.GetUtcNow());
        return (pool, clients[0], clients[1]);
    }

    /// <summary>Follows the links and gives their numbers.</summary>
    private async Task<IReadOnlyList<string>> OpensWhatItCounts(IRenderedComponent<Site> page, string links)
    {
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(links)));
        var numbers = await page.InvokeAsync(() => page.FindAll(links).Select(a => (Says: a.TextContent, Url: a.GetAttribute("href")!)).ToList());
        foreach (var (says, url) in numbers)
        {
            Links.NavigateTo(url);
            page.WaitForAssertion(() => Assert.Equal((url, says), (url, page.FindAll("tbody code").Count.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        }

        return [.. numbers.Select(n => n.Says)];
    }

    private static string Name(UserPoolClientType client) => CognitoConsole.Testing.TestCognito.ProviderOf(client);

    private DateOnly Today => DateOnly.FromDateTime(Cognito.Clock.GetUtcNow().UtcDateTime);
}
