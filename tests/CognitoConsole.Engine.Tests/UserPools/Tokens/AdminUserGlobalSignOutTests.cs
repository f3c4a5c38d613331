using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminUserGlobalSignOutTests
{
    [Fact]
    public async Task An_administrator_signs_a_user_out_everywhere()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool, c => c with { EnableTokenRevocation = false });
        await cognito.AUser(pool);
        var tokens = await cognito.SignIn(client);
        await cognito.Invoke(new AdminUserGlobalSignOutRequest { UserPoolId = pool.Id!, Username = "ana" });
        await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = tokens.AccessToken! }, "Access Token has been revoked");
        await cognito.RefusesAsUnauthorized(TestCognito.RefreshAuth(client, tokens.RefreshToken!), "Refresh Token has been revoked");
        // Whoever signs in again at once is signed in.
        cognito.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await cognito.Invoke(new GetUserRequest { AccessToken = (await cognito.SignIn(client)).AccessToken! });
        await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = tokens.AccessToken! }, "Access Token has been revoked");
        await cognito.RefusesUnknownUser(new AdminUserGlobalSignOutRequest { UserPoolId = pool.Id!, Username = "nobody" });
    }
}
