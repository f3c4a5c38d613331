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
        Assert.Equal(20, links.Count); // three totals, two providers; nine sums by provider; of today two totals and four figures
        foreach (var (number, url) in links)
        {
            Links.NavigateTo(url);
            page.WaitForAssertion(() => Assert.Equal((url, number), (url, page.FindAll("tbody tr").Count(r => r.QuerySelector("code") is not null))));
        }

        // So does every bar of the chart.
        Links.NavigateTo(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId, figure: "Active"));
        page.WaitForAssertion(() => Assert.Equal(ConsoleUrls.IdentityEvents(pool.IdentityPoolId, "Active", Today, Today, guests: false), page.Find("figure svg a").GetAttribute("href")));
    }

    [Fact]
    public async Task A_total_of_a_past_day_opens_who_it_counted_also_those_who_are_gone()
    {
        var pool = await Cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true, DeveloperProviderName = "login.example.app" });
        var (stays, signsIn, goes) = (await Cognito.AnIdentity(pool), await Cognito.AnIdentity(pool), await Cognito.AnIdentity(pool));
        Cognito.Clock.Advance(TimeSpan.FromDays(2));
        await Cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = pool.IdentityPoolId, IdentityId = signsIn, Logins = new Dictionary<string, string> { ["login.example.app"] = "noah" } });
        await Cognito.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [goes] });
        Clock.SetUtcNow(Cognito.Clock.GetUtcNow());

        var page = Open(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId));
        page.Shows("Every number opens the list that it counts. Days in UTC.");
        var links = page.FindAll("td.cc-num a").Where(a => a.GetAttribute("href")!.Contains("counted", StringComparison.Ordinal)).Select(a => (a.GetAttribute("aria-label"), Url: a.GetAttribute("href")!)).ToList();
        Assert.Equal(["Authenticated on 2026-03-05: 1", "Guests on 2026-03-05: 1", "Guests on 2026-03-04: 3", "Guests on 2026-03-03: 3"], links.Select(l => l.Item1));
        foreach (var (name, url) in links)
        {
            Links.NavigateTo(url);
            page.WaitForAssertion(() => Assert.EndsWith($": {page.FindAll("tbody code").Count}", name, StringComparison.Ordinal));
        }

        Links.NavigateTo(ConsoleUrls.CountedIdentities(pool.IdentityPoolId, "Guest", Today.AddDays(-1)));
        page.Shows("At the end of 2026-03-04: first those who still are, then those who have changed since. Days in UTC.");
        page.WaitForAssertion(() => Assert.Equal(
            new[] { (stays, "Guest 2026-03-03 – Guest", true), (signsIn, "Guest 2026-03-03 2026-03-05 Authenticated", true), (goes, "Guest 2026-03-03 2026-03-05 Deleted", false) }.Order(),
            page.FindAll("tbody tr").Select(r => (r.QuerySelector("code")!.TextContent, string.Join(' ', r.QuerySelectorAll("td").Select(c => c.TextContent.Trim())), r.QuerySelector("a") is not null)).Order()));
        Assert.Contains(page.FindAll(".cc-narrow"), n => n.TextContent == "Guest since 2026-03-03 until 2026-03-05, now deleted");
        Assert.Equal(ConsoleUrls.CountedIdentitiesFile(pool.IdentityPoolId, "Guest", Today.AddDays(-1)), await page.Href("a[href*='counted-identities.csv']"));

        Links.NavigateTo(ConsoleUrls.CountedIdentities(pool.IdentityPoolId, "Guest", Today.AddDays(-401)));
        page.Shows("Lists of days before 2025-01-29 are no longer kept.");
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Sign_ins_of_one_identity_in_the_same_millisecond_are_listed_one_by_one()
    {
        var pool = await Cognito.AnIdentityPool(p => p with { DeveloperProviderName = "login.example.app" });
        for (var i = 0; i < 3; i++)
            await Cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = pool.IdentityPoolId, Logins = new Dictionary<string, string> { ["login.example.app"] = "noah" } });
        Clock.SetUtcNow(Cognito.Clock.GetUtcNow());

        var events = (await Cognito.Invoke(new ListIdentityEventsRequest { IdentityPoolId = pool.IdentityPoolId, Kind = "SignIn" })).Events;
        Assert.Single(events.Select(e => (e.At, e.IdentityId)).Distinct());
        Assert.Equal(3, events.Select(e => e.EventId).Distinct().Count());
        var page = Open(ConsoleUrls.IdentityEvents(pool.IdentityPoolId, "SignIn", Today, Today));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("tbody tr code.cc-mono").Count));
    }

    [Fact]
    public async Task A_range_of_ones_own_is_typed_or_pasted_and_days_without_lists_say_so()
    {
        var pool = await Cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        await Cognito.AnIdentity(pool);
        Cognito.Clock.Advance(TimeSpan.FromDays(401));
        await Cognito.AnIdentity(pool);
        Clock.SetUtcNow(Cognito.Clock.GetUtcNow());
        var page = Open(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId));
        Links.NavigateTo(await page.Href("[aria-label=Range] a[href*='days=365']"));
        page.WaitForAssertion(() => Assert.Equal(365, page.FindAll("[aria-label='Day by day, table'] tbody tr").Count));
        Assert.Equal("1 year", page.Find("[aria-label=Range] [aria-current]").TextContent);

        await page.Type("From", "2026-03-02");
        await page.Type("to", "2026-03-04");
        await page.Submit();
        page.Shows("2026-03-02 to 2026-03-04 (UTC)");
        Assert.Equal(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId, from: new(2026, 3, 2), to: new(2026, 3, 4)), Path);
        Assert.Empty(page.FindAll("[aria-label=Range] [aria-current]"));
        Assert.Equal(ConsoleUrls.IdentityStatisticsFile(pool.IdentityPoolId, from: new(2026, 3, 2), to: new(2026, 3, 4)), page.Link("Download as CSV").GetAttribute("href"));
        Assert.Equal($"{pool.IdentityPoolId.Replace(':', '-')}-created-2026-03-02-2026-03-04.png", page.Find("[data-does=picture]").GetAttribute("data-file"));
        page.Shows("Numbers of days before 2026-03-04 have no lists any more.");
        Assert.Equal(["2026-03-04 0 1 0 0 0 0", "2026-03-03 0 1 1 1 0 0", "2026-03-02 0 0 0 0 0 0"],
            page.FindAll("[aria-label='Day by day, table'] tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim()))));
        Assert.Equal([ConsoleUrls.CountedIdentities(pool.IdentityPoolId, "Guest", new(2026, 3, 4))], page.FindAll("td.cc-num a").Select(a => a.GetAttribute("href")));

    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-01", "From is later than to: choose an earlier first day or a later last day.")]
    [InlineData("2023-12-23", "2026-03-02", "From and to are 801 days: at most 800 can be shown at once. Choose a later day in From.")]
    [InlineData("2026-03-04", "", "From is in the future: choose an earlier day.")]
    [InlineData("2026-03-04", "2026-03-05", "From is in the future: choose an earlier day.")]
    [InlineData("1969-12-31", "1970-03-02", "From is before 1970: choose a later day.")]
    [InlineData("", "2026-04-30", "to is in the future: choose an earlier day.")]
    public async Task Days_that_cannot_be_shown_are_named_at_their_inputs_and_the_chart_stays(string from, string to, string fault)
    {
        var pool = await Cognito.AnIdentityPool();
        Clock.SetUtcNow(Cognito.Clock.GetUtcNow());
        var page = Open(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId));
        page.Shows("2026-02-02 to 2026-03-03 (UTC)");
        await page.Type("From", from);
        await page.Type("to", to);
        await page.Submit();
        page.WaitForAssertion(() => Assert.Equal(fault, page.Find("[role=alert]").TextContent));
        Assert.Equal([page.Find("[role=alert]").Id, page.Find("[role=alert]").Id], page.FindAll("input[aria-invalid=true]").Select(i => i.GetAttribute("aria-describedby")));
        Assert.Equal(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId), Path);
        page.Shows("2026-02-02 to 2026-03-03 (UTC)");

        await page.Type("From", "2026-03-01");
        await page.Type("to", "2026-03-02");
        await page.Submit();
        page.Shows("2026-03-01 to 2026-03-02 (UTC)");
        Assert.Empty(page.FindAll("[role=alert], [aria-invalid]"));
    }

    [Fact]
    public async Task Days_of_an_address_that_cannot_be_shown_are_no_fault_in_a_form()
    {
        var pool = await Cognito.AnIdentityPool();
        Cognito.Clock.Advance(TimeSpan.FromHours(6));
        Clock.SetUtcNow(Cognito.Clock.GetUtcNow());
        var page = Open(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId, from: new(2026, 3, 2), to: new(2026, 3, 1)));
        page.WaitForAssertion(() => Assert.StartsWith("From is later than to", Assert.Single(page.FindAll("[role=alert]")).TextContent, StringComparison.Ordinal));
        Assert.StartsWith("From is later than to", page.WhyOff("Download as CSV"), StringComparison.Ordinal);
        // Somewhere it is tomorrow: only the engine knows the pool's own day.
        Links.NavigateTo(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId, from: new(2026, 3, 4)));
        page.WaitForAssertion(() => Assert.Equal("These days have not come yet.", Assert.Single(page.FindAll("[role=alert]")).TextContent));
        Links.NavigateTo(ConsoleUrls.IdentityStatistics(pool.IdentityPoolId));
        page.Shows("2026-02-02 to 2026-03-03 (UTC)");
        Assert.Empty(page.FindAll("[role=alert]"));

        Links.NavigateTo(ConsoleUrls.IdentityEvents(pool.IdentityPoolId, "Active", new(2026, 3, 2), new(2026, 3, 1)));
        page.Shows("The range of days is empty.");
        Assert.Empty(page.FindAll("[role=alert]"));
        Links.NavigateTo(ConsoleUrls.IdentityEvents(pool.IdentityPoolId, "Active", new(2020, 3, 2), new(2026, 3, 1)));
        page.Shows("The range has more than 800 days.");
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task On_a_narrow_screen_an_event_tells_what_who_and_when_below_its_identity()
    {
        var pool = await Cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        await Cognito.AnIdentity(pool);
        Clock.SetUtcNow(Cognito.Clock.GetUtcNow());
        var page = Open(ConsoleUrls.IdentityEvents(pool.IdentityPoolId, "Created", Today, Today));
        page.WaitForAssertion(() => Assert.Equal("New, Guest, 2026-03-03 09:05:07 UTC", page.Find("tbody .cc-narrow").TextContent.Trim()));
        Assert.All(page.FindAll("tbody td"), c => Assert.Contains("cc-wide", c.ClassList));
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
