using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class RedeemClientCredentialsTests
{
    [Fact]
    public async Task Brings_an_access_token_for_the_machine()
    {
        await using var cognito = new TestCognito();
        var client = await AMachine(cognito);
        var answer = await cognito.Invoke(Request(client, "api/read"));
        Assert.Null(answer.IdToken);
        Assert.Null(answer.RefreshToken);
        var claims = TestCognito.Claims(answer.AccessToken);
        Assert.Equal(client.ClientId, claims.GetProperty("sub").GetString());
        Assert.Equal("api/read", claims.GetProperty("scope").GetString());
        Assert.False(claims.TryGetProperty("username", out _));
    }

    [Fact]
    public async Task Without_a_scope_it_gets_all_of_its_own()
    {
        await using var cognito = new TestCognito();
        var client = await AMachine(cognito);
        Assert.Equal("api/read api/write", TestCognito.Claims((await cognito.Invoke(Request(client, null))).AccessToken).GetProperty("scope").GetString());
    }

    [Theory]
    [InlineData("api/delete")]
    [InlineData("openid")]
    [InlineData("api/read other/read")]
    public async Task A_scope_beyond_the_clients_is_refused(string scope)
    {
        await using var cognito = new TestCognito();
        var client = await AMachine(cognito);
        Assert.Equal(ErrorCodes.InvalidScope, (await cognito.Refusal(Request(client, scope))).Code);
    }

    [Fact]
    public async Task A_scope_that_its_API_no_longer_defines_is_gone()
    {
        await using var cognito = new TestCognito();
        var client = await AMachine(cognito);
        await cognito.Database(async db =>
        {
            db.ResourceServers.Single().Scopes = [new ResourceServerScopeType { ScopeName = "read", ScopeDescription = "read" }];
            return await db.SaveChangesAsync();
        });
        Assert.Equal(ErrorCodes.InvalidScope, (await cognito.Refusal(Request(client, "api/write"))).Code);
        Assert.Equal("api/read", TestCognito.Claims((await cognito.Invoke(Request(client, null))).AccessToken).GetProperty("scope").GetString());
    }

    [Fact]
    public async Task A_person_is_not_behind_it()
    {
        await using var cognito = new TestCognito();
        var client = await AMachine(cognito);
        var token = (await cognito.Invoke(Request(client, null))).AccessToken;
        Assert.Equal(ErrorCodes.InvalidToken, (await cognito.Refusal(new GetUserInfoRequest { Domain = TestCognito.Domain, AccessToken = token })).Code);
        Assert.Equal(ErrorCodes.NotAuthorizedException, (await cognito.Refusal(new GetUserRequest { AccessToken = token })).Code);
    }

    [Fact]
    public async Task A_client_without_the_grant_or_with_a_wrong_secret_is_refused()
    {
        await using var cognito = new TestCognito();
        var client = await AMachine(cognito);
        Assert.Equal(ErrorCodes.InvalidClient, (await cognito.Refusal(Request(client, null) with { Client = new ClientCredentials(client.ClientId, "wrong") })).Code);
        var web = await cognito.AWebClient(await cognito.APool());
        await cognito.ADomain(new UserPoolType { Id = web.UserPoolId }, "web");
        Assert.Equal(ErrorCodes.UnauthorizedClient, (await cognito.Refusal(Request(web, null) with { Domain = "web" })).Code);
    }

    private static async Task<UserPoolClientType> AMachine(TestCognito cognito)
    {
        var pool = await cognito.APool();
        await cognito.ADomain(pool);
        await cognito.AResourceServer(pool, "api", "read", "write");
        return await cognito.AClient(pool, c => c with
        {
            GenerateSecret = true,
            AllowedOAuthFlows = [OAuthFlowType.ClientCredentials],
            AllowedOAuthScopes = ["api/read", "api/write"],
            AllowedOAuthFlowsUserPoolClient = true,
        });
    }

    private static RedeemClientCredentialsRequest Request(UserPoolClientType client, string? scope) =>
        new() { Domain = TestCognito.Domain, Client = new ClientCredentials(client.ClientId, client.ClientSecret), Scope = scope };
}
