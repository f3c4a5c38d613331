using Bunit;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;

namespace CognitoConsole.Admin.Tests.IdentityPools;

public sealed class IdentityStatisticsTests : RoutedContext
{
    [Fact]
    public async Task Every_number_opens_a_list_of_that_length()
    {
        var (pool, client, logins) = await Cognito.AnApp(p => p with { DeveloperProviderName = "login.example.app" });
        await Cognito.Roles(pool);
        var ana = await Cognito.AnIdentity(pool, logins);
        await Cognito.CredentialsOf(ana, logins);
        for (var i = 0; i < 3; i++) await Cognito.AnIdentity(pool);
        foreach (var user in new[] { "noah", "yuki" })
            await Cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = pool.IdentityPoolId, Logins = new Dictionary<string, string> { ["login.example.app"] = user } });
        await Cognito.Invoke(new DisableIdentityRequest { IdentityId = ana });
        Clock.SetUtcNow(Cognito.Clock.GetUtcNow());

        var page = Open(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId));
        page.Shows("Guest identities");
        var links = page.FindAll("dd a, td.cc-num a").Select(a => (Number: int.Parse(a.TextContent, System.Globalization.CultureInfo.InvariantCulture), Url: a.GetAttribute("href")!)).ToList();
        Assert.Equal(9, links.Count); // three totals, two providers, four figures of today
        foreach (var (number, url) in links)
        {
            Links.NavigateTo(url);
            page.WaitForAssertion(() => Assert.Equal((url, number), (url, page.FindAll("tbody tr").Count(r => r.QuerySelector("code") is not null))));
        }

        // So does every bar of the chart.
        Links.NavigateTo(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId, figure: "Active"));
        page.WaitForAssertion(() => Assert.Equal(ConsoleUrls.IdentityEvents(pool.IdentityPoolId, "Active", Today, Today), page.Find("figure svg a").GetAttribute("href")));
    }

    [Fact]
    public async Task A_time_zone_is_found_and_chosen_and_the_dashboard_names_it()
    {
        var pool = await Cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        Cognito.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 3, 23, 30, 0, TimeSpan.Zero));
        Clock.SetUtcNow(Cognito.Clock.GetUtcNow());
        await Cognito.AnIdentity(pool);
        var page = Open(ConsoleUrls.IdentityPoolTimeZone(pool.IdentityPoolId));
        await page.Type("Find time zone", "addis ab");
        page.Shows("Africa/Addis_Ababa (+03:00 now)");
        await page.Type("Time zone", "0");
        await page.Press("Review and save");
        page.Shows("Past days stay as they were counted.");
        await page.Press("Save changes");
        page.Shows("2026-03-04 02:30:00 Africa/Addis_Ababa");
        await Cognito.AnIdentity(pool);

        Links.NavigateTo(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId));
        page.Shows("Days in Africa/Addis_Ababa since 4 March 2026, UTC before.");
        page.Shows("to 2026-03-04 (Africa/Addis_Ababa since 4 March 2026, UTC before)");
        Links.NavigateTo(await page.Href("[aria-label='New on 2026-03-04: 1']"));
        page.Shows("On 2026-03-04. Days in Africa/Addis_Ababa.");
        page.Shows("2026-03-04 02:30:00 Africa/Addis_Ababa");
        Links.NavigateTo(ConsoleUrls.Report());
        page.WaitForAssertion(() => Assert.Equal("Africa/Addis_Ababa", page.Find($"a[aria-label^='Statistics of {pool.IdentityPoolName}']").TextContent));
    }

    [Fact]
    public async Task Somebody_else_was_faster()
    {
        var pool = await Cognito.AnIdentityPool();
        var page = Open(ConsoleUrls.IdentityPoolTimeZone(pool.IdentityPoolId));
        await page.Type("Find time zone", "tokyo");
        await page.Type("Time zone", "0");
        await Cognito.Invoke(new SetIdentityPoolTimeZoneRequest { IdentityPoolId = pool.IdentityPoolId, TimeZone = "Europe/Berlin" });
        await page.Press("Review and save");
        await page.Press("Save changes");
        page.Shows("Somebody else");
        Assert.Equal("Europe/Berlin", (await Cognito.Invoke(new GetIdentityPoolTimeZoneRequest { IdentityPoolId = pool.IdentityPoolId })).TimeZones[^1].TimeZone);
    }

    [Fact]
    public async Task An_auditor_sees_the_zone_and_cannot_change_it()
    {
        var pool = await Cognito.AnIdentityPool();
        await AnOperator();
        var page = Open(ConsoleUrls.IdentityPoolTimeZone(pool.IdentityPoolId), role: "Auditor");
        page.WaitForAssertion(() => Assert.Contains("SetIdentityPoolTimeZone", page.Find("[role=tooltip]").TextContent, StringComparison.Ordinal));
    }

    private DateOnly Today => DateOnly.FromDateTime(Cognito.Clock.GetUtcNow().UtcDateTime);
}
