using CognitoConsole.Contracts;
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
