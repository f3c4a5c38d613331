using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Data;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListIdentityEventsTests
{
    [Fact]
    public async Task Pages_from_the_newest_and_names_role_and_key_of_credentials()
    {
        await using var cognito = new TestCognito();
        var (pool, _, logins) = await cognito.AnApp();
        await cognito.Roles(pool);
        var ana = await cognito.AnIdentity(pool, logins);
        var keys = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            keys.Insert(0, (await cognito.CredentialsOf(ana, logins)).AccessKeyId!);
            cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var request = new ListIdentityEventsRequest { IdentityPoolId = pool.IdentityPoolId, Kind = "Credentials", MaxResults = 2 };
        var first = await cognito.Invoke(request);
        var second = await cognito.Invoke(request with { NextToken = first.NextToken });
        Assert.Equal(keys, first.Events.Concat(second.Events).Select(e => e.AccessKeyId));
        Assert.Null(second.NextToken);
        // A page of other people's list is no page of this one.
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(request with { Guests = false, NextToken = first.NextToken })).Code);
        Assert.Equal((ana, "arn:aws:iam::123456789012:role/Users"), (first.Events[0].IdentityId, first.Events[0].RoleArn));
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(request with { Kind = "SignIn", NextToken = first.NextToken })).Code);
        Assert.Equal(ErrorCodes.ValidationException, (await cognito.Refusal(request with { Kind = "Nothing" })).Code);
    }

    /// <summary>Several providers, days and events of one moment: nothing is left out at the end of a page, nothing comes twice.</summary>
    [Theory]
    [InlineData(null, null)]
    [InlineData(null, true)]
    [InlineData(null, false)]
    [InlineData("login.example.com", null)]
    [InlineData("login.example.com", true)]
    [InlineData("never.example.com", null)]
    public async Task Every_event_comes_once_and_in_order_whatever_the_page(string? provider, bool? guests)
    {
        await using var cognito = new TestCognito();
        var pool = await Busy(cognito);
        var all = await cognito.Database(db => db.IdentityEvents.Where(e => e.Kind == "Created").ToListAsync());
        var expected = all.Where(e => (provider is null || e.Provider == provider) && (guests is null || e.Provider == "unauthenticated" == guests))
            .OrderByDescending(e => e.Day).ThenByDescending(e => e.At).ThenByDescending(e => e.Id, StringComparer.Ordinal).Select(e => e.IdentityId).ToList();
        foreach (var size in new[] { 1, 2, 5, 60 })
        {
            var listed = new List<string>();
            var request = new ListIdentityEventsRequest { IdentityPoolId = pool, Kind = "Created", Provider = provider, Guests = guests, MaxResults = size };
            do
            {
                var page = await cognito.Invoke(request);
                Assert.True(page.Events.Count <= size);
                listed.AddRange(page.Events.Select(e => e.IdentityId));
                request = request with { NextToken = page.NextToken };
            }
            while (request.NextToken is not null);
            Assert.Equal(expected, listed);
        }

        Assert.Equal(18, all.Count);
    }

    /// <summary>A rare provider's page costs what it shows, though the others have a million events.</summary>
    [Fact]
    public async Task Every_page_is_ranges_of_the_key_that_hold_nothing_else()
    {
        if (TestDatabase.IsPostgreSql) return; // these plans are SQLite's
        var recorded = new RecordedSql();
        await using var cognito = new TestCognito(s => s.ConfigureDbContext<CognitoDbContext>(db => db.AddInterceptors(recorded)));
        var pool = await Busy(cognito);
        recorded.Start();
        foreach (var (provider, guests) in new (string?, bool?)[] { ("login.example.com", null), (null, true), (null, false), (null, null) })
        {
            var request = new ListIdentityEventsRequest { IdentityPoolId = pool, Kind = "Created", Provider = provider, Guests = guests, MaxResults = 2 };
            await cognito.Invoke(request with { NextToken = (await cognito.Invoke(request)).NextToken });
        }

        var steps = (await cognito.Database(db => RecordedSql.Plans(db, recorded.Stop()))).Where(s => s.Sql.Contains("\"IdentityEvents\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, steps.Count);
        Assert.All(steps, s => Assert.Matches(@"^SEARCH i USING INDEX sqlite_autoindex_IdentityEvents_1 \(IdentityPoolId=\? AND Kind=\? AND Provider=\? AND (Day>\? AND Day<\?|Day=\? AND At<\?)\)$", s.Text));
    }

    /// <summary>Three days, on each four guests and two people of a back end, all in one moment.</summary>
    private static async Task<string> Busy(TestCognito cognito)
    {
        var pool = await cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true, DeveloperProviderName = "login.example.com" });
        for (var day = 0; day < 3; day++)
        {
            for (var i = 0; i < 4; i++) await cognito.AnIdentity(pool);
            for (var i = 0; i < 2; i++) await cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = pool.IdentityPoolId, Logins = new Dictionary<string, string> { ["login.example.com"] = $"{day}-{i}" } });
            cognito.Clock.Advance(TimeSpan.FromDays(1));
        }

        return pool.IdentityPoolId;
    }
}
