using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class UnlinkIdentityTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private IdentityPool _pool = null!;
    private UserPoolClientType _client = null!;
    private IReadOnlyDictionary<string, string> _logins = null!;
    private string _identity = null!;

    public async ValueTask InitializeAsync()
    {
        (_pool, _client, _logins) = await _cognito.AnApp();
        _identity = await _cognito.AnIdentity(_pool, _logins);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Takes_a_login_away_so_that_its_next_use_makes_a_new_identity()
    {
        await _cognito.Invoke(Request());
        Assert.Null((await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = _identity })).Logins);
        Assert.NotEqual(_identity, await _cognito.AnIdentity(_pool, _logins));
    }

    [Fact]
    public async Task Who_has_lost_all_logins_is_no_guest_can_do_nothing_and_is_shown_so_in_the_list_that_counts_it()
    {
        await _cognito.Roles(_pool);
        await _cognito.Invoke(Request());
        Assert.Equal("NoLogins", (await _cognito.Invoke(new GetIdentityRequest { IdentityId = _identity })).Identity.State);
        Assert.Equal("NoLogins", Assert.Single((await _cognito.Invoke(new SearchIdentityIdsRequest { IdentityIdPrefix = _identity })).Identities).State);
        Assert.Equal("Logins don't match. Please include at least one valid login for this identity or identity pool.", (await _cognito.Refusal(new GetCredentialsForIdentityRequest { IdentityId = _identity })).Message);
        var simulated = await _cognito.Refusal(new GetIdentityAccessRequest { IdentityPoolId = _pool.IdentityPoolId, IdentityId = _identity, ActionNames = ["s3:GetObject"] });
        Assert.Equal((ErrorCodes.NotAuthorizedException, "Logins don't match. Please include at least one valid login for this identity or identity pool."), (simulated.Code, simulated.Message));

        var totals = (await _cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = _pool.IdentityPoolId })).Totals;
        Assert.Equal((1, 0, 0), (totals.Authenticated, totals.Guests, totals.Disabled));
        Assert.Equal("NoLogins", Assert.Single((await _cognito.Invoke(new SearchIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, State = "Authenticated" })).Identities).State);
        var counted = Assert.Single((await _cognito.Invoke(new ListCountedIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, State = "Authenticated" })).Identities);
        Assert.Equal(("Authenticated", "NoLogins"), (counted.State, counted.CurrentState));
        foreach (var state in new[] { "Guest", "Disabled" }) Assert.Empty((await _cognito.Invoke(new SearchIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, State = state })).Identities);
    }

    [Fact]
    public async Task A_developer_links_a_login_to_it_again_and_nobody_else()
    {
        var pool = await _cognito.AnIdentityPool(_client, p => p with { DeveloperProviderName = "login.example.com" });
        var id = await _cognito.AnIdentity(pool, _logins);
        await _cognito.Invoke(Request() with { IdentityId = id });
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await _cognito.Refusal(new GetCredentialsForIdentityRequest { IdentityId = id, Logins = _logins })).Code);
        var linked = await _cognito.Invoke(new GetOpenIdTokenForDeveloperIdentityRequest { IdentityPoolId = pool.IdentityPoolId, IdentityId = id, Logins = new Dictionary<string, string> { ["login.example.com"] = "ana" } });
        Assert.Equal(id, linked.IdentityId);
        Assert.Equal("Authenticated", (await _cognito.Invoke(new GetIdentityRequest { IdentityId = id })).Identity.State);
        Assert.Equal(1, (await _cognito.Invoke(new GetIdentityPoolStatisticsRequest { IdentityPoolId = pool.IdentityPoolId })).Totals.Authenticated);
    }

    [Fact]
    public async Task Wants_a_valid_login_of_this_very_identity()
    {
        await _cognito.AUser(new UserPoolType { Id = _client.UserPoolId }, "ben");
        var ben = await _cognito.LoginsOf(_client, "ben");
        await Refused("Logins don't match. Please include at least one valid login for this identity or identity pool.", Request() with { Logins = ben });
        await Refused("Logins don't match. Please include at least one valid login for this identity or identity pool.", Request() with { Logins = new Dictionary<string, string>() });
        await Refused("Invalid login token. Not a valid OpenId Connect identity token.", Request() with { Logins = new Dictionary<string, string> { [TestCognito.ProviderOf(_client)] = "x" } });
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(Request() with { IdentityId = "us-east-1:0" })).Code);
    }

    [Fact]
    public async Task Leaves_no_token_in_the_audit_log()
    {
        await _cognito.Invoke(Request() with { LoginsToRemove = ["graph.facebook.com"] });
        await _cognito.Invoke(Request());
        var log = await _cognito.Database(db => Task.FromResult(db.AuditEntries.Where(e => e.Action == "cognito-identity:UnlinkIdentity").Select(e => e.Changes).ToList()));
        Assert.NotEmpty(log);
        Assert.All(log, text => Assert.DoesNotContain("eyJ", text, StringComparison.Ordinal));
    }

    private async Task Refused(string message, UnlinkIdentityRequest request)
    {
        var refusal = await _cognito.Refusal(request);
        Assert.Equal((ErrorCodes.NotAuthorizedException, message), (refusal.Code, refusal.Message));
        Assert.NotNull((await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = _identity })).Logins);
    }

    private UnlinkIdentityRequest Request() => new() { IdentityId = _identity, Logins = _logins, LoginsToRemove = [TestCognito.ProviderOf(_client)] };
}
