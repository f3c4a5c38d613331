using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class RevokeTokenTests
{
    [Fact]
    public async Task A_refresh_token_takes_its_whole_family_with_it_and_no_other()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var (one, two) = (await cognito.SignIn(client), await cognito.SignIn(client));
        await cognito.Invoke(new RevokeTokenRequest { ClientId = client.ClientId!, Token = one.RefreshToken! });
        await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = one.AccessToken! }, "Access Token has been revoked");
        await cognito.RefusesAsUnauthorized(TestCognito.RefreshAuth(client, one.RefreshToken!), "Refresh Token has been revoked");
        await cognito.Invoke(new GetUserRequest { AccessToken = two.AccessToken! });
    }

    [Fact]
    [Shows("UserPoolClient.EnableTokenRevocation")]
    public async Task Other_tokens_and_other_clients_are_refused()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        var other = await cognito.AClient(pool);
        var fixedClient = await cognito.AClient(pool, c => c with { EnableTokenRevocation = false });
        await cognito.AUser(pool);
        var tokens = await cognito.SignIn(client);
        Assert.Equal(ErrorCodes.UnsupportedTokenTypeException, (await cognito.Refusal(new RevokeTokenRequest { ClientId = client.ClientId!, Token = tokens.AccessToken! })).Code);
        Assert.Equal(ErrorCodes.UnauthorizedException, (await cognito.Refusal(new RevokeTokenRequest { ClientId = other.ClientId!, Token = tokens.RefreshToken! })).Code);
        Assert.Equal(ErrorCodes.UnsupportedOperationException, (await cognito.Refusal(new RevokeTokenRequest { ClientId = fixedClient.ClientId!, Token = (await cognito.SignIn(fixedClient)).RefreshToken! })).Code);
        await cognito.Invoke(new GetUserRequest { AccessToken = tokens.AccessToken! });
    }
}
