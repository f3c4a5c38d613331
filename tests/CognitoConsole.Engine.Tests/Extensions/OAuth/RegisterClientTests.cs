using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class RegisterClientTests : IAsyncLifetime
{
    private static readonly ClientRegistrationMetadata App = new() { ClientName = "Agent", RedirectUris = [TestCognito.Callback] };
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool();

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact, Shows("UserPool.DcrConfiguration.EnableStatus")]
    public async Task Nobody_registers_where_it_is_off()
    {
        await _cognito.ADomain(_pool);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await Refused(App)).Code);
        await _cognito.Registers(_pool, d => d with { EnableStatus = StatusType.Disabled });
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await Refused(App)).Code);
        Assert.DoesNotContain("registration_endpoint", await Discovery(), StringComparison.Ordinal);
        await _cognito.Registers(_pool);
        Assert.Equal(26, (await _cognito.Register(App)).ClientId.Length);
        Assert.Contains("\"registration_endpoint\":\"http://localhost:8080/auth/my-app/oauth2/register\"", await Discovery(), StringComparison.Ordinal);
    }

    [Fact, Shows("UserPool.DcrConfiguration.OpenDcrEnabled")]
    public async Task Without_a_token_only_where_registration_is_open()
    {
        await _cognito.Registers(_pool, d => d with { OpenDcrEnabled = false });
        var refusal = await Refused(App);
        Assert.Equal((ErrorCodes.InvalidToken, 401), (refusal.Code, refusal.Status));
        await _cognito.Registers(_pool);
        Assert.NotNull(await _cognito.Register(App));
    }

    [Fact, Shows("UserPoolClient.ClientType")]
    public async Task What_is_made_is_an_app_client_like_any_other()
    {
        await _cognito.Registers(_pool);
        var answer = await _cognito.Register(App);
        Assert.Equal((52, 0L, "Agent", "client_secret_basic", "openid email phone profile"), (answer.ClientSecret!.Length, answer.ClientSecretExpiresAt, answer.ClientName, answer.TokenEndpointAuthMethod, answer.Scope));
        Assert.Equal(["authorization_code", "refresh_token"], answer.GrantTypes);
        Assert.Equal(["code"], answer.ResponseTypes);
        Assert.Equal([TestCognito.Callback], answer.RedirectUris);
        Assert.Equal(_cognito.Clock.GetUtcNow().ToUnixTimeSeconds(), answer.ClientIdIssuedAt);

        var client = await Describe(answer.ClientId);
        Assert.Equal((ClientTypeType.Dcr, answer.ClientSecret, "ENABLED"), (client.ClientType, client.ClientSecret, client.PreventUserExistenceErrors));
        Assert.Equal(["COGNITO"], client.SupportedIdentityProviders!);
        Assert.Equal(ClientTypeType.Regular, (await _cognito.AClient(_pool)).ClientType);
        // Its secret is its own; all else an administrator may change, but never what it is.
        Assert.Equal(ErrorCodes.InvalidParameterException, (await _cognito.Refusal(new AddUserPoolClientSecretRequest { UserPoolId = _pool.Id!, ClientId = answer.ClientId })).Code);
        var changed = await _cognito.Invoke(new UpdateUserPoolClientRequest { UserPoolId = _pool.Id!, ClientId = answer.ClientId, ClientName = "Checked", ExplicitAuthFlows = client.ExplicitAuthFlows });
        Assert.Equal(("Checked", ClientTypeType.Dcr), (changed.UserPoolClient!.ClientName, changed.UserPoolClient.ClientType));
        await _cognito.Invoke(new DeleteUserPoolClientRequest { UserPoolId = _pool.Id!, ClientId = answer.ClientId });
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await _cognito.Refusal(new DescribeUserPoolClientRequest { UserPoolId = _pool.Id!, ClientId = answer.ClientId })).Code);
    }

    [Fact]
    public async Task It_signs_people_in_with_PKCE_and_only_at_the_pages()
    {
        await _cognito.Registers(_pool);
        await _cognito.AUser(_pool);
        var answer = await _cognito.Register(App with { TokenEndpointAuthMethod = "none" });
        Assert.Null(answer.ClientSecret);
        Assert.Null(answer.ClientSecretExpiresAt);
        var client = await Describe(answer.ClientId);
        var tokens = await _cognito.TokensFromSite(client);
        Assert.Equal("openid email", TestCognito.Claims(tokens.AccessToken).GetProperty("scope").GetString());
        Assert.NotNull((await _cognito.Invoke(new RedeemRefreshTokenRequest { Domain = TestCognito.Domain, Client = new(answer.ClientId, null), RefreshToken = tokens.RefreshToken })).AccessToken);
        Assert.Contains("code_challenge+is+missing", (await _cognito.Invoke(new AuthorizeRequest { Domain = TestCognito.Domain, Parameters = TestCognito.Parameters(client) with { CodeChallenge = null, CodeChallengeMethod = null } })).Location!, StringComparison.Ordinal);
        // The API would give a token for more than the client's scopes.
        foreach (var flow in new[] { "USER_PASSWORD_AUTH", "USER_SRP_AUTH", "CUSTOM_AUTH", "USER_AUTH" })
            Assert.Contains("not enabled", (await _cognito.Refusal(new InitiateAuthRequest { ClientId = answer.ClientId, AuthFlow = flow, AuthParameters = new Dictionary<string, string> { ["USERNAME"] = "ana", ["PASSWORD"] = TestCognito.Password, ["SRP_A"] = "AA", ["PREFERRED_CHALLENGE"] = "PASSWORD" } })).Message, StringComparison.Ordinal);
    }

    [Fact, Shows("UserPool.DcrConfiguration.AuthenticatedGrantTypes", "UserPool.DcrConfiguration.OpenDcrGrantTypes")]
    public async Task Each_way_has_its_own_grant_types()
    {
        await _cognito.AResourceServer(_pool, "api", "read");
        await _cognito.Registers(_pool, d => d with { AllowedScopes = ["api/read"] });
        var (_, token) = await _cognito.ARegistrar(_pool);
        var machine = new ClientRegistrationMetadata { GrantTypes = ["client_credentials"] };
        Assert.Equal(ErrorCodes.InvalidClientMetadata, (await Refused(machine)).Code);
        var made = await _cognito.Register(machine, token);
        Assert.Equal(("client_credentials", "api/read", "Registered client"), (Assert.Single(made.GrantTypes), made.Scope, made.ClientName));
        Assert.Empty(made.ResponseTypes);
        Assert.NotNull((await _cognito.Invoke(new RedeemClientCredentialsRequest { Domain = TestCognito.Domain, Client = new(made.ClientId, made.ClientSecret) })).AccessToken);

        await _cognito.Registers(_pool, d => d with { AllowedScopes = ["api/read"], AuthenticatedGrantTypes = ["implicit"], OpenDcrGrantTypes = ["client_credentials"] });
        Assert.Equal(ErrorCodes.InvalidClientMetadata, (await Refused(machine, token)).Code);
        Assert.Equal(ErrorCodes.InvalidClientMetadata, (await Refused(App)).Code);
        Assert.NotNull(await _cognito.Register(machine));
        var old = await _cognito.Register(App with { GrantTypes = ["implicit"], ResponseTypes = ["token"] }, token);
        Assert.Equal(("implicit", "token"), (Assert.Single(old.GrantTypes), Assert.Single(old.ResponseTypes)));

        // No grant types: nobody.
        await _cognito.Registers(_pool, d => d with { AuthenticatedGrantTypes = [], OpenDcrGrantTypes = [] });
        Assert.Equal(ErrorCodes.InvalidClientMetadata, (await Refused(App)).Code);
        Assert.Equal(ErrorCodes.InvalidClientMetadata, (await Refused(App, token)).Code);
    }

    [Fact, Shows("UserPool.DcrConfiguration.AllowedScopes")]
    public async Task Scopes_are_those_of_OpenID_Connect_and_what_the_pool_allows()
    {
        await _cognito.AResourceServer(_pool, "api", "read", "write");
        await _cognito.Registers(_pool);
        foreach (var scope in new[] { "api/read", "openid api/read", "aws.cognito.signin.user.admin", TestCognito.RegisterScope, "nothing", "openid\temail" })
            Assert.Equal(ErrorCodes.InvalidClientMetadata, (await Refused(App with { Scope = scope })).Code);
        Assert.Equal("openid email", (await _cognito.Register(App with { Scope = " openid  email openid" })).Scope);

        await _cognito.Registers(_pool, d => d with { AllowedScopes = ["api/read", "api/gone", "aws.cognito.signin.user.admin"] });
        Assert.Equal("api/read", (await _cognito.Register(App with { Scope = "api/read" })).Scope);
        Assert.Equal("openid email phone profile api/read aws.cognito.signin.user.admin", (await _cognito.Register(App)).Scope);
        foreach (var scope in new[] { "api/write", "api/gone", TestCognito.RegisterScope }) Assert.Equal(ErrorCodes.InvalidClientMetadata, (await Refused(App with { Scope = scope })).Code);
    }

    [Fact]
    public async Task The_scope_for_registration_never_goes_to_a_registered_client()
    {
        var refusal = await _cognito.Refusal(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, DcrConfiguration = new() { EnableStatus = StatusType.Enabled, AllowedScopes = [TestCognito.RegisterScope] } });
        Assert.Equal((ErrorCodes.InvalidParameterException, "dcrConfiguration.allowedScopes"), (refusal.Code, refusal.Fields.Single().Path));
        await _cognito.Registers(_pool);
        var client = await _cognito.Register(App);
        var update = new UpdateUserPoolClientRequest { UserPoolId = _pool.Id!, ClientId = client.ClientId, AllowedOAuthScopes = [TestCognito.RegisterScope] };
        Assert.Equal(ErrorCodes.ScopeDoesNotExistException, (await _cognito.Refusal(update)).Code);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("http://app.example.com/callback")]
    [InlineData("https://app.example.com/#x")]
    [InlineData("https://*.example.com/")]
    [InlineData("https://app.example.com@evil.example.com/")]
    [InlineData("//app.example.com/")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_redirect_that_no_app_client_may_have_is_refused(string? uri)
    {
        await _cognito.Registers(_pool);
        foreach (var uris in new string[][] { [uri!], [TestCognito.Callback, uri!] }) Assert.Equal(ErrorCodes.InvalidRedirectUri, (await Refused(App with { RedirectUris = uris })).Code);
        Assert.Equal(0, await _cognito.Database(db => db.UserPoolClients.CountAsync()));
    }

    [Fact]
    public async Task Metadata_that_do_not_fit_are_refused_and_change_nothing()
    {
        await _cognito.Registers(_pool, d => d with { AuthenticatedGrantTypes = ["code", "client_credentials", "implicit"] });
        var (_, token) = await _cognito.ARegistrar(_pool);
        Assert.Equal(ErrorCodes.InvalidRedirectUri, (await Refused(App with { RedirectUris = null }, token)).Code);
        Assert.Equal(ErrorCodes.InvalidRedirectUri, (await Refused(App with { RedirectUris = [.. Enumerable.Range(0, 101).Select(i => $"https://app.example.com/{i}")] }, token)).Code);
        Assert.Equal(ErrorCodes.InvalidRedirectUri, (await Refused(App with { RedirectUris = ["https://app.example.com/" + new string('a', 1024)] }, token)).Code);
        foreach (var metadata in new[]
                 {
                     App with { GrantTypes = ["password"] }, App with { GrantTypes = ["refresh_token"] }, App with { GrantTypes = [] }, App with { GrantTypes = [null!] },
                     App with { GrantTypes = ["authorization_code", "client_credentials"] }, App with { GrantTypes = ["implicit", "refresh_token"] },
                     App with { GrantTypes = ["client_credentials"], TokenEndpointAuthMethod = "none" }, App with { GrantTypes = ["client_credentials"] },
                     App with { ResponseTypes = ["token"] }, App with { ResponseTypes = ["code id_token"] }, App with { ResponseTypes = [null!] }, App with { TokenEndpointAuthMethod = "private_key_jwt" },
                     App with { ClientName = new string('a', 129) }, App with { Scope = new string('a', 5000) },
                 })
            Assert.Equal(ErrorCodes.InvalidClientMetadata, (await Refused(metadata, token)).Code);
        Assert.Equal(1, await _cognito.Database(db => db.UserPoolClients.CountAsync()));
    }

    [Theory]
    [InlineData("Agent (desktop) <b>x</b>", "Agent desktop b x b")]
    [InlineData("  a\n\tb ", "a b")]
    [InlineData("Żółw, Ltd. & Söhne", "Żółw, Ltd. Söhne")]
    [InlineData("<>", "Registered client")]
    public async Task Names_keep_what_app_clients_names_may_hold(string asked, string name)
    {
        await _cognito.Registers(_pool);
        Assert.Equal(name, (await _cognito.Register(App with { ClientName = asked })).ClientName);
    }

    [Fact]
    public async Task The_Lite_plan_has_none_of_it()
    {
        var asks = new UpdateUserPoolRequest { UserPoolId = _pool.Id!, UserPoolTier = UserPoolTierType.Lite, DcrConfiguration = new() { EnableStatus = StatusType.Enabled } };
        Assert.Equal(ErrorCodes.TierChangeNotAllowedException, (await _cognito.Refusal(asks)).Code);
        Assert.Equal(ErrorCodes.FeatureUnavailableInTierException, (await _cognito.Refusal(new CreateUserPoolRequest { PoolName = "p", UserPoolTier = UserPoolTierType.Lite, DcrConfiguration = asks.DcrConfiguration })).Code);
        var lite = await _cognito.APool(p => p with { UserPoolTier = UserPoolTierType.Lite, DcrConfiguration = new() { EnableStatus = StatusType.Disabled } });
        Assert.Equal(ErrorCodes.FeatureUnavailableInTierException, (await _cognito.Refusal(asks with { UserPoolId = lite.Id! })).Code);
    }

    [Fact]
    public async Task Switched_on_it_begins_with_AWSs_defaults()
    {
        var pool = await _cognito.APool(p => p with { DcrConfiguration = new() { EnableStatus = StatusType.Enabled } });
        var settings = (await _cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = pool.Id! })).UserPool!.DcrConfiguration!;
        Assert.False(settings.OpenDcrEnabled);
        Assert.Equal(["code", "client_credentials"], settings.AuthenticatedGrantTypes!);
        Assert.Equal(["code"], settings.OpenDcrGrantTypes!);
        Assert.Empty(settings.AllowedScopes!);
    }

    private Task<CognitoException> Refused(ClientRegistrationMetadata metadata, string? token = null) => _cognito.Refusal(TestCognito.Registration(metadata, token));

    private async Task<string> Discovery() => (await _cognito.Invoke(new GetOpenIdConfigurationRequest { UserPoolId = _pool.Id! })).Document;

    private async Task<UserPoolClientType> Describe(string clientId) => (await _cognito.Invoke(new DescribeUserPoolClientRequest { UserPoolId = _pool.Id!, ClientId = clientId })).UserPoolClient!;
}
