using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>What an app client's settings do to sign-in and to its tokens.</summary>
public sealed class ClientSettingsTests : IAsyncLifetime
{
    private const int Minute = 60, Hour = 60 * Minute, Day = 24 * Hour;
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        await _cognito.AUser(_pool);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Theory, MemberData(nameof(Lives))]
    [Shows("UserPoolClient.AccessTokenValidity", "UserPoolClient.IdTokenValidity", "UserPoolClient.RefreshTokenValidity")]
    [Shows("UserPoolClient.TokenValidityUnits.AccessToken", "UserPoolClient.TokenValidityUnits.IdToken", "UserPoolClient.TokenValidityUnits.RefreshToken")]
    public async Task Tokens_live_as_long_as_the_client_says(Func<CreateUserPoolClientRequest, CreateUserPoolClientRequest> with, int access, int id, int refresh)
    {
        var client = await _cognito.AClient(_pool, with);
        var start = _cognito.Clock.GetUtcNow();
        var tokens = await _cognito.SignIn(client);
        Assert.Equal((access, access, id), (tokens.ExpiresIn, Life(tokens.AccessToken!), Life(tokens.IdToken!)));
        var (use, renew) = (new GetUserRequest { AccessToken = tokens.AccessToken! }, TestCognito.RefreshAuth(client, tokens.RefreshToken!));

        At(access - 1);
        await _cognito.Invoke(use);
        At(access);
        await _cognito.RefusesAsUnauthorized(use, "Access Token has expired");
        At(refresh - 1);
        await _cognito.Invoke(renew);
        At(refresh);
        await _cognito.RefusesAsUnauthorized(renew, "Refresh Token has expired");

        void At(int seconds)
        {
            var wait = start.AddSeconds(seconds) - _cognito.Clock.GetUtcNow();
            if (wait > TimeSpan.Zero) _cognito.Clock.Advance(wait);
        }

        static int Life(string token) => TestCognito.Claims(token) is var claims ? (int)(claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64()) : 0;
    }

    public static TheoryData<Func<CreateUserPoolClientRequest, CreateUserPoolClientRequest>, int, int, int> Lives => new()
    {
        { c => c, Hour, Hour, 30 * Day },
        { c => c with { AccessTokenValidity = 6 }, 6 * Hour, Hour, 30 * Day },
        { c => c with { AccessTokenValidity = 6, TokenValidityUnits = new() { AccessToken = "minutes" } }, 6 * Minute, Hour, 30 * Day },
        { c => c with { AccessTokenValidity = 600, TokenValidityUnits = new() { AccessToken = "seconds" } }, 600, Hour, 30 * Day },
        { c => c with { AccessTokenValidity = 1, TokenValidityUnits = new() { AccessToken = "days" } }, Day, Hour, 30 * Day },
        { c => c with { IdTokenValidity = 7 }, Hour, 7 * Hour, 30 * Day },
        { c => c with { IdTokenValidity = 7, TokenValidityUnits = new() { IdToken = "minutes" } }, Hour, 7 * Minute, 30 * Day },
        { c => c with { RefreshTokenValidity = 70 }, Hour, Hour, 70 * Day },
        { c => c with { RefreshTokenValidity = 70, TokenValidityUnits = new() { RefreshToken = "hours" } }, Hour, Hour, 70 * Hour },
        { c => c with { RefreshTokenValidity = 70, TokenValidityUnits = new() { RefreshToken = "minutes" } }, Hour, Hour, 70 * Minute },
    };

    [Theory]
    [InlineData(null, 3)]
    [InlineData(5, 5)]
    [InlineData(15, 15)]
    [Shows("UserPoolClient.AuthSessionValidity")]
    public async Task A_challenge_can_be_answered_for_so_many_minutes(int? validity, int minutes)
    {
        var client = await _cognito.AClient(_pool, c => c with { AuthSessionValidity = validity });
        foreach (var (name, wait) in new[] { ("ben", TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1)), ("eva", TimeSpan.FromMinutes(minutes)) })
        {
            await _cognito.AnInvitedUser(_pool, name);
            var challenge = await _cognito.StartSignIn(client, name, "Temporary-1");
            _cognito.Clock.Advance(wait);
            var answer = TestCognito.NewPassword(client, challenge, name);
            if (name == "ben") Assert.NotNull((await _cognito.Invoke(answer)).AuthenticationResult);
            else await _cognito.RefusesAsUnauthorized(answer, "Invalid session for the user, session is expired.");
        }
    }

    [Theory]
    [InlineData("ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH flow not enabled for this client")]
    [InlineData("USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH flow not enabled for this client")]
    [InlineData("ALLOW_USER_SRP_AUTH", "USER_SRP_AUTH", "USER_SRP_AUTH is not enabled for the client.")]
    [InlineData("ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH", "Auth flow not enabled for this client")]
    [InlineData("ADMIN_NO_SRP_AUTH", "ADMIN_NO_SRP_AUTH", "Auth flow not enabled for this client")]
    [InlineData("ALLOW_USER_AUTH", "USER_AUTH", "USER_AUTH flow not enabled for this client")]
    [InlineData("ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH", "CUSTOM_AUTH flow not enabled for this client")]
    [InlineData("CUSTOM_AUTH_FLOW_ONLY", "CUSTOM_AUTH", "CUSTOM_AUTH flow not enabled for this client")]
    [InlineData("ALLOW_REFRESH_TOKEN_AUTH", "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN_AUTH flow not enabled for this client")]
    [Shows("UserPoolClient.ExplicitAuthFlows")]
    public async Task A_flow_begins_only_where_the_client_has_it(string setting, string flow, string message)
    {
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, LambdaConfig = new() { DefineAuthChallenge = await _cognito.AFunction("event.response.issueTokens = true") } });
        // Another flow of the same kind of client, and for a refresh one that brings the token.
        var other = setting is "ALLOW_USER_SRP_AUTH" or "ALLOW_REFRESH_TOKEN_AUTH" ? "ALLOW_USER_PASSWORD_AUTH" : "ALLOW_USER_SRP_AUTH";
        var with = await _cognito.AClient(_pool, c => c with { ExplicitAuthFlows = setting == "ALLOW_REFRESH_TOKEN_AUTH" ? [setting, other] : [setting] });
        var without = await _cognito.AClient(_pool, c => c with { ExplicitAuthFlows = [other] });
        Assert.Null(await Refusal(with));
        Assert.Equal((ErrorCodes.InvalidParameterException, message), await Refusal(without));

        async Task<(string, string)?> Refusal(UserPoolClientType client)
        {
            var parameters = new Dictionary<string, string> { ["USERNAME"] = "ana", ["PASSWORD"] = TestCognito.Password, ["SRP_A"] = new SrpClient().A };
            if (flow == AuthFlowType.RefreshTokenAuth) parameters["REFRESH_TOKEN"] = (await _cognito.SignIn(client)).RefreshToken!;
            if (flow == AuthFlowType.CustomAuth) parameters.Remove("SRP_A");
            var refusal = flow.StartsWith("ADMIN", StringComparison.Ordinal)
                ? (await _cognito.Outcome(TestCognito.AdminPasswordAuth(client) with { AuthFlow = flow })).Refusal
                : (await _cognito.Outcome(new InitiateAuthRequest { ClientId = client.ClientId!, AuthFlow = flow, AuthParameters = parameters })).Refusal;
            return refusal is null ? null : (refusal.Code, refusal.Message);
        }
    }

    [Theory]
    [InlineData("CUSTOM_AUTH_FLOW_ONLY", AuthFlowType.CustomAuth)]
    [InlineData("USER_PASSWORD_AUTH", AuthFlowType.UserPasswordAuth)]
    public async Task A_client_with_the_old_names_of_flows_refreshes(string setting, string flow)
    {
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, LambdaConfig = new() { DefineAuthChallenge = await _cognito.AFunction("event.response.issueTokens = true") } });
        var client = await _cognito.AClient(_pool, c => c with { ExplicitAuthFlows = [setting] });
        var parameters = new Dictionary<string, string> { ["USERNAME"] = "ana", ["PASSWORD"] = TestCognito.Password };
        var token = (await _cognito.Invoke(new InitiateAuthRequest { ClientId = client.ClientId!, AuthFlow = flow, AuthParameters = parameters })).AuthenticationResult!.RefreshToken!;
        Assert.NotNull((await _cognito.Invoke(TestCognito.RefreshAuth(client, token))).AuthenticationResult!.AccessToken);

        parameters["SRP_A"] = new SrpClient().A;
        var srp = (await _cognito.Outcome(new InitiateAuthRequest { ClientId = client.ClientId!, AuthFlow = AuthFlowType.UserSrpAuth, AuthParameters = parameters })).Refusal;
        Assert.Equal(flow == AuthFlowType.CustomAuth ? "USER_SRP_AUTH is not enabled for the client." : null, srp?.Message);
    }
}
