using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminRemoveUserFromGroupTests
{
    [Fact]
    public async Task Removing_takes_the_claim_from_the_next_token()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        await cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" });
        await cognito.Invoke(new AdminAddUserToGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", Username = "ana" });
        Assert.True(TestCognito.Claims((await cognito.SignIn(client)).AccessToken!).TryGetProperty("cognito:groups", out _));
        await cognito.Invoke(new AdminRemoveUserFromGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", Username = "ana" });
        await cognito.Invoke(new AdminRemoveUserFromGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", Username = "ana" });
        Assert.False(TestCognito.Claims((await cognito.SignIn(client)).AccessToken!).TryGetProperty("cognito:groups", out _));
        await cognito.RefusesUnknownUser(new AdminRemoveUserFromGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", Username = "nobody" });
        await cognito.Refuses(new AdminRemoveUserFromGroupRequest { UserPoolId = pool.Id!, GroupName = "none", Username = "ana" }, ErrorCodes.ResourceNotFoundException, "Group not found.");
    }
}
