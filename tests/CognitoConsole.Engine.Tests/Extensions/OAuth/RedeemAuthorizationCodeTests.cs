using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class RedeemAuthorizationCodeTests
{
    [Fact]
    public async Task Brings_the_tokens_of_the_sign_in()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var tokens = await cognito.TokensFromSite(client, TestCognito.Parameters(client) with { Nonce = "n-1" });
        Assert.Equal(3600, tokens.ExpiresIn);
        Assert.NotNull(tokens.RefreshToken);
        var id = TestCognito.Claims(tokens.IdToken!);
        Assert.Equal("n-1", id.GetProperty("nonce").GetString());
        Assert.Equal("ana@example.com", id.GetProperty("email").GetString());
        Assert.True(id.TryGetProperty("at_hash", out _));
        var access = TestCognito.Claims(tokens.AccessToken);
        Assert.Equal("openid email", access.GetProperty("scope").GetString());
        Assert.Equal(2, access.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Without_openid_there_is_no_ID_token()
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        await cognito.AResourceServer(pool, "api", "read");
        var client = await cognito.AWebClient(pool, c => c with { AllowedOAuthScopes = ["openid", "api/read"] });
        var tokens = await cognito.TokensFromSite(client, TestCognito.Parameters(client) with { Scope = "api/read" });
        Assert.Null(tokens.IdToken);
        Assert.Equal("api/read", TestCognito.Claims(tokens.AccessToken).GetProperty("scope").GetString());
    }

    [Fact]
    public async Task Of_fifty_at_once_exactly_one_succeeds_and_its_tokens_die()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var code = await cognito.ACode(client);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await cognito.Invoke(TestCognito.Redeem(client, code));
            }
            catch (CognitoException refusal) when (refusal.Code == ErrorCodes.InvalidGrant)
            {
                return null;
            }
        })));
        var won = Assert.Single(answers, a => a is not null)!;
        Assert.Equal(ErrorCodes.InvalidGrant, (await cognito.Refusal(Refresh(client, won.RefreshToken!))).Code);
        Assert.Equal(ErrorCodes.InvalidToken, (await cognito.Refusal(new GetUserInfoRequest { Domain = TestCognito.Domain, AccessToken = won.AccessToken })).Code);
    }

    [Fact]
    public async Task A_second_use_fails_and_revokes_the_tokens_of_the_first()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var code = await cognito.ACode(client);
        var tokens = await cognito.Invoke(TestCognito.Redeem(client, code));
        await cognito.Invoke(Refresh(client, tokens.RefreshToken!));
        Assert.Equal(ErrorCodes.InvalidGrant, (await cognito.Refusal(TestCognito.Redeem(client, code))).Code);
        Assert.Equal(ErrorCodes.InvalidGrant, (await cognito.Refusal(Refresh(client, tokens.RefreshToken!))).Code);
        Assert.Equal(ErrorCodes.InvalidToken, (await cognito.Refusal(new GetUserInfoRequest { Domain = TestCognito.Domain, AccessToken = tokens.AccessToken })).Code);
    }

    [Fact]
    public async Task A_code_lives_five_minutes()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var code = await cognito.ACode(client);
        cognito.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(ErrorCodes.InvalidGrant, (await cognito.Refusal(TestCognito.Redeem(client, code))).Code);
    }

    [Fact]
    public async Task A_code_is_bound_to_client_redirect_and_verifier_and_stays_good_for_its_owner()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var other = await cognito.AWebClient(pool, c => c with { GenerateSecret = false });
        var code = await cognito.ACode(client);
        var right = TestCognito.Redeem(client, code);
        foreach (var wrong in new[]
                 {
                     right with { Client = new ClientCredentials(other.ClientId, null) },
                     right with { RedirectUri = TestCognito.Callback + "/" },
                     right with { CodeVerifier = null },
                     right with { CodeVerifier = "" },
                     right with { CodeVerifier = TestCognito.CodeChallenge },
                     right with { CodeVerifier = TestCognito.CodeVerifier + "x" },
                     right with { Code = code + "x" },
                     right with { Code = code.ToUpperInvariant() },
                 })
            Assert.Equal(ErrorCodes.InvalidGrant, (await cognito.Refusal(wrong)).Code);
        Assert.NotNull((await cognito.Invoke(right)).AccessToken);
    }

    [Fact]
    public async Task A_verifier_for_a_code_without_challenge_is_an_injected_code()
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        var client = await cognito.AWebClient(pool);
        var code = await cognito.ACode(client, TestCognito.Parameters(client) with { CodeChallenge = null, CodeChallengeMethod = null });
        Assert.Equal(ErrorCodes.InvalidGrant, (await cognito.Refusal(TestCognito.Redeem(client, code))).Code);
        Assert.NotNull((await cognito.Invoke(TestCognito.Redeem(client, code) with { CodeVerifier = null })).AccessToken);
    }

    [Fact]
    public async Task A_client_with_a_secret_shows_it_and_one_without_shows_none()
    {
        await using var cognito = new TestCognito();
        var (pool, open) = await cognito.ASite();
        var client = await cognito.AWebClient(pool);
        var right = TestCognito.Redeem(client, await cognito.ACode(client));
        Assert.Equal(ErrorCodes.InvalidClient, (await cognito.Refusal(right with { Client = new ClientCredentials(client.ClientId, null) })).Code);
        Assert.Equal(ErrorCodes.InvalidClient, (await cognito.Refusal(right with { Client = new ClientCredentials(client.ClientId, "wrong") })).Code);
        Assert.Equal(ErrorCodes.InvalidClient, (await cognito.Refusal(right with { Client = new ClientCredentials("nobody", client.ClientSecret) })).Code);
        Assert.Equal(ErrorCodes.InvalidClient, (await cognito.Refusal(right with { Client = new ClientCredentials(null, null) })).Code);
        Assert.NotNull((await cognito.Invoke(right)).AccessToken);
        var ofPublic = TestCognito.Redeem(open, await cognito.ACode(open));
        Assert.Equal(ErrorCodes.InvalidClient, (await cognito.Refusal(ofPublic with { Client = new ClientCredentials(open.ClientId, "guess") })).Code);
    }

    [Fact]
    public async Task A_user_who_was_disabled_or_signed_out_meanwhile_gets_nothing()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var first = await cognito.ACode(client);
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await cognito.Invoke(new AdminUserGlobalSignOutRequest { UserPoolId = pool.Id!, Username = "ana" });
        Assert.Equal(ErrorCodes.InvalidGrant, (await cognito.Refusal(TestCognito.Redeem(client, first))).Code);
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await cognito.ACode(client);
        await cognito.Invoke(new AdminDisableUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        Assert.Equal(ErrorCodes.InvalidGrant, (await cognito.Refusal(TestCognito.Redeem(client, second))).Code);
    }

    [Theory]
    [InlineData("AdminSetUserPassword")]
    [InlineData("AdminSetUserPassword temporary")]
    [InlineData("ChangePassword")]
    [InlineData("AdminResetUserPassword")]
    [InlineData("ConfirmForgotPassword")]
    [InlineData("AdminDeleteUser")]
    public async Task Whoever_knew_the_old_password_gets_nothing_for_a_code_of_before(string change)
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite(c => c with { AllowedOAuthScopes = ["openid", "email", "aws.cognito.signin.user.admin"] });
        var parameters = TestCognito.Parameters(client) with { Scope = "openid email aws.cognito.signin.user.admin" };
        var token = (await cognito.TokensFromSite(client, parameters)).AccessToken;
        var signIn = await cognito.SignInAtSite(client, parameters: parameters);
        cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        AdminSetUserPasswordRequest set = new() { UserPoolId = pool.Id!, Username = "ana", Password = "Another-Horse-9", Permanent = true };
        await (change switch
        {
            "AdminSetUserPassword" => cognito.Invoke(set),
            "AdminSetUserPassword temporary" => cognito.Invoke(set with { Permanent = false }),
            "ChangePassword" => cognito.Invoke(new ChangePasswordRequest { AccessToken = token, PreviousPassword = TestCognito.Password, ProposedPassword = "Another-Horse-9" }),
            "AdminResetUserPassword" => cognito.Invoke(new AdminResetUserPasswordRequest { UserPoolId = pool.Id!, Username = "ana" }),
            "AdminDeleteUser" => cognito.Invoke(new AdminDeleteUserRequest { UserPoolId = pool.Id!, Username = "ana" }),
            _ => (Task)Reset(),
        });
        Assert.Equal(ErrorCodes.InvalidGrant, (await cognito.Refusal(TestCognito.Redeem(client, TestCognito.Member(signIn.Location!, "code")))).Code);

        async Task Reset()
        {
            await cognito.Invoke(new ForgotPasswordRequest { ClientId = client.ClientId!, Username = "ana" });
            await cognito.Invoke(new ConfirmForgotPasswordRequest { ClientId = client.ClientId!, Username = "ana", ConfirmationCode = await cognito.NewestCode(pool), Password = "Another-Horse-9" });
        }
    }

    [Fact]
    public async Task A_code_of_the_sign_in_that_replaces_the_temporary_password_is_good()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        await cognito.AnInvitedUser(pool, "ben");
        var needed = (await cognito.SignInAtSite(client, "ben", "Temporary-1")).NewPassword!;
        cognito.Clock.Advance(TimeSpan.FromSeconds(30));
        var answer = await cognito.Invoke(new SetNewPasswordRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client), Session = needed.Session, Username = "ben", NewPassword = "My-own-Pass-2" });
        cognito.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.NotNull((await cognito.Invoke(TestCognito.Redeem(client, TestCognito.Member(answer.Location!, "code")))).AccessToken);
    }

    [Fact]
    public async Task A_client_that_may_not_read_what_the_scope_opens_gets_nothing()
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        var client = await cognito.AWebClient(pool, c => c with { ReadAttributes = ["name"] });
        var code = await cognito.ACode(client);
        Assert.Equal(ErrorCodes.InvalidGrant, (await cognito.Refusal(TestCognito.Redeem(client, code))).Code);
    }

    [Fact]
    public async Task Missing_parameters_are_named()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        Assert.Equal("code is missing", (await cognito.Refusal(TestCognito.Redeem(client, ""))).Message);
        Assert.Equal("redirect_uri is missing", (await cognito.Refusal(TestCognito.Redeem(client, "x") with { RedirectUri = null })).Message);
    }

    [Fact]
    public async Task The_code_is_nowhere_in_the_database()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var code = await cognito.ACode(client);
        var stored = await cognito.Database(db => Task.FromResult(db.AuthorizationCodes.Single()));
        Assert.Equal(64, stored.CodeHash.Length);
        Assert.NotEqual(code, stored.CodeHash);
    }

    private static RedeemRefreshTokenRequest Refresh(UserPoolClientType client, string token) =>
        new() { Domain = TestCognito.Domain, Client = new ClientCredentials(client.ClientId, client.ClientSecret), RefreshToken = token };
}
