using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class RedeemRefreshTokenTests
{
    [Fact]
    public async Task Renews_with_the_same_scopes_and_sign_in()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite();
        var first = await cognito.TokensFromSite(client);
        cognito.Clock.Advance(TimeSpan.FromMinutes(10));
        var second = await cognito.Invoke(Refresh(client, first.RefreshToken));
        Assert.Null(second.RefreshToken);
        Assert.Equal("openid email", TestCognito.Claims(second.AccessToken).GetProperty("scope").GetString());
        Assert.Equal(TestCognito.Claims(first.IdToken!).GetProperty("auth_time").GetInt64(), TestCognito.Claims(second.IdToken!).GetProperty("auth_time").GetInt64());
    }

    [Fact]
    [Shows("UserPoolClient.RefreshTokenRotation.Feature")]
    public async Task Rotation_hands_out_a_successor_and_a_replay_kills_the_family()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite(c => c with
        {
            ExplicitAuthFlows = [ExplicitAuthFlowsType.AllowUserPasswordAuth],
            RefreshTokenRotation = new RefreshTokenRotationType { Feature = FeatureType.Enabled, RetryGracePeriodSeconds = 0 },
        });
        var first = await cognito.TokensFromSite(client);
        var second = await cognito.Invoke(Refresh(client, first.RefreshToken));
        Assert.NotNull(second.RefreshToken);
        Assert.Equal(ErrorCodes.InvalidGrant, (await cognito.Refusal(Refresh(client, first.RefreshToken))).Code);
        Assert.Equal(ErrorCodes.InvalidGrant, (await cognito.Refusal(Refresh(client, second.RefreshToken))).Code);
    }

    [Fact]
    public async Task A_token_of_another_client_garbage_or_nothing_is_refused()
    {
        await using var cognito = new TestCognito();
        var (pool, client) = await cognito.ASite();
        var other = await cognito.AWebClient(pool);
        var tokens = await cognito.TokensFromSite(client);
        Assert.Equal(ErrorCodes.InvalidGrant, (await cognito.Refusal(Refresh(other, tokens.RefreshToken))).Code);
        Assert.Equal(ErrorCodes.InvalidGrant, (await cognito.Refusal(Refresh(client, tokens.AccessToken))).Code);
        Assert.Equal(ErrorCodes.InvalidGrant, (await cognito.Refusal(Refresh(client, "garbage"))).Code);
        Assert.Equal(ErrorCodes.InvalidRequest, (await cognito.Refusal(Refresh(client, null))).Code);
    }

    [Fact]
    public async Task A_client_without_the_refresh_flow_may_not()
    {
        await using var cognito = new TestCognito();
        var (_, client) = await cognito.ASite(c => c with { ExplicitAuthFlows = [ExplicitAuthFlowsType.AllowUserPasswordAuth] });
        var tokens = await cognito.TokensFromSite(client);
        Assert.Equal(ErrorCodes.UnauthorizedClient, (await cognito.Refusal(Refresh(client, tokens.RefreshToken))).Code);
    }

    private static RedeemRefreshTokenRequest Refresh(UserPoolClientType client, string? token) =>
        new() { Domain = TestCognito.Domain, Client = new ClientCredentials(client.ClientId, client.ClientSecret), RefreshToken = token };
}
