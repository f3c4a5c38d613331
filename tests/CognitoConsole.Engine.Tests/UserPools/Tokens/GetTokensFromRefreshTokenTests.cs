using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GetTokensFromRefreshTokenTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolClientType _client = null!;

    public async ValueTask InitializeAsync()
    {
        var pool = await _cognito.APool();
        _client = await _cognito.AClient(pool, c => c with
        {
            GenerateSecret = true,
            ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH"],
            RefreshTokenRotation = new() { Feature = "ENABLED", RetryGracePeriodSeconds = 20 },
        });
        await _cognito.AUser(pool);
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    [Shows("UserPoolClient.RefreshTokenRotation.Feature", "UserPoolClient.RefreshTokenRotation.RetryGracePeriodSeconds")]
    public async Task A_rotated_token_is_replaced_and_may_repeat_itself_within_the_grace_period()
    {
        var first = (await _cognito.SignIn(_client)).RefreshToken!;
        var second = (await _cognito.Invoke(Request(first))).AuthenticationResult!;
        Assert.NotNull(second.RefreshToken);
        _cognito.Clock.Advance(TimeSpan.FromSeconds(19));
        await _cognito.Invoke(Request(first));
        await _cognito.Invoke(Request(second.RefreshToken!));
    }

    [Fact]
    public async Task A_token_used_again_after_the_grace_period_ends_the_family()
    {
        var first = (await _cognito.SignIn(_client)).RefreshToken!;
        var second = (await _cognito.Invoke(Request(first))).AuthenticationResult!;
        _cognito.Clock.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal(ErrorCodes.RefreshTokenReuseException, (await _cognito.Refusal(Request(first))).Code);
        await _cognito.RefusesAsUnauthorized(Request(second.RefreshToken!), "Refresh Token has been revoked");
        await _cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = second.AccessToken! }, "Access Token has been revoked");
    }

    [Fact]
    public async Task The_plain_secret_is_checked_before_anything_is_used_up()
    {
        var token = (await _cognito.SignIn(_client)).RefreshToken!;
        await _cognito.RefusesAsUnauthorized(Request(token) with { ClientSecret = "wrongsecretwrongsecretwrongsecret" }, $"Unable to verify secret for client {_client.ClientId}");
        await _cognito.Invoke(Request(token));
    }

    private GetTokensFromRefreshTokenRequest Request(string token) => new() { ClientId = _client.ClientId!, ClientSecret = _client.ClientSecret, RefreshToken = token };
}
