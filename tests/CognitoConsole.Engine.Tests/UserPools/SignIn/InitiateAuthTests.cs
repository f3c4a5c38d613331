using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class InitiateAuthTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        _client = await _cognito.AClient(_pool);
        await _cognito.AUser(_pool);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task The_right_password_brings_tokens_for_this_user_and_client()
    {
        var tokens = await _cognito.SignIn(_client);
        var id = TestCognito.Claims(tokens.IdToken!);
        var access = TestCognito.Claims(tokens.AccessToken!);
        Assert.Equal(("id", _client.ClientId, "ana"), (id.GetProperty("token_use").GetString(), id.GetProperty("aud").GetString(), id.GetProperty("cognito:username").GetString()));
        Assert.True(id.GetProperty("email_verified").GetBoolean());
        Assert.Equal(("access", _client.ClientId, "aws.cognito.signin.user.admin"), (access.GetProperty("token_use").GetString(), access.GetProperty("client_id").GetString(), access.GetProperty("scope").GetString()));
        Assert.Equal(id.GetProperty("origin_jti").GetString(), access.GetProperty("origin_jti").GetString());
        Assert.Equal(3600, access.GetProperty("exp").GetInt64() - access.GetProperty("iat").GetInt64());
        Assert.Equal("Bearer", tokens.TokenType);
    }

    [Fact]
    public async Task Token_validities_follow_the_client()
    {
        var client = await _cognito.AClient(_pool, c => c with { AccessTokenValidity = 10, IdTokenValidity = 1, TokenValidityUnits = new() { AccessToken = "minutes", IdToken = "days" } });
        var tokens = await _cognito.SignIn(client);
        Assert.Equal(600, tokens.ExpiresIn);
        var id = TestCognito.Claims(tokens.IdToken!);
        Assert.Equal(86400, id.GetProperty("exp").GetInt64() - id.GetProperty("iat").GetInt64());
    }

    [Fact]
    public Task A_wrong_password_is_refused() => _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(_client, password: "Wrong-Horse-9"), "Incorrect username or password.");

    [Fact]
    [Shows("UserPoolClient.PreventUserExistenceErrors")]
    public async Task An_unknown_user_is_told_only_where_the_client_allows_it()
    {
        await _cognito.RefusesUnknownUser(_cognito.PasswordAuth(_client, "nobody"));
        var discreet = await _cognito.AClient(_pool, c => c with { PreventUserExistenceErrors = "ENABLED" });
        await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(discreet, "nobody"), "Incorrect username or password.");
    }

    [Fact]
    public async Task A_flow_that_is_off_is_refused()
    {
        var client = await _cognito.AClient(_pool, c => c with { ExplicitAuthFlows = ["ALLOW_REFRESH_TOKEN_AUTH"] });
        await _cognito.RefusesAsInvalid(_cognito.PasswordAuth(client), "USER_PASSWORD_AUTH flow not enabled for this client");
        await _cognito.RefusesAsInvalid(TestCognito.SrpAuth(client, new SrpClient()), "USER_SRP_AUTH is not enabled for the client.");
        await _cognito.RefusesAsInvalid(_cognito.PasswordAuth(_client) with { AuthFlow = AuthFlowType.AdminUserPasswordAuth }, "Initiate Auth method not supported");
    }

    [Fact]
    public async Task The_client_secret_is_proven_by_the_hash()
    {
        var client = await _cognito.AClient(_pool, c => c with { GenerateSecret = true });
        await _cognito.SignIn(client);
        await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(client with { ClientSecret = null }), $"Client {client.ClientId} is configured with secret but SECRET_HASH was not received");
        await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(client with { ClientSecret = "another" }), $"Unable to verify secret hash for client {client.ClientId}");
        await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(_client with { ClientSecret = "another" }), $"Client {_client.ClientId} is not configured for secret but secret hash was received");
    }

    [Fact]
    public async Task States_that_stop_a_right_password_are_told_after_it_only()
    {
        await _cognito.Invoke(new AdminDisableUserRequest { UserPoolId = _pool.Id!, Username = "ana" });
        await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(_client), "User is disabled.");
        await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(_client, password: "Wrong-Horse-9"), "Incorrect username or password.");
        await _cognito.SignUp(_client, "new");
        await _cognito.Refuses(_cognito.PasswordAuth(_client, "new"), ErrorCodes.UserNotConfirmedException, "User is not confirmed.");
        await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(_client, "new", "Wrong-Horse-9"), "Incorrect username or password.");
    }

    [Fact]
    public async Task A_temporary_password_expires()
    {
        await _cognito.AnInvitedUser(_pool, "ben");
        Assert.Equal(ChallengeNameType.NewPasswordRequired, (await _cognito.StartSignIn(_client, "ben", "Temporary-1")).ChallengeName);
        _cognito.Clock.Advance(TimeSpan.FromDays(7));
        await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(_client, "ben", "Temporary-1"), "Temporary password has expired and must be reset by an administrator.");
    }

    [Fact]
    public async Task Two_hundred_guesses_at_once_are_not_judged_past_the_lock()
    {
        var (_, refusals) = await _cognito.AtOnce(200, i => _cognito.PasswordAuth(_client, password: $"Wrong-Horse-{i}"));
        Assert.Equal(5, refusals.Count(r => r.Message == "Incorrect username or password."));
        Assert.Equal(195, refusals.Count(r => r.Message == "Password attempts exceeded"));
    }

    [Fact]
    public async Task Locks_double_up_to_fifteen_minutes_and_quiet_forgets()
    {
        Assert.Equal([0, 1, 2, 4, 900], new[] { 4, 5, 6, 7, 40 }.Select(n => (int)Lockout.LockAfter(n).TotalSeconds));
        for (var i = 0; i < 4; i++) await _cognito.Refusal(_cognito.PasswordAuth(_client, password: "Wrong-Horse-9"));
        _cognito.Clock.Advance(TimeSpan.FromMinutes(15.1));
        for (var i = 0; i < 4; i++) await _cognito.RefusesAsUnauthorized(_cognito.PasswordAuth(_client, password: "Wrong-Horse-9"), "Incorrect username or password.");
        await _cognito.SignIn(_client);
    }

    [Fact]
    public async Task A_lock_holds_on_every_path()
    {
        for (var i = 0; i < 5; i++) await _cognito.Refusal(_cognito.PasswordAuth(_client, password: "Wrong-Horse-9"));
        await _cognito.RefusesAsUnauthorized(TestCognito.AdminPasswordAuth(_client), "Password attempts exceeded");
        await _cognito.RefusesAsUnauthorized(await _cognito.SrpProof(_client), "Password attempts exceeded");
    }

    [Fact]
    public async Task A_refresh_token_renews_the_tokens_of_the_same_sign_in()
    {
        var first = await _cognito.SignIn(_client);
        _cognito.Clock.Advance(TimeSpan.FromMinutes(30));
        var second = (await _cognito.Invoke(TestCognito.RefreshAuth(_client, first.RefreshToken!))).AuthenticationResult!;
        Assert.Null(second.RefreshToken);
        var (before, after) = (TestCognito.Claims(first.AccessToken!), TestCognito.Claims(second.AccessToken!));
        Assert.Equal(before.GetProperty("auth_time").GetInt64(), after.GetProperty("auth_time").GetInt64());
        Assert.Equal(before.GetProperty("origin_jti").GetString(), after.GetProperty("origin_jti").GetString());
        Assert.NotEqual(before.GetProperty("jti").GetString(), after.GetProperty("jti").GetString());
    }

    [Fact]
    public async Task A_refresh_token_of_another_client_or_of_nobody_is_refused()
    {
        var tokens = await _cognito.SignIn(_client);
        var other = await _cognito.AClient(_pool);
        await _cognito.RefusesAsUnauthorized(TestCognito.RefreshAuth(other, tokens.RefreshToken!), "Invalid Refresh Token");
        await _cognito.RefusesAsUnauthorized(TestCognito.RefreshAuth(_client, tokens.AccessToken!), "Invalid Refresh Token");
        _cognito.Clock.Advance(TimeSpan.FromDays(31));
        await _cognito.RefusesAsUnauthorized(TestCognito.RefreshAuth(_client, tokens.RefreshToken!), "Refresh Token has expired");
    }

    [Fact]
    public async Task Somebody_who_does_not_exist_gets_the_same_simulated_challenge_each_time()
    {
        var discreet = await _cognito.AClient(_pool, c => c with { PreventUserExistenceErrors = "ENABLED" });
        var first = (await _cognito.Invoke(TestCognito.SrpAuth(discreet, new SrpClient(), "nobody"))).ChallengeParameters!;
        var second = (await _cognito.Invoke(TestCognito.SrpAuth(discreet, new SrpClient(), "nobody"))).ChallengeParameters!;
        Assert.Equal((first["SALT"], first["USER_ID_FOR_SRP"]), (second["SALT"], second["USER_ID_FOR_SRP"]));
        await _cognito.RefusesAsUnauthorized(await _cognito.SrpProof(discreet, "nobody"), "Incorrect username or password.");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("zz")]
    public Task A_worthless_public_value_starts_no_proof(string srpA) => _cognito.RefusesAsInvalid(
        new InitiateAuthRequest { ClientId = _client.ClientId!, AuthFlow = AuthFlowType.UserSrpAuth, AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ana", ["SRP_A"] = srpA } },
        "SRP_A is not a valid value.");

    [Fact]
    public Task A_parameter_that_is_missing_is_named() => _cognito.RefusesAsInvalid(
        new InitiateAuthRequest { ClientId = _client.ClientId!, AuthFlow = AuthFlowType.UserPasswordAuth, AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ana" } },
        "Missing required parameter PASSWORD");
}
