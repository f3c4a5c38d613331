using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DeleteUserTests
{
    [Fact]
    public async Task Removes_the_person_who_asks_and_the_token_dies_with_him()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool, "ana");
        await cognito.AUser(pool, "ben");
        var token = (await cognito.SignIn(client)).AccessToken!;
        await cognito.Invoke(new DeleteUserRequest { AccessToken = token });
        Assert.Equal(["ben"], (await cognito.Invoke(new ListUsersRequest { UserPoolId = pool.Id! })).Users!.Select(u => u.Username));
        await cognito.RefusesUnknownUser(new DeleteUserRequest { AccessToken = token });
        await cognito.RefusesUnknownUser(cognito.PasswordAuth(client));
    }
}
