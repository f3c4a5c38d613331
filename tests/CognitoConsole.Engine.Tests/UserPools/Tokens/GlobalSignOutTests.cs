using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GlobalSignOutTests
{
    [Fact]
    public async Task Every_token_of_the_user_is_dead_at_once_and_nobody_elses()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        await cognito.AUser(pool, "ben");
        var (first, second, bens) = (await cognito.SignIn(client), await cognito.SignIn(client), await cognito.SignIn(client, "ben"));
        await cognito.Invoke(new GlobalSignOutRequest { AccessToken = first.AccessToken! });
        foreach (var tokens in new[] { first, second })
        {
            await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = tokens.AccessToken! }, "Access Token has been revoked");
            await cognito.RefusesAsUnauthorized(TestCognito.RefreshAuth(client, tokens.RefreshToken!), "Refresh Token has been revoked");
        }

        await cognito.Invoke(new GetUserRequest { AccessToken = bens.AccessToken! });
        await cognito.Invoke(new GetUserRequest { AccessToken = (await cognito.SignIn(client)).AccessToken! });
    }

    [Fact]
    public async Task An_ID_token_or_a_token_of_another_pool_signs_nobody_out()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var tokens = await cognito.SignIn(client);
        await cognito.RefusesAsUnauthorized(new GlobalSignOutRequest { AccessToken = tokens.IdToken! }, "Invalid Access Token");
        await cognito.RefusesAsUnauthorized(new GlobalSignOutRequest { AccessToken = TestCognito.Altered(tokens.AccessToken!) }, "Could not verify signature for Access Token");
        _ = await cognito.Invoke(new GetUserRequest { AccessToken = tokens.AccessToken! });
        cognito.Clock.Advance(TimeSpan.FromHours(1));
        await cognito.RefusesAsUnauthorized(new GlobalSignOutRequest { AccessToken = tokens.AccessToken! }, "Access Token has expired");
    }
}
