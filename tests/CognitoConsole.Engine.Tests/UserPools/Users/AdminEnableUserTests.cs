using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminEnableUserTests
{
    [Fact]
    public async Task Lets_the_user_in_again_but_not_the_old_tokens()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        var old = await cognito.SignIn(client);
        await cognito.Invoke(new AdminDisableUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        await cognito.Invoke(new AdminEnableUserRequest { UserPoolId = pool.Id!, Username = "ana" });
        await cognito.SignIn(client);
        await cognito.RefusesAsUnauthorized(new GetUserRequest { AccessToken = old.AccessToken! }, "Access Token has been revoked");
        await cognito.RefusesUnknownUser(new AdminEnableUserRequest { UserPoolId = pool.Id!, Username = "nobody" });
    }
}
