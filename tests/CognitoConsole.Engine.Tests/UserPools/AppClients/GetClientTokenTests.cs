using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GetClientTokenTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        _pool = await _cognito.APool();
        await _cognito.Invoke(new CreateResourceServerRequest
        {
            UserPoolId = _pool.Id!,
            Identifier = "api",
            Name = "API",
            Scopes = [new() { ScopeName = "read", ScopeDescription = "Read" }, new() { ScopeName = "write", ScopeDescription = "Write" }],
        });
        _client = await AMachine(_pool, ExplicitAuthFlowsType.AllowClientTokenAuth);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Brings_a_token_for_the_machine_with_all_scopes_or_those_it_asks_for()
    {
        var result = (await _cognito.Invoke(Request())).ClientAuthenticationResult!;
        Assert.Equal((3600, "Bearer"), (result.ExpiresIn, result.TokenType));
        var claims = TestCognito.Claims(result.AccessToken!);
        Assert.Equal((_client.ClientId, _client.ClientId, "access", "api/read api/write"), (Text("sub"), Text("client_id"), Text("token_use"), Text("scope")));
        Assert.Equal(_cognito.Options.Issuer(_pool.Id!, "us-east-1"), Text("iss"));
        Assert.Equal("api/write", TestCognito.Claims((await _cognito.Invoke(Request() with { Scopes = ["api/write"] })).ClientAuthenticationResult!.AccessToken!).GetProperty("scope").GetString());

        string? Text(string claim) => claims.GetProperty(claim).GetString();
    }

    [Fact]
    public async Task Either_of_two_secrets_will_do()
    {
        var added = (await _cognito.Invoke(new AddUserPoolClientSecretRequest { UserPoolId = _pool.Id!, ClientId = _client.ClientId! })).ClientSecretDescriptor!;
        await _cognito.Invoke(Request() with { Secret = added.ClientSecretValue! });
        await _cognito.Invoke(Request());
    }

    [Fact]
    public async Task Refuses_scopes_beyond_the_clients()
    {
        foreach (var scopes in new string[][] { ["api/delete"], ["openid"], ["api/read", "other/read"] })
            await _cognito.RefusesAsInvalid(Request() with { Scopes = scopes }, "The client may not ask for these scopes.");
    }

    [Fact]
    public async Task Refuses_a_wrong_secret_an_unknown_client_and_one_without_the_flow()
    {
        await _cognito.Refuses(Request() with { Secret = new string('x', 30) }, ErrorCodes.NotAuthorizedException, $"Unable to verify secret for client {_client.ClientId}");
        await _cognito.Refuses(Request() with { ClientId = "nobody" }, ErrorCodes.ResourceNotFoundException, "User pool client nobody does not exist.");
        var other = await AMachine(_pool, ExplicitAuthFlowsType.AllowUserSrpAuth);
        await _cognito.RefusesAsInvalid(new GetClientTokenRequest { ClientId = other.ClientId!, Secret = other.ClientSecret! }, "CLIENT_TOKEN_AUTH flow not enabled for this client");
        var publicClient = await _cognito.AClient(_pool);
        await _cognito.Refuses(Request() with { ClientId = publicClient.ClientId! }, ErrorCodes.NotAuthorizedException, $"Unable to verify secret for client {publicClient.ClientId}");
    }

    [Fact]
    public async Task The_third_version_of_the_trigger_hears_of_it_with_its_metadata()
    {
        var arn = await _cognito.AFunction(
            "event.response.claimsAndScopeOverrideDetails = { accessTokenGeneration: { claimsToAddOrOverride: { source: event.triggerSource, build: event.request.clientMetadata.build } } }; return event;", "tokens");
        await _cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = _pool.Id!, LambdaConfig = new() { PreTokenGenerationConfig = new() { LambdaArn = arn, LambdaVersion = "V3_0" } } });
        var token = (await _cognito.Invoke(Request() with { ClientMetadata = new Dictionary<string, string> { ["build"] = "17" } })).ClientAuthenticationResult!.AccessToken!;
        Assert.Equal(("TokenGeneration_ClientCredentials", "17"), (TestCognito.Claims(token).GetProperty("source").GetString(), TestCognito.Claims(token).GetProperty("build").GetString()));
    }

    private GetClientTokenRequest Request() => new() { ClientId = _client.ClientId!, Secret = _client.ClientSecret! };

    private Task<UserPoolClientType> AMachine(UserPoolType pool, string flow) =>
        _cognito.AClient(pool, c => c with { GenerateSecret = true, ExplicitAuthFlows = [flow], AllowedOAuthScopes = ["api/read", "api/write"] });
}
