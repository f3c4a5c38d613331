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

    [Fact]
    public async Task Without_a_grace_period_one_of_fifty_at_once_is_served()
    {
        await _cognito.Invoke(new UpdateUserPoolClientRequest
        {
            UserPoolId = _client.UserPoolId!,
            ClientId = _client.ClientId!,
            ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH"],
            RefreshTokenRotation = new() { Feature = "ENABLED", RetryGracePeriodSeconds = 0 },
        });
        var token = (await _cognito.SignIn(_client)).RefreshToken!;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _cognito.Outcome(Request(token)))));
        var served = Assert.Single(outcomes, o => o.Refusal is null);
        Assert.All(outcomes.Where(o => o.Refusal is not null), o => Assert.Contains(o.Refusal!.Code, new[] { ErrorCodes.RefreshTokenReuseException, ErrorCodes.NotAuthorizedException }));
        // It was presented twice, so its successor has ended with the family.
        await _cognito.RefusesAsUnauthorized(Request(served.Answer!.AuthenticationResult!.RefreshToken!), "Refresh Token has been revoked");
    }

    [Fact]
    public async Task A_function_that_fails_costs_nobody_the_sign_in()
    {
        var arn = await _cognito.AFunction("export const handler = async event => { if (event.request.clientMetadata?.fail) throw new Error('not today'); return event; }");
        var pool = await _cognito.APool(p => p with { LambdaConfig = new() { PreTokenGeneration = arn } });
        await _cognito.AUser(pool);
        var client = await _cognito.AClient(pool, c => c with { ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH"], RefreshTokenRotation = new() { Feature = "ENABLED", RetryGracePeriodSeconds = 0 } });
        var token = (await _cognito.SignIn(client)).RefreshToken!;
        var request = new GetTokensFromRefreshTokenRequest { ClientId = client.ClientId!, RefreshToken = token };
        for (var i = 0; i < 3; i++) Assert.Equal(ErrorCodes.UserLambdaValidationException, (await _cognito.Refusal(request with { ClientMetadata = new Dictionary<string, string> { ["fail"] = "1" } })).Code);
        Assert.NotNull((await _cognito.Invoke(request)).AuthenticationResult!.RefreshToken);
        Assert.Equal(ErrorCodes.RefreshTokenReuseException, (await _cognito.Refusal(request)).Code);
    }

    private GetTokensFromRefreshTokenRequest Request(string token) => new() { ClientId = _client.ClientId!, ClientSecret = _client.ClientSecret, RefreshToken = token };
}
