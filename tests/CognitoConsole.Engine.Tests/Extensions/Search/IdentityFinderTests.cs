using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.IdentityPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using IdentityPool = CognitoConsole.Contracts.IdentityPools.IdentityPool;

namespace CognitoConsole.Engine.Tests.Extensions;

/// <summary>One address may have any number of identities: of them too every one is found, page by page, and a state is asked for in the database.</summary>
public sealed class IdentityFinderTests : IAsyncLifetime
{
    private const string Address = "info@example.com";
    private const string Phone = "+491701234567";
    private const int Many = 250;

    private readonly RecordedSql _recorder = new();
    private readonly TestCognito _cognito;
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;

    public IdentityFinderTests() => _cognito = new TestCognito(s => s.ConfigureDbContext<CognitoDbContext>(db => db.AddInterceptors(_recorder)));

    public async ValueTask InitializeAsync()
    {
        (_pool, _client, var logins) = await _cognito.AnApp();
        await _cognito.AnIdentity(_pool, logins);
        var userPool = (await _cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = _client.UserPoolId! })).UserPool!;
        await _cognito.ManyUsers(userPool, Many, _ => new() { ["email"] = Address, ["phone_number"] = Phone });
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Everybody_with_a_token_of_the_address_is_found()
    {
        var ids = await Identities("accounts.google.com", [.. Enumerable.Range(0, Many).Select(i => $"{i}")], Address);
        await Demand("INFO@example.com", ids);
    }

    [Fact]
    public async Task Every_user_of_a_user_pool_with_the_address_or_the_phone_number_is_found()
    {
        var ids = await Identities(TestCognito.ProviderOf(_client), await Subs(), null);
        await Demand(Address, ids);
        await Demand("0049 170 1234567", ids);
    }

    /// <summary>Google and the user pool know the same person, and somebody has the address at two providers: each is there once.</summary>
    [Fact]
    public async Task Who_is_found_in_several_ways_is_there_once()
    {
        var people = (await Identities(TestCognito.ProviderOf(_client), (await Subs())[..40], Address)).ToList();
        await _cognito.Database(db =>
        {
            foreach (var id in people[..10])
                foreach (var provider in new[] { "accounts.google.com", "graph.facebook.com" }) db.IdentityLogins.Add(Login(provider, $"{provider} {id}", id, Address));
            return db.SaveChangesAsync();
        });
        var others = await Identities("accounts.google.com", ["1", "2", "3"], Address);
        await Demand(Address, [.. people.Concat(others).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The text is a number that many have and what ids begin with: who has it comes first, and nobody twice.</summary>
    [Fact]
    public async Task A_phone_number_that_ids_begin_with_shows_nobody_twice()
    {
        var subs = await Subs();
        var ids = await Identities(TestCognito.ProviderOf(_client), subs[..30], null, i => i < 5 ? $"us-east-1:4917012-{i:0000}" : null);
        var guests = await Identities(null, ["", "", ""], null, i => $"us-east-1:4917012-9{i:000}");
        var userPoolId = _client.UserPoolId!;
        await _cognito.Database(db => db.UserAttributes.Where(a => a.UserPoolId == userPoolId && a.Name == "phone_number").ExecuteUpdateAsync(a => a.SetProperty(x => x.Value, "+4917012")));
        foreach (var size in new[] { 1, 7, 60 }) Assert.Equal([.. ids, .. guests], await Pages("4917012", null, size));
    }

    /// <summary>A subject is one provider's; named with its provider, it is nobody else's.</summary>
    [Fact]
    public async Task A_subject_is_looked_up_at_all_providers_at_once_and_with_a_name_at_one()
    {
        foreach (var provider in new[] { "accounts.google.com", "graph.facebook.com", "www.amazon.com" })
            await _cognito.Database(db =>
            {
                db.DailyCounts.Add(new DailyCount { IdentityPoolId = _pool.IdentityPoolId, Day = DailyCount.AllDays, Metric = DailyMetric.Logins, Provider = provider, Count = 1 });
                return db.SaveChangesAsync();
            });
        var google = Assert.Single(await Identities("accounts.google.com", ["4711x"], null));
        var facebook = Assert.Single(await Identities("graph.facebook.com", ["4711x"], null));
        Assert.Equal(new[] { google, facebook }.Order(StringComparer.Ordinal), await Pages("4711x", null, 60));
        Assert.Equal([google], await Pages("accounts.google.com:4711x", null, 60));
        Assert.Equal([facebook], await Pages("graph.facebook.com:4711x", null, 60));
        Assert.Empty(await Pages("www.amazon.com:4711x", null, 60));
        _recorder.Start();
        await Page("4711x", null, 60, null);
        Assert.Single(_recorder.Stop(), s => s.Sql.Contains("WHERE", StringComparison.Ordinal) && s.Sql[s.Sql.IndexOf("WHERE", StringComparison.Ordinal)..].Contains("\"SubjectKey\"", StringComparison.Ordinal));
    }

    /// <summary>Whatever the address has, a page costs the same statements, and each is one range of an index.</summary>
    [Fact]
    public async Task A_page_costs_the_same_statements_however_many_there_are()
    {
        var few = await Identities(TestCognito.ProviderOf(_client), (await Subs())[..3], Address);
        var before = await Statements();
        await Identities("accounts.google.com", [.. Enumerable.Range(0, Many).Select(i => $"{i}")], Address);
        await Identities(TestCognito.ProviderOf(_client), (await Subs())[3..], null);
        var after = await Statements();
        Assert.Equal(3, few.Count);
        // Whom the page shows need not be a user of the user pool, whose name is read then.
        Assert.InRange(after.Count, before.Count - 1, before.Count);
        if (TestDatabase.IsPostgreSql) return; // these plans are SQLite's
        var plans = (await _cognito.Database(db => RecordedSql.Plans(db, after))).Where(p => p.Sql.Contains("\"Identities\"", StringComparison.Ordinal)).Select(p => p.Text).ToList();
        Assert.DoesNotContain(plans, p => p.StartsWith("SCAN", StringComparison.Ordinal) && !p.Contains("json_each", StringComparison.Ordinal) && !p.Contains("VIRTUAL TABLE", StringComparison.Ordinal));
        // Identities by their key alone: no other condition may make the database read those of a whole pool or state.
        Assert.All(plans.Where(p => p.StartsWith("SEARCH i ", StringComparison.Ordinal)), p => Assert.EndsWith("(IdentityId=?)", p, StringComparison.Ordinal));
        Assert.Contains(plans, p => p.EndsWith("(IdentityPoolId=? AND Email=? AND IdentityId>?)", StringComparison.Ordinal));
        Assert.Contains(plans, p => p.EndsWith("(UserPoolId=? AND Name=? AND Value=?)", StringComparison.Ordinal));

        async Task<IReadOnlyList<RecordedSql.Statement>> Statements()
        {
            var first = await Page(Address, "Authenticated", 1, null);
            _recorder.Start();
            await Page(Address, "Authenticated", 1, first.NextToken);
            return _recorder.Stop();
        }
    }

    /// <summary>All of them, those of each state, in pages of any size.</summary>
    private async Task Demand(string query, IReadOnlyList<string> ids)
    {
        var last = ids.TakeLast(2).ToList();
        await _cognito.Database(db => db.Identities.Where(i => last.Contains(i.IdentityId)).ExecuteUpdateAsync(s => s.SetProperty(i => i.IsDisabled, true)));
        foreach (var size in new[] { 7, 60 })
        {
            Assert.Equal(ids, await Pages(query, null, size));
            Assert.Equal(ids.Take(ids.Count - 2), await Pages(query, "Authenticated", size));
            Assert.Equal(ids.TakeLast(2), await Pages(query, "Disabled", size));
            Assert.Empty(await Pages(query, "Guest", size));
        }
    }

    private async Task<List<string>> Pages(string query, string? state, int size)
    {
        var found = new List<string>();
        string? next = null;
        do
        {
            var page = await Page(query, state, size, next);
            Assert.True(page.Identities.Count <= size);
            found.AddRange(page.Identities.Select(i => i.IdentityId));
            next = page.NextToken;
        }
        while (next is not null);
        return found;
    }

    private Task<SearchIdentitiesResponse> Page(string query, string? state, int size, string? next) =>
        _cognito.Invoke(new SearchIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, Query = query, State = state, MaxResults = size, NextToken = next });

    private async Task<List<string>> Subs()
    {
        var userPoolId = _client.UserPoolId!;
        return await _cognito.Database(db => db.CognitoUsers.Where(u => u.UserPoolId == userPoolId && u.Username != "ana").OrderBy(u => u.Username).Select(u => u.Sub).ToListAsync());
    }

    /// <summary>One for each subject, in the order of ids. As sign-ins would leave them, but for the counters.</summary>
    /// <param name="provider">Null for guests.</param>
    private async Task<IReadOnlyList<string>> Identities(string? provider, IReadOnlyList<string> subjects, string? email, Func<int, string?>? named = null)
    {
        var ids = subjects.Select((_, i) => named?.Invoke(i) ?? $"us-east-1:f{Guid.NewGuid().ToString()[1..]}").ToList();
        await _cognito.Database(db =>
        {
            var now = _cognito.Clock.GetUtcNow();
            db.Identities.AddRange(ids.Select(id => new Identity { IdentityId = id, IdentityPoolId = _pool.IdentityPoolId, IsGuest = provider is null, CreationDate = now, LastModifiedDate = now, LastSeenAt = now }));
            if (provider is not null) db.IdentityLogins.AddRange(ids.Select((id, i) => Login(provider, subjects[i], id, email)));
            return db.SaveChangesAsync();
        });
        return [.. ids.Order(StringComparer.Ordinal)];
    }

    private IdentityLogin Login(string provider, string subject, string id, string? email) =>
        new() { IdentityPoolId = _pool.IdentityPoolId, Provider = provider, SubjectKey = subject, Subject = subject, IdentityId = id, Email = email, LinkedAt = _cognito.Clock.GetUtcNow() };
}
