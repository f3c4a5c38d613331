using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class AuthorizeTests
{
    [Fact]
    public async Task Sends_a_stranger_to_sign_in()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        Assert.Null((await Authorize(cognito, TestCognito.Parameters(client))).Location);
    }

    [Fact]
    public async Task Answers_at_once_who_is_signed_in_already()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var session = (await cognito.SignInAtSite(client)).BrowserSession;
        var location = (await Authorize(cognito, TestCognito.Parameters(client), session)).Location!;
        Assert.StartsWith(TestCognito.Callback + "?code=", location);
        Assert.Equal("state-1", TestCognito.Member(location, "state"));
    }

    [Theory]
    [InlineData("login")]
    [InlineData("select_account")]
    public async Task Asks_again_when_the_client_wants_it(string prompt)
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var session = (await cognito.SignInAtSite(client)).BrowserSession;
        Assert.Null((await Authorize(cognito, TestCognito.Parameters(client) with { Prompt = prompt }, session)).Location);
    }

    [Fact]
    public async Task Tells_the_client_that_nobody_is_signed_in_when_it_may_not_ask()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var location = (await Authorize(cognito, TestCognito.Parameters(client) with { Prompt = "none" })).Location!;
        Assert.Equal(TestCognito.Callback + "?error=login_required&state=state-1", location);
    }

    [Fact]
    public async Task A_session_ends_after_an_hour()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var session = (await cognito.SignInAtSite(client)).BrowserSession;
        cognito.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull((await Authorize(cognito, TestCognito.Parameters(client), session)).Location);
        cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await Authorize(cognito, TestCognito.Parameters(client), session)).Location);
    }

    [Fact]
    public async Task A_session_ends_with_sign_out_everywhere_a_disabled_user_and_a_new_password()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        async Task Ends(Func<Task> change)
        {
            var session = (await cognito.SignInAtSite(client)).BrowserSession;
            cognito.Clock.Advance(TimeSpan.FromSeconds(1));
            await change();
            Assert.Null((await Authorize(cognito, TestCognito.Parameters(client), session)).Location);
        }

        await Ends(() => cognito.Invoke(new AdminUserGlobalSignOutRequest { UserPoolId = pool.Id!, Username = "ana" }));
        await Ends(() => cognito.Invoke(new AdminSetUserPasswordRequest { UserPoolId = pool.Id!, Username = "ana", Password = TestCognito.Password, Permanent = true }));
        await Ends(() => cognito.Invoke(new AdminDisableUserRequest { UserPoolId = pool.Id!, Username = "ana" }));
    }

    [Fact]
    public async Task A_session_of_one_pool_is_nothing_in_another()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var session = (await cognito.SignInAtSite(client)).BrowserSession;
        var other = await cognito.APool();
        await cognito.ADomain(other, "other");
        var foreign = await cognito.AWebClient(other);
        var answer = await cognito.Invoke(new AuthorizeRequest { Domain = "other", Parameters = TestCognito.Parameters(foreign), BrowserSession = session });
        Assert.Null(answer.Location);
    }

    [Fact]
    public async Task An_unknown_client_is_shown_an_error_and_redirected_nowhere()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        Assert.Equal("Client does not exist.", (await Refusal(cognito, TestCognito.Parameters(client) with { ClientId = "nobody" })).Message);
        Assert.Equal("client_id is missing", (await Refusal(cognito, TestCognito.Parameters(client) with { ClientId = null })).Message);

        var other = await cognito.AWebClient(await cognito.APool());
        Assert.Equal("Client does not exist.", (await Refusal(cognito, TestCognito.Parameters(other))).Message);
    }

    [Fact]
    [Shows("UserPoolClient.DefaultRedirectURI")]
    public async Task The_default_redirect_URI_stands_in_for_a_missing_one()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        Assert.Equal("redirect_uri is missing", (await Refusal(cognito, TestCognito.Parameters(client) with { RedirectUri = null })).Message);
        var withDefault = await cognito.AWebClient(pool, c => c with { DefaultRedirectURI = TestCognito.Callback });
        var location = (await Authorize(cognito, TestCognito.Parameters(withDefault) with { RedirectUri = null, Prompt = "none" })).Location!;
        Assert.StartsWith(TestCognito.Callback + "?error=login_required", location);
    }

    [Theory]
    [InlineData(null, "invalid_request", "response_type+is+missing")]
    [InlineData("id_token", "invalid_request", "response_type+is+not+supported")]
    [InlineData("CODE", "invalid_request", "response_type+is+not+supported")]
    public async Task A_wrong_response_type_goes_back_to_the_client(string? responseType, string error, string description)
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var location = (await Authorize(cognito, TestCognito.Parameters(client) with { ResponseType = responseType })).Location;
        Assert.Equal($"{TestCognito.Callback}?error={error}&error_description={description}&state=state-1", location);
    }

    [Fact]
    public async Task Errors_of_the_implicit_grant_stand_in_the_fragment()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var location = (await Authorize(cognito, TestCognito.Parameters(client) with { ResponseType = "token" })).Location!;
        Assert.StartsWith(TestCognito.Callback + "#error=unauthorized_client", location);
    }

    [Fact]
    public async Task What_a_function_refuses_goes_back_to_the_client()
    {
        await using var cognito = new TestCognito();
        var function = await cognito.AFunction("throw new Error('no, not today')");
        var pool = await cognito.APool(p => p with { LambdaConfig = new() { PreTokenGeneration = function } });
        await cognito.ADomain(pool);
        var client = await cognito.AWebClient(pool, c => c with { GenerateSecret = false, AllowedOAuthFlows = [OAuthFlowType.Code, OAuthFlowType.Implicit] });
        await cognito.AUser(pool);
        var session = (await cognito.SignInAtSite(client)).BrowserSession;
        var silent = TestCognito.Parameters(client) with { ResponseType = "token", Prompt = "none", CodeChallenge = null, CodeChallengeMethod = null };
        Assert.Equal(
            TestCognito.Callback + "#error=invalid_request&error_description=PreTokenGeneration+failed+with+error+no%2C+not+today.&state=state-1",
            (await Authorize(cognito, silent, session)).Location);
        Assert.StartsWith(TestCognito.Callback + "?code=", (await Authorize(cognito, TestCognito.Parameters(client), session)).Location);
    }

    [Fact]
    [Shows("UserPoolClient.AllowedOAuthFlows")]
    public async Task The_implicit_grant_brings_tokens_in_the_fragment_and_no_refresh_token()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite(c => c with { AllowedOAuthFlows = [OAuthFlowType.Implicit] });
        var parameters = TestCognito.Parameters(client) with { ResponseType = "token", CodeChallenge = null, CodeChallengeMethod = null, Nonce = "n-1" };
        var location = (await cognito.SignInAtSite(client, parameters: parameters)).Location!;
        Assert.StartsWith(TestCognito.Callback + "#id_token=", location);
        Assert.Equal("3600", TestCognito.Member(location, "expires_in"));
        Assert.Equal("Bearer", TestCognito.Member(location, "token_type"));
        Assert.DoesNotContain("refresh_token", location);
        Assert.Equal("n-1", TestCognito.Claims(TestCognito.Member(location, "id_token")).GetProperty("nonce").GetString());
        Assert.Equal("openid email", TestCognito.Claims(TestCognito.Member(location, "access_token")).GetProperty("scope").GetString());
        await cognito.Invoke(new GetUserInfoRequest { Domain = TestCognito.Domain, AccessToken = TestCognito.Member(location, "access_token") });
    }

    [Theory]
    [InlineData("openid phone")]
    [InlineData("email")]
    [InlineData("openid OPENID")]
    [InlineData("openid aws.cognito.signin.user.admin")]
    [InlineData("api/read")]
    public async Task Scopes_beyond_the_clients_are_refused(string scope)
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var location = (await Authorize(cognito, TestCognito.Parameters(client) with { Scope = scope })).Location!;
        Assert.StartsWith(TestCognito.Callback + "?error=invalid_scope", location);
    }

    [Fact]
    [Shows("UserPoolClient.AllowedOAuthScopes")]
    public async Task A_scope_on_the_clients_list_is_granted()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite(c => c with { AllowedOAuthScopes = ["openid", "phone"] });
        var location = (await cognito.SignInAtSite(client, parameters: TestCognito.Parameters(client) with { Scope = "openid phone" })).Location!;
        Assert.StartsWith(TestCognito.Callback + "?code=", location);
    }

    [Theory]
    [InlineData("plain", TestCognito.CodeVerifier)]
    [InlineData(null, TestCognito.CodeChallenge)]
    [InlineData("s256", TestCognito.CodeChallenge)]
    [InlineData("S256", null)]
    [InlineData("S256", "short")]
    [InlineData("S256", TestCognito.CodeChallenge + "=")]
    public async Task PKCE_is_S256_with_a_real_challenge_or_nothing(string? method, string? challenge)
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var location = (await Authorize(cognito, TestCognito.Parameters(client) with { CodeChallenge = challenge, CodeChallengeMethod = method })).Location!;
        Assert.StartsWith(TestCognito.Callback + "?error=invalid_request&error_description=code_challenge", location);
    }

    [Fact]
    public async Task A_client_without_a_secret_has_to_bring_a_challenge_and_one_with_a_secret_may()
    {
        await using var cognito = new TestCognito();
        var (pool, open) = await cognito.ASite();
        AuthorizationParameters Without(UserPoolClientType client) => TestCognito.Parameters(client) with { CodeChallenge = null, CodeChallengeMethod = null };
        const string Refused = TestCognito.Callback + "?error=invalid_request&error_description=code_challenge+is+missing&state=state-1";
        Assert.Equal(Refused, (await Authorize(cognito, Without(open))).Location);
        // Not at the pages behind it either.
        Assert.Equal(Refused, (await cognito.SignInAtSite(open, parameters: Without(open))).Location);
        Assert.Equal(Refused, (await cognito.Invoke(new DescribeLoginRequest { Domain = TestCognito.Domain, Parameters = Without(open) })).ErrorLocation);

        var web = await cognito.AWebClient(pool);
        Assert.Null((await Authorize(cognito, Without(web))).Location);
        Assert.StartsWith(TestCognito.Callback + "?code=", (await cognito.SignInAtSite(web, parameters: Without(web))).Location);
    }

    [Fact]
    [Shows("UserPoolClient.AllowedOAuthFlowsUserPoolClient", "UserPoolClient.SupportedIdentityProviders")]
    public async Task A_client_without_OAuth_or_without_the_pool_as_provider_is_told()
    {
        await using var cognito = new TestCognito();
        var (pool, _) = await cognito.ASite();
        var noFlows = await cognito.AWebClient(pool, c => c with { AllowedOAuthFlowsUserPoolClient = false });
        Assert.Contains("error=unauthorized_client", (await Authorize(cognito, TestCognito.Parameters(noFlows))).Location);
        var noProvider = await cognito.AWebClient(pool, c => c with { SupportedIdentityProviders = [] });
        Assert.Contains("error=invalid_request", (await Authorize(cognito, TestCognito.Parameters(noProvider))).Location);
        Assert.Contains("error=invalid_request", (await Authorize(cognito, TestCognito.Parameters(noProvider) with { IdentityProvider = "Google" })).Location);
    }

    [Fact]
    public async Task Oversized_values_are_refused_before_anything_looks_at_them()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var huge = new string('a', 5000);
        foreach (var parameters in new[]
                 {
                     TestCognito.Parameters(client) with { Scope = huge }, TestCognito.Parameters(client) with { State = huge }, TestCognito.Parameters(client) with { Nonce = huge },
                     TestCognito.Parameters(client) with { RedirectUri = huge }, TestCognito.Parameters(client) with { ClientId = huge },
                 })
            Assert.Equal(ErrorCodes.ValidationException, (await Refusal(cognito, parameters)).Code);
    }

    [Fact]
    public async Task Only_the_hosted_UI_may_call_it()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var request = new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client) };
        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(request, cognito.Anyone)).Code);
        Assert.Equal(ErrorCodes.AccessDeniedException, (await cognito.Refusal(request, cognito.Admin)).Code);
    }

    private static Task<AuthorizeResponse> Authorize(TestCognito cognito, AuthorizationParameters parameters, string? session = null) =>
        cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = parameters, BrowserSession = session });

    private static Task<CognitoException> Refusal(TestCognito cognito, AuthorizationParameters parameters) =>
        cognito.Refusal(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = parameters });
}
