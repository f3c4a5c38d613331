using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class ListCountedIdentitiesTests : IAsyncDisposable
{
    private const string Developer = "login.example.app";
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Every_total_of_a_day_is_the_length_of_its_list_whatever_becomes_of_identities()
    {
        (_pool, var client, var logins) = await _cognito.AnApp(p => p with { DeveloperProviderName = Developer });
        await _cognito.Roles(_pool);
        // 3 March: a guest becomes ana on the same day, two others stay guests, noah and yuki are users.
        var ana = await _cognito.AnIdentity(_pool);
        await _cognito.CredentialsOf(ana, logins);
        var (guest, device) = (await _cognito.AnIdentity(_pool), await _cognito.AnIdentity(_pool));
        var (noah, yuki) = (await User("noah"), await User("yuki"));
        await Day();
        // 4 March: nothing. 5 March: the guest signs in as sam; the device turns out to be ana's and is merged away.
        await Day();
        Assert.Equal(guest, await User("sam", guest));
        await _cognito.CredentialsOf(device, await _cognito.LoginsOf(client));
        await Day();
        // 6 March: noah and yuki are one; sam is switched off.
        await _cognito.Invoke(new MergeDeveloperIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, DeveloperProviderName = Developer, SourceUserIdentifier = "yuki", DestinationUserIdentifier = "noah" });
        await _cognito.Invoke(new DisableIdentityRequest { IdentityId = guest });
        await Day();
        // 7 March: sam is back, ana off and on again, noah has no login any more and still counts; a guest comes and goes within the day.
        await _cognito.Invoke(new EnableIdentityRequest { IdentityId = guest });
        await _cognito.Invoke(new DisableIdentityRequest { IdentityId = ana });
        await _cognito.Invoke(new EnableIdentityRequest { IdentityId = ana });
        foreach (var user in new[] { "noah", "yuki" })
            await _cognito.Invoke(new UnlinkDeveloperIdentityRequest { IdentityId = noah, IdentityPoolId = _pool.IdentityPoolId, DeveloperProviderName = Developer, DeveloperUserIdentifier = user });
        await _cognito.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [await _cognito.AnIdentity(_pool)] });
        await Day();
        // 8 March: everybody goes but ana.
        Assert.Equal(new[] { (device, "Disabled"), (guest, "Authenticated") }.Order(), (await List("Guest", March(3))).Select(i => (i.IdentityId, i.CurrentState)).Order());
        await _cognito.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [guest, device, noah, yuki, guest] });

        Assert.Equal(
            ["2: //", "3: ana noah yuki/device guest/", "4: ana noah yuki/device guest/", "5: ana guest noah yuki//device", "6: ana noah//device guest yuki", "7: ana guest noah//device yuki", "8: ana//"],
            await Task.WhenAll(Enumerable.Range(2, 7).Select(async d => $"{d}: {string.Join('/', await Task.WhenAll(SearchIdentitiesRequest.States.Select(async s => Names(await List(s, March(d))))))}")));
        await Agree();

        Assert.All(await List("Guest", March(3)), i => Assert.Equal((March(3), March(5), "Deleted"), (i.Since, i.Until!.Value, i.CurrentState)));
        var still = Assert.Single(await List("Authenticated", March(8)));
        Assert.Equal((ana, March(7), null, "Authenticated"), (still.IdentityId, still.Since, still.Until, still.CurrentState));

        string Names(IReadOnlyList<CountedIdentityType> list) =>
            string.Join(' ', list.Select(i => i.IdentityId == ana ? "ana" : i.IdentityId == guest ? "guest" : i.IdentityId == device ? "device" : i.IdentityId == noah ? "noah" : i.IdentityId == yuki ? "yuki" : "?").Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_a_past_day_is_told_as_it_was(int seed)
    {
        var random = new Random(seed);
        _pool = await _cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true, DeveloperProviderName = Developer });
        var (ids, users) = (new List<string>(), 0);
        var told = new SortedDictionary<DateOnly, string>();
        for (var step = 0; step < 100; step++)
        {
            if (random.Next(3) == 0) _cognito.Clock.Advance(TimeSpan.FromHours(random.Next(1, 60)));
            if (random.Next(40) == 0) await _cognito.Invoke(new SetIdentityPoolTimeZoneRequest { IdentityPoolId = _pool.IdentityPoolId, TimeZone = random.Next(2) == 0 ? "Pacific/Kiritimati" : "Pacific/Pago_Pago" });
            try
            {
                await Something();
            }
            catch (CognitoException)
            {
                // Not with this identity: it is gone, disabled or merged.
            }

            told[(await Statistics(1)).Days.Single().Date] = string.Join(' ', await Task.WhenAll(SearchIdentitiesRequest.States.Select(async s => string.Join(',', (await Now(s)).Order()))));
        }

        var day = told.Keys.First();
        var last = told[day];
        for (; day <= told.Keys.Last(); day = day.AddDays(1))
        {
            last = told.GetValueOrDefault(day) ?? last;
            var date = day;
            Assert.Equal((day, last), (day, string.Join(' ', await Task.WhenAll(SearchIdentitiesRequest.States.Select(async s => string.Join(',', (await List(s, date, random.Next(1, 8))).Select(i => i.IdentityId).Order()))))));
        }

        await Agree();

        string Any() => ids[random.Next(ids.Count)];

        async Task Something()
        {
            switch (ids.Count < 3 ? 0 : random.Next(10))
            {
                case 0 or 1: ids.Add(await _cognito.AnIdentity(_pool)); break;
                case 2: ids.Add(await User($"user{users++}")); break;
                case 3: await User($"user{users++}", Any()); break;
                case 4 or 5: await _cognito.Invoke(new DisableIdentityRequest { IdentityId = Any() }); break;
                case 6: await _cognito.Invoke(new EnableIdentityRequest { IdentityId = Any() }); break;
                case 7: await _cognito.Invoke(new DeleteIdentitiesRequest { IdentityIdsToDelete = [.. new[] { Any(), Any() }.Distinct()] }); break;
                case 8: await _cognito.Invoke(new MergeDeveloperIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, DeveloperProviderName = Developer, SourceUserIdentifier = $"user{random.Next(users)}", DestinationUserIdentifier = $"user{random.Next(users)}" }); break;
                default: await _cognito.Invoke(new UnlinkDeveloperIdentityRequest { IdentityId = Any(), IdentityPoolId = _pool.IdentityPoolId, DeveloperProviderName = Developer, DeveloperUserIdentifier = $"user{random.Next(users)}" }); break;
            }
        }
    }

    [Fact]
    public async Task Nodes_that_change_one_identity_at_once_leave_numbers_and_lists_as_one()
    {
        await using var other = _cognito.ANode();
        _pool = await _cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true, DeveloperProviderName = Developer });
        var ids = new List<string>();
        for (var i = 0; i < 12; i++) ids.Add(await _cognito.AnIdentity(_pool));
        await Day();
        var answers = await Task.WhenAll(ids.SelectMany((id, i) => new[]
        {
            Try(_cognito, new DisableIdentityRequest { IdentityId = id }),
            Try(other, new DisableIdentityRequest { IdentityId = id }),
            Try(other, new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityId = id, Logins = new Dictionary<string, string> { [Developer] = $"user{i}" } }),
            Try(i % 2 == 0 ? _cognito : other, new DeleteIdentitiesRequest { IdentityIdsToDelete = [id] }),
            Try(_cognito, new DeleteIdentitiesRequest { IdentityIdsToDelete = [id] }),
        }));
        Assert.Contains("done", answers);
        Assert.Equal(ids.Order(), (await List("Guest", March(3))).Select(i => i.IdentityId).Order());
        Assert.Equal(ids.Count, await _cognito.Database(db => db.IdentityPeriods.CountAsync(p => p.Metric == "Guests")));
        await Agree();

        static Task<string> Try<T>(TestCognito node, IRequest<T> request) => Task.Run(async () =>
        {
            try
            {
                await node.Invoke(request);
                return "done";
            }
            catch (CognitoException refusal)
            {
                return refusal.Code;
            }
        });
    }

    [Fact]
    public async Task A_clock_that_is_behind_ends_nothing_before_it_began()
    {
        _pool = await _cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        var guest = await _cognito.AnIdentity(_pool);
        await Day();
        await Day();
        await _cognito.Invoke(new DisableIdentityRequest { IdentityId = guest });
        // Another node, whose midnight is still to come.
        _cognito.Clock.AdjustTime(_cognito.Clock.GetUtcNow().AddDays(-1));
        await _cognito.Invoke(new EnableIdentityRequest { IdentityId = guest });
        await Agree();
        await Day();
        await Agree();
        Assert.Equal((guest, March(3)), (await List("Guest", March(4))).Select(i => (i.IdentityId, i.Since)).Single());
        Assert.Equal((guest, March(5)), (await List("Guest", March(5))).Select(i => (i.IdentityId, i.Since)).Single());
    }

    [Fact]
    public async Task Asks_for_a_day_that_has_come_and_whose_lists_are_kept()
    {
        _pool = await _cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        await _cognito.AnIdentity(_pool);
        var request = new ListCountedIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, State = "Guest" };
        Assert.Single((await _cognito.Invoke(request)).Identities);
        Assert.Empty((await _cognito.Invoke(request with { Date = March(2) })).Identities); // before the pool was
        Assert.Empty((await _cognito.Invoke(request with { Date = March(3).AddDays(-400) })).Identities);
        foreach (var (date, text) in new[] { (March(4), "The day has not come yet."), (March(3).AddDays(-401), "Lists of days before 2025-01-27 are no longer kept."), (DateOnly.MinValue, "Lists of days before 2025-01-27 are no longer kept.") })
            Assert.Equal((ErrorCodes.InvalidParameterException, text), await _cognito.Refusal(request with { Date = date }) is var r ? (r.Code, r.Message) : default);
        Assert.Equal(ErrorCodes.ValidationException, (await _cognito.Refusal(request with { State = "Gone" })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(request with { IdentityPoolId = "us-east-1:0" })).Code);

        await _cognito.AnIdentity(_pool);
        var token = (await _cognito.Invoke(request with { MaxResults = 1 })).NextToken;
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(request with { MaxResults = 1, Date = March(2), NextToken = token })).Code);
    }

    private static DateOnly March(int day) => new(2026, 3, day);

    private Task Day()
    {
        _cognito.Clock.Advance(TimeSpan.FromDays(1));
        return Task.CompletedTask;
    }

    private async Task<string> User(string name, string? identity = null) => (await _cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest
    {
        IdentityPoolId = _pool.IdentityPoolId,
        IdentityId = identity,
        Logins = new Dictionary<string, string> { [Developer] = name },
    })).IdentityId!;

    private Task<GetIdentityPoolStatisticsResponse> Statistics(int days) => _cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = _pool.IdentityPoolId, Days = days });

    private async Task<IReadOnlyList<string>> Now(string state) =>
        [.. (await _cognito.Invoke(new SearchIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, State = state, MaxResults = 60 })).Identities.Select(i => i.IdentityId)];

    /// <summary>All pages.</summary>
    private async Task<IReadOnlyList<CountedIdentityType>> List(string state, DateOnly day, int size = 3)
    {
        var listed = new List<CountedIdentityType>();
        var request = new ListCountedIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, State = state, Date = day, MaxResults = size };
        do
        {
            var page = await _cognito.Invoke(request);
            Assert.InRange(page.Identities.Count, 0, size);
            Assert.All(page.Identities, i => Assert.True(i.Since <= day && !(i.Until <= day)));
            listed.AddRange(page.Identities);
            request = request with { NextToken = page.NextToken };
        }
        while (request.NextToken is not null);
        Assert.Equal(listed.Count, listed.DistinctBy(i => i.IdentityId).Count());
        return listed;
    }

    /// <summary>Every total of the last weeks is the length of its list.</summary>
    private async Task Agree()
    {
        foreach (var day in (await Statistics(60)).Days)
        {
            foreach (var (state, total) in new[] { ("Authenticated", day.Totals.Authenticated), ("Guest", day.Totals.Guests), ("Disabled", day.Totals.Disabled) })
                Assert.Equal((day.Date, state, total), (day.Date, state, (long)(await List(state, day.Date)).Count));
        }
    }
}
