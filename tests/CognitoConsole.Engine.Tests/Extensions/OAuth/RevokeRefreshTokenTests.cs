using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class RevokeRefreshTokenTests
{
    [Fact]
    public async Task Kills_the_refresh_token_and_the_access_token_of_the_sign_in()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var tokens = await cognito.TokensFromSite(client);
        var other = await cognito.TokensFromSite(client);
        await cognito.Invoke(Revoke(client, tokens.RefreshToken));
        await cognito.Invoke(Revoke(client, tokens.RefreshToken));
        Assert.Equal(ErrorCodes.InvalidToken, (await cognito.Refusal(new GetUserInfoRequest { Domain = TestCognito.Domain, AccessToken = tokens.AccessToken })).Code);
        Assert.Equal("ana", (await cognito.Invoke(new GetUserInfoRequest { Domain = TestCognito.Domain, AccessToken = other.AccessToken })).Claims["username"]);
    }

    [Fact]
    public async Task An_unknown_token_is_answered_like_a_known_one()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        await cognito.Invoke(Revoke(client, "unknown"));
    }

    [Fact]
    public async Task Access_tokens_foreign_clients_and_missing_tokens_are_refused()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var other = await cognito.AWebClient(pool);
        var tokens = await cognito.TokensFromSite(client);
        Assert.Equal(ErrorCodes.UnsupportedTokenType, (await cognito.Refusal(Revoke(client, tokens.AccessToken))).Code);
        Assert.Equal(ErrorCodes.InvalidClient, (await cognito.Refusal(Revoke(other, tokens.RefreshToken))).Code);
        Assert.Equal(ErrorCodes.InvalidRequest, (await cognito.Refusal(Revoke(client, null))).Code);
        Assert.NotNull((await cognito.Invoke(new GetUserInfoRequest { Domain = TestCognito.Domain, AccessToken = tokens.AccessToken })).Claims);
    }

    [Fact]
    public async Task A_client_with_revocation_off_is_told_so()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite(c => c with { EnableTokenRevocation = false });
        var tokens = await cognito.TokensFromSite(client);
        Assert.Equal(ErrorCodes.InvalidRequest, (await cognito.Refusal(Revoke(client, tokens.RefreshToken))).Code);
    }

    private static RevokeRefreshTokenRequest Revoke(UserPoolClientType client, string? token) =>
        new() { Domain = TestCognito.Domain, Client = new ClientCredentials(client.ClientId, client.ClientSecret), Token = token };
}
