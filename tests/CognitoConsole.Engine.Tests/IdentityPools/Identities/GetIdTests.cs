using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class GetIdTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;
    private IReadOnlyDictionary<string, string> _logins = null!;

    public async ValueTask InitializeAsync() => (_pool, _client, _logins) = await _cognito.AnApp();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Makes_a_new_guest_every_time()
    {
        var (one, two) = (await _cognito.AnIdentity(_pool), await _cognito.AnIdentity(_pool));
        Assert.Matches("^us-east-1:[0-9a-f]{8}-[0-9a-f-]{27}$", one);
        Assert.NotEqual(one, two);
        Assert.Null((await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = one })).Logins);
    }

    [Fact]
    public async Task Finds_the_same_identity_for_the_same_login()
    {
        var first = await _cognito.AnIdentity(_pool, _logins);
        _cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(first, await _cognito.AnIdentity(_pool, await _cognito.LoginsOf(_client)));
        Assert.Equal([TestCognito.ProviderOf(_client)], (await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = first })).Logins!);
        Assert.Equal(1, await _cognito.Database(db => db.Identities.CountAsync()));
    }

    [Fact]
    public async Task Takes_the_user_pool_under_the_servers_own_name_too()
    {
        var byAws = await _cognito.AnIdentity(_pool, _logins);
        Assert.Equal(byAws, await _cognito.AnIdentity(_pool, new Dictionary<string, string> { [$"localhost:8080/{_client.UserPoolId}"] = _logins.Values.Single() }));
        var both = await _cognito.Refusal(Request(new Dictionary<string, string>(_logins) { [$"localhost:8080/{_client.UserPoolId}"] = _logins.Values.Single() }));
        Assert.Equal(ErrorCodes.InvalidParameterException, both.Code);
    }

    [Fact]
    public async Task Keeps_pools_apart()
    {
        var other = await _cognito.AnIdentityPool(_client);
        Assert.NotEqual(await _cognito.AnIdentity(_pool, _logins), await _cognito.AnIdentity(other, _logins));
    }

    [Fact]
    public async Task Makes_one_identity_when_the_same_login_comes_twice_at_once()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _cognito.AnIdentity(_pool, _logins)));
        Assert.Single(ids.Distinct());
        Assert.Equal(1, await _cognito.Database(db => db.Identities.CountAsync()));
        Assert.Equal(1, await _cognito.Database(db => db.DailyCounts.Where(c => c.Day == 0 && c.Metric == "Authenticated").SumAsync(c => c.Count)));
        Assert.Equal(12, await _cognito.Database(db => db.DailyCounts.Where(c => c.Day == 0 && c.Metric == "SignIn").SumAsync(c => c.Count)));
    }

    [Fact]
    public async Task Refuses_guests_where_the_pool_has_none()
    {
        var closed = await _cognito.AnIdentityPool();
        await Refused(ErrorCodes.NotAuthorizedException, "Unauthenticated access is not supported for this identity pool.", new GetIdRequest { IdentityPoolId = closed.IdentityPoolId });
    }

    [Fact]
    public async Task Refuses_an_unknown_pool_and_another_account()
    {
        await Refused(ErrorCodes.ResourceNotFoundException, "IdentityPool 'us-east-1:0' not found.", new GetIdRequest { IdentityPoolId = "us-east-1:0" });
        await Refused(ErrorCodes.NotAuthorizedException, "Access to Identity Pool is forbidden", Request(null) with { AccountId = "999999999999" });
    }

    [Fact]
    public async Task Refuses_a_token_of_another_app_client_or_user_pool()
    {
        var otherClient = await _cognito.AClient(_client.UserPoolId!);
        await Refused(ErrorCodes.NotAuthorizedException, "Token is not from a supported provider of this identity pool.", Request(await _cognito.LoginsOf(otherClient)));

        var otherPool = await _cognito.APool();
        var foreign = await _cognito.AClient(otherPool);
        await _cognito.AUser(otherPool);
        var token = (await _cognito.LoginsOf(foreign)).Values.Single();
        await Refused(ErrorCodes.NotAuthorizedException, "Token is not from a supported provider of this identity pool.", Request(await _cognito.LoginsOf(foreign)));
        await Refused(ErrorCodes.NotAuthorizedException, "Invalid login token. Not a valid OpenId Connect identity token.", Request(Login(token)));
    }

    [Fact]
    public async Task Refuses_an_expired_a_changed_and_an_access_token()
    {
        var token = _logins.Values.Single();
        await Refused(ErrorCodes.NotAuthorizedException, "Invalid login token. Token signature invalid.", Request(Login(TestCognito.Altered(token))));
        await Refused(ErrorCodes.NotAuthorizedException, "Invalid login token. Not a valid OpenId Connect identity token.", Request(Login((await _cognito.SignIn(_client)).AccessToken!)));
        await Refused(ErrorCodes.NotAuthorizedException, "Invalid login token. Not a valid OpenId Connect identity token.", Request(Login("nonsense")));
        _cognito.Clock.Advance(TimeSpan.FromHours(1));
        var expires = TestCognito.Claims(token).GetProperty("exp").GetInt64();
        await Refused(ErrorCodes.NotAuthorizedException, $"Invalid login token. Token expired: {_cognito.Clock.GetUtcNow().ToUnixTimeSeconds()} >= {expires}", Request(_logins));
    }

    [Theory]
    [InlineData("accounts.google.com")]
    [InlineData("login.my.dev")]
    [InlineData("id.example.com/x")]
    public async Task Refuses_a_provider_that_the_pool_has_not(string provider) =>
        await Refused(ErrorCodes.NotAuthorizedException, "Token is not from a supported provider of this identity pool.", Request(new Dictionary<string, string> { [provider] = "token" }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Asks_the_user_pool_only_where_the_server_side_check_is_on(bool check)
    {
        var pool = await _cognito.AnIdentityPool(_client, p => p with { CognitoIdentityProviders = [p.CognitoIdentityProviders![0] with { ServerSideTokenCheck = check }] });
        await _cognito.AnIdentity(pool, _logins);
        await _cognito.Invoke(new AdminUserGlobalSignOutRequest { UserPoolId = _client.UserPoolId!, Username = "ana" });
        await Either(check, "Invalid login token. Token has been revoked.", Request(_logins) with { IdentityPoolId = pool.IdentityPoolId });

        var fresh = await _cognito.LoginsOf(_client);
        await _cognito.Invoke(new AdminDisableUserRequest { UserPoolId = _client.UserPoolId!, Username = "ana" });
        await Either(check, "Invalid login token. User is disabled.", Request(fresh) with { IdentityPoolId = pool.IdentityPoolId });
        await _cognito.Invoke(new AdminDeleteUserRequest { UserPoolId = _client.UserPoolId!, Username = "ana" });
        await Either(check, "Invalid login token. User does not exist.", Request(fresh) with { IdentityPoolId = pool.IdentityPoolId });
    }

    [Fact]
    public async Task Refuses_a_disabled_identity()
    {
        var id = await _cognito.AnIdentity(_pool, _logins);
        await _cognito.Database(db => db.Identities.ExecuteUpdateAsync(i => i.SetProperty(x => x.IsDisabled, true)));
        var refusal = await _cognito.Refusal(Request(_logins));
        Assert.Equal((ErrorCodes.NotAuthorizedException, $"Identity '{id}' is disabled."), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task Counts_sign_ins_new_and_active_identities_exactly()
    {
        await _cognito.AnIdentity(_pool, _logins);
        await _cognito.AnIdentity(_pool, _logins);
        await _cognito.AnIdentity(_pool);
        _cognito.Clock.Advance(TimeSpan.FromDays(1));
        await _cognito.AnIdentity(_pool, await _cognito.LoginsOf(_client));
        var provider = TestCognito.ProviderOf(_client);
        var counts = await _cognito.Database(db => db.DailyCounts.ToDictionaryAsync(c => (c.Day == 0 ? "all" : c.Day.ToString(), c.Metric, c.Provider), c => c.Count));
        var (first, second) = ("20515", "20516"); // 2026-03-03 and the day after
        Assert.Equal(1, counts[(first, "Created", provider)]);
        Assert.Equal(1, counts[(first, "Created", "unauthenticated")]);
        Assert.Equal(2, counts[(first, "SignIn", provider)]);
        Assert.Equal(1, counts[(first, "Active", provider)]);
        Assert.Equal(1, counts[(second, "Active", provider)]);
        Assert.Equal(3, counts[("all", "SignIn", provider)]);
        Assert.Equal(1, counts[("all", "Authenticated", "")]);
        Assert.Equal(1, counts[("all", "Guests", "")]);
        Assert.Equal(1, counts[("all", "Logins", provider)]);
        Assert.False(counts.ContainsKey((second, "Created", provider)));
        foreach (var kind in new[] { "Created", "Active", "SignIn" })
            Assert.Equal(counts.Where(c => c.Key is ("all", var metric, _) && metric == kind).Sum(c => c.Value), await _cognito.Database(db => db.IdentityEvents.CountAsync(e => e.Kind == kind)));
    }

    private async Task Refused(string code, string message, GetIdRequest request)
    {
        var before = await _cognito.Database(db => db.Identities.CountAsync());
        var refusal = await _cognito.Refusal(request);
        Assert.Equal((code, message), (refusal.Code, refusal.Message));
        Assert.Equal(before, await _cognito.Database(db => db.Identities.CountAsync()));
    }

    private Task Either(bool refused, string message, GetIdRequest request) => refused ? Refused(ErrorCodes.NotAuthorizedException, message, request) : _cognito.Invoke(request);

    private Dictionary<string, string> Login(string token) => new() { [TestCognito.ProviderOf(_client)] = token };

    private GetIdRequest Request(IReadOnlyDictionary<string, string>? logins) => new() { IdentityPoolId = _pool.IdentityPoolId, Logins = logins };
}
