using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Several nodes on one database are one service: what one has counted, used up or revoked holds on the others, and after a restart.</summary>
public sealed class NodesTests : IAsyncLifetime
{
    private readonly TestCognito _first = new();
    private TestCognito[] _nodes = [];
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _first.APool();
        _client = await _first.AClient(_pool);
        await _first.AUser(_pool);
        _nodes = [_first, _first.ANode(), _first.ANode()];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes.Skip(1)) await node.DisposeAsync();
        await _first.DisposeAsync();
    }

    [Fact]
    public async Task Guesses_are_judged_five_times_whichever_node_they_come_to()
    {
        var refusals = await EverywhereAtOnce(60, i => _first.PasswordAuth(_client, password: $"Wrong-Horse-{i}"));
        Assert.Equal(5, refusals.Count(r => r == "Incorrect username or password."));
        Assert.Equal(55, refusals.Count(r => r == "Password attempts exceeded"));
        foreach (var node in _nodes) await node.RefusesAsUnauthorized(_first.PasswordAuth(_client), "Password attempts exceeded");
    }

    [Fact]
    public async Task A_code_of_an_app_signs_in_on_one_node_only()
    {
        await _first.SetMfa(_pool, "OPTIONAL", totp: true);
        var secret = await _first.ATotp((await _first.SignIn(_client)).AccessToken!);
        var sessions = new List<string?>();
        for (var i = 0; i < 5; i++) sessions.Add((await _first.StartSignIn(_client)).Session);
        var code = _first.TotpCode(secret);
        Assert.Single(await EverywhereAtOnce(sessions.Count, i => TestCognito.TotpAnswer(_client, sessions[i], code)), r => r is null);
    }

    [Fact]
    public async Task What_is_revoked_is_refused_at_once_elsewhere_and_after_a_restart()
    {
        var (one, two) = (await _first.SignIn(_client), await _first.SignIn(_client));
        // Every node has the tokens at hand.
        foreach (var node in _nodes)
            foreach (var tokens in new[] { one, two })
            {
                await node.Invoke(new GetUserRequest { AccessToken = tokens.AccessToken! });
                await node.Invoke(TestCognito.RefreshAuth(_client, tokens.RefreshToken!));
            }

        await _first.Invoke(new RevokeTokenRequest { ClientId = _client.ClientId!, Token = one.RefreshToken! });
        await using var restarted = _first.ANode();
        foreach (var node in _nodes.Append(restarted))
        {
            await node.RefusesAsUnauthorized(TestCognito.RefreshAuth(_client, one.RefreshToken!), "Refresh Token has been revoked");
            await node.RefusesAsUnauthorized(new GetUserRequest { AccessToken = one.AccessToken! }, "Access Token has been revoked");
            await node.Invoke(new GetUserRequest { AccessToken = two.AccessToken! });
        }

        await _first.Invoke(new AdminUserGlobalSignOutRequest { UserPoolId = _pool.Id!, Username = "ana" });
        await using var again = _first.ANode();
        foreach (var node in _nodes.Append(again))
        {
            await node.RefusesAsUnauthorized(TestCognito.RefreshAuth(_client, two.RefreshToken!), "Refresh Token has been revoked");
            await node.RefusesAsUnauthorized(new GetUserRequest { AccessToken = two.AccessToken! }, "Access Token has been revoked");
        }
    }

    [Fact]
    public async Task A_token_that_is_renewed_fifty_times_at_once_stays_one_family_and_after_its_grace_period_none()
    {
        var client = await _first.AClient(_pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH"], RefreshTokenRotation = new() { Feature = "ENABLED", RetryGracePeriodSeconds = 10 } });
        var first = await _first.SignIn(client);
        GetTokensFromRefreshTokenRequest Renew(string token) => new() { ClientId = client.ClientId!, RefreshToken = token };
        Assert.All(await EverywhereAtOnce(50, _ => Renew(first.RefreshToken!)), Assert.Null);
        Assert.Equal(1, await _first.Database(db => Task.FromResult(db.RefreshTokens.Count(t => t.ClientId == client.ClientId))));
        var second = (await _first.Invoke(Renew(first.RefreshToken!))).AuthenticationResult!;
        Assert.Equal(Family(first.AccessToken!), Family(second.AccessToken!));

        _first.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(ErrorCodes.RefreshTokenReuseException, (await _nodes[1].Refusal(Renew(first.RefreshToken!))).Code);
        foreach (var node in _nodes)
        {
            await node.RefusesAsUnauthorized(Renew(second.RefreshToken!), "Refresh Token has been revoked");
            await node.RefusesAsUnauthorized(new GetUserRequest { AccessToken = second.AccessToken! }, "Access Token has been revoked");
        }

        static string? Family(string token) => TestCognito.Claims(token).GetProperty("origin_jti").GetString();
    }

    /// <summary>Each refusal's text, or null for an answer; the requests go round the nodes.</summary>
    private async Task<IReadOnlyList<string?>> EverywhereAtOnce<T>(int times, Func<int, IRequest<T>> request)
        where T : class =>
        await Task.WhenAll(Enumerable.Range(0, times).Select(i => Task.Run(async () => (await _nodes[i % _nodes.Length].Outcome(request(i))).Refusal?.Message)));
}
