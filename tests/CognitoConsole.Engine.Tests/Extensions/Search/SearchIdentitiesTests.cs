using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class SearchIdentitiesTests : IAsyncLifetime
{
    private readonly RecordedSql _recorder = new();
    private readonly TestCognito _cognito;
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;
    private string _ana = null!;
    private string _guest = null!;
    private string _sub = null!;

    public SearchIdentitiesTests() => _cognito = new TestCognito(s => s.ConfigureDbContext<CognitoDbContext>(db => db.AddInterceptors(_recorder)));

    public async ValueTask InitializeAsync()
    {
        (_pool, _client, var logins) = await _cognito.AnApp();
        await _cognito.Roles(_pool);
        _ana = await _cognito.AnIdentity(_pool, logins);
        _guest = await _cognito.AnIdentity(_pool);
        _sub = TestCognito.Claims(logins.Values.Single()).GetProperty("sub").GetString()!;
        await _cognito.CredentialsOf(_ana, logins);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Finds_an_identity_and_the_user_behind_it_by_whatever_is_at_hand()
    {
        var provider = TestCognito.ProviderOf(_client);
        foreach (var query in new[] { _ana, _ana["us-east-1:".Length..], _ana[..20], _sub, $"{provider}:{_sub}", "ana", "ana@example.com", " ana@example.com " })
        {
            var found = Assert.Single(await Search(query));
            Assert.Equal((_ana, "Authenticated"), (found.IdentityId, found.State));
            var login = Assert.Single(found.Logins);
            Assert.Equal((provider, _sub, _client.UserPoolId, "ana"), (login.Provider, login.Subject, login.UserPoolId, login.Username));
        }

        Assert.Equal("Guest", Assert.Single(await Search(_guest)).State);
    }

    private Task AnaHasAPhone() => _cognito.Invoke(new AdminUpdateUserAttributesRequest { UserPoolId = _client.UserPoolId!, Username = "ana", UserAttributes = [new() { Name = "phone_number", Value = "+491701234567" }] });

    [Fact]
    public async Task A_phone_number_is_found_however_it_is_written()
    {
        await AnaHasAPhone();
        foreach (var query in new[] { "+491701234567", "+49 (170) 123-45.67", "00491701234567", "491701234567" }) Assert.Equal(_ana, Assert.Single(await Search(query)).IdentityId);
        foreach (var query in new[] { "+491701234568", "01701234567", "+4917012345678", "+", "00" }) Assert.Empty(await Search(query));
    }

    [Fact]
    public async Task A_sub_is_found_in_capitals_too()
    {
        foreach (var query in new[] { _sub.ToUpperInvariant(), $"{TestCognito.ProviderOf(_client)}:{_sub.ToUpperInvariant()}" }) Assert.Equal(_ana, Assert.Single(await Search(query)).IdentityId);
    }

    [Fact]
    public async Task Finds_nothing_for_nonsense_and_nothing_of_other_pools()
    {
        foreach (var query in new[] { "nobody", "nobody@example.com", "us-east-1:ffffffff-ffff", "%", "'; --", "us-east-1:", "😀" }) Assert.Empty(await Search(query));
        var other = await _cognito.AnIdentityPool(_client);
        foreach (var query in new[] { _ana, _sub, "ana@example.com" }) Assert.Empty((await _cognito.Invoke(new SearchIdentitiesRequest { IdentityPoolId = other.IdentityPoolId, Query = query })).Identities);
    }

    /// <summary>A login that looks like the beginning of an id is somebody's login first, however many ids begin so.</summary>
    [Fact]
    public async Task A_login_is_found_though_ids_begin_like_it_and_both_come_page_by_page()
    {
        var pool = await _cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true, DeveloperProviderName = "login.example.com" });
        var user = (await _cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = pool.IdentityPoolId, Logins = new Dictionary<string, string> { ["login.example.com"] = "7" } })).IdentityId!;
        var ids = new List<string>();
        for (var i = 0; i < 60; i++) ids.Add(await _cognito.AnIdentity(pool));
        var sevens = ids.Where(id => id["us-east-1:".Length] == '7').Order(StringComparer.Ordinal).ToList();
        foreach (var size in new[] { 1, 2, 60 })
        {
            var found = new List<string>();
            var request = new SearchIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, Query = "7", MaxResults = size };
            do
            {
                var page = await _cognito.Invoke(request);
                Assert.InRange(page.Identities.Count, 1, size);
                found.AddRange(page.Identities.Select(i => i.IdentityId));
                request = request with { NextToken = page.NextToken };
            }
            while (request.NextToken is not null);
            Assert.Equal([user, .. sevens], found);
        }

        var first = await _cognito.Invoke(new SearchIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, MaxResults = 1 });
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(new SearchIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, Query = "7", NextToken = first.NextToken })).Code);
    }

    [Fact]
    public async Task Lists_by_state_page_by_page()
    {
        var guests = new List<string> { _guest };
        for (var i = 0; i < 4; i++) guests.Add(await _cognito.AnIdentity(_pool));
        var listed = new List<string>();
        string? next = null;
        do
        {
            var page = await _cognito.Invoke(new SearchIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, State = "Guest", MaxResults = 2, NextToken = next });
            listed.AddRange(page.Identities.Select(i => i.IdentityId));
            next = page.NextToken;
        }
        while (next is not null);
        Assert.Equal(guests.OrderDescending(StringComparer.Ordinal), listed);
    }

    [Fact]
    public async Task A_state_narrows_what_is_found_by_login()
    {
        Assert.Equal(_ana, Assert.Single(await Search("ana", "Authenticated")).IdentityId);
        Assert.Empty(await Search("ana", "Guest"));
        Assert.Empty(await Search("ana", "Disabled"));
        await _cognito.Invoke(new DisableIdentityRequest { IdentityId = _ana });
        Assert.Empty(await Search("ana", "Authenticated"));
        Assert.Equal((_ana, "Disabled"), Assert.Single(await Search("ana@example.com", "Disabled")) is var found ? (found.IdentityId, found.State) : default);
        Assert.Equal(_guest, Assert.Single(await Search(_guest, "Guest")).IdentityId);
        Assert.Empty(await Search(_guest, "Disabled"));
    }

    [Fact]
    public async Task A_state_narrows_what_is_found_by_the_beginning_of_its_id_page_by_page()
    {
        var pool = await _cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true, DeveloperProviderName = "login.example.com" });
        var (people, guests) = (new List<string>(), new List<string>());
        for (var i = 0; i < 24; i++)
        {
            people.Add((await _cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = pool.IdentityPoolId, Logins = new Dictionary<string, string> { ["login.example.com"] = $"person-{i}" } })).IdentityId!);
            guests.Add(await _cognito.AnIdentity(pool));
        }

        foreach (var id in people.Take(8).Concat(guests.Take(8))) await _cognito.Invoke(new DisableIdentityRequest { IdentityId = id });
        foreach (var (state, those) in new (string?, List<string>[])[] { ("Authenticated", [people[8..]]), ("Guest", [guests[8..]]), ("Disabled", [people[..8], guests[..8]]), (null, [people[8..], people[..8], guests[8..], guests[..8]]) })
        {
            foreach (var beginning in new[] { "us-east-1", "us-east-1:", people[0][..11], guests[9][..11] })
            {
                // A colon makes a region of what stands before it, and an id needs a character more.
                var expected = beginning.Length > "us-east-1:".Length ? those.SelectMany(ids => ids.Where(id => id.StartsWith(beginning, StringComparison.Ordinal)).Order(StringComparer.Ordinal)).ToList() : [];
                foreach (var size in new[] { 1, 3, 60 }) Assert.Equal(expected, await Pages(pool.IdentityPoolId, beginning, state, size));
            }
        }

        var first = await _cognito.Invoke(new SearchIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, Query = people[0][..11], MaxResults = 1 });
        if (first.NextToken is { } token) Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(new SearchIdentitiesRequest { IdentityPoolId = pool.IdentityPoolId, Query = people[0][..11], State = "Disabled", NextToken = token })).Code);
    }

    /// <summary>Few are disabled, and those who begin so may be a million: a page reads the few.</summary>
    [Fact]
    public async Task Text_and_state_together_are_one_range_of_an_index_for_each_kind()
    {
        if (TestDatabase.IsPostgreSql) return; // these plans are SQLite's
        foreach (var (state, ranges) in new[] { ("Authenticated", 1), ("Guest", 1), ("Disabled", 2) })
        {
            _recorder.Start();
            await Search(_ana[..12], state);
            var statements = _recorder.Stop().Where(s => s.Sql.Contains("\"IsGuest\" = ", StringComparison.Ordinal) && !s.Sql.Contains("\"IdentityLogins\"", StringComparison.Ordinal)).ToList();
            Assert.Equal(ranges, statements.Count);
            Assert.All(await _cognito.Database(db => RecordedSql.Plans(db, statements)), s => Assert.EndsWith("(IdentityPoolId=? AND IsGuest=? AND IsDisabled=? AND IdentityId>? AND IdentityId<?)", s.Text, StringComparison.Ordinal));
        }
    }

    /// <summary>At ten million identities a scan takes seconds; a seek takes what it takes at ten.</summary>
    [Fact]
    public async Task Every_way_to_find_list_or_count_seeks_in_an_index()
    {
        if (TestDatabase.IsPostgreSql) return;
        await AnaHasAPhone();
        _recorder.Start();
        foreach (var query in new[] { _ana, _ana[..20], _sub, _sub.ToUpperInvariant(), "ana@example.com", "+49 170 1234567" }) await Search(query);
        await _cognito.Invoke(new GetIdentityRequest { IdentityId = _ana });
        foreach (var text in new[] { _ana, _ana[10..], _ana[..20] }) await _cognito.Invoke(new SearchIdentityIdsRequest { IdentityIdPrefix = text });
        await _cognito.Invoke(new ListUserIdentitiesRequest { UserPoolId = _client.UserPoolId!, Username = "ana" });
        foreach (var state in SearchIdentitiesRequest.States) await _cognito.Invoke(new SearchIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, State = state });
        await CountedOverDays();
        await _cognito.Invoke(new ListIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, MaxResults = 10 });
        await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = _ana });
        await _cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = _pool.IdentityPoolId });
        await _cognito.Invoke(new ListIdentityEventsRequest { IdentityPoolId = _pool.IdentityPoolId, Kind = "SignIn" });
        var logins = await _cognito.LoginsOf(_client);
        await _cognito.AnIdentity(_pool, logins);
        await _cognito.CredentialsOf(_ana, logins);
        var statements = _recorder.Stop();
        Assert.True(statements.Count > 20);
        Assert.Empty(await _cognito.Database(db => Scans(db, statements)));
    }

    private static async Task<List<string>> Scans(CognitoDbContext db, IReadOnlyList<RecordedSql.Statement> statements)
    {
        var scans = new List<string>();
        foreach (var (step, sql) in await RecordedSql.Plans(db, statements))
        {
            if (!Tables.Any(t => sql.Contains($"\"{t}\"", StringComparison.Ordinal))) continue;
            var isScan = step.StartsWith("SCAN", StringComparison.Ordinal) && !Harmless.Any(step.Contains);
            var isSort = step.Contains("USE TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal) && !Small.Any(sql.Contains);
            // Of periods even the range must hold nothing but what is asked for: on both sides of a past day there may be millions.
            var isWide = sql.StartsWith("SELECT", StringComparison.Ordinal) && step.Contains("_IdentityPeriods_", StringComparison.Ordinal) && !DayRanges.Any(step.Contains);
            if (isScan || isSort || isWide) scans.Add($"{step}: {sql}");
        }

        return scans;
    }

    /// <summary>The tables that grow with the identities.</summary>
    private static readonly string[] Tables = ["Identities", "IdentityLogins", "IdentityEvents", "IdentityPeriods", "DailyCounts"];

    /// <summary>A list of parameters, and a result that was limited already.</summary>
    private static readonly string[] Harmless = ["json_each", "VIRTUAL TABLE", "CONSTANT ROW", "SUBQUERY"];

    /// <summary>Sorted in memory: the logins of a page, and what has one e-mail address.</summary>
    private static readonly string[] Small = ["\"LinkedAt\"", "json_each", "\"Email\" = "];

    private static readonly string[] DayRanges = ["Node=? AND ToDay>? AND ToDay<?)", "Node=? AND ToDay=? AND IdentityId<?)", "Node=? AND FromDay>? AND FromDay<?)", "Node=? AND FromDay=? AND IdentityId<?)"];

    /// <summary>Every page of lists of past days, which is every way to go on in one.</summary>
    private async Task CountedOverDays()
    {
        var guests = new List<string>();
        for (var day = 0; day < 12; day++)
        {
            for (var i = 0; i < 2; i++) guests.Add(await _cognito.AnIdentity(_pool));
            if (day % 3 == 2) await _cognito.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [.. guests.Take(3)] });
            if (day % 3 == 2) guests.RemoveRange(0, 3);
            _cognito.Clock.Advance(TimeSpan.FromDays(1));
        }

        for (var day = new DateOnly(2026, 3, 3); day <= new DateOnly(2026, 3, 15); day = day.AddDays(1))
        {
            var request = new ListCountedIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, State = "Guest", Date = day, MaxResults = 1 };
            do request = request with { NextToken = (await _cognito.Invoke(request)).NextToken };
            while (request.NextToken is not null);
        }
    }

    private async Task<IReadOnlyList<IdentityType>> Search(string query, string? state = null) =>
        (await _cognito.Invoke(new SearchIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, Query = query, State = state })).Identities;

    private async Task<List<string>> Pages(string poolId, string query, string? state, int size)
    {
        var found = new List<string>();
        var request = new SearchIdentitiesRequest { IdentityPoolId = poolId, Query = query, State = state, MaxResults = size };
        do
        {
            var page = await _cognito.Invoke(request);
            Assert.True(page.Identities.Count <= size);
            found.AddRange(page.Identities.Select(i => i.IdentityId));
            request = request with { NextToken = page.NextToken };
        }
        while (request.NextToken is not null);
        return found;
    }
}
