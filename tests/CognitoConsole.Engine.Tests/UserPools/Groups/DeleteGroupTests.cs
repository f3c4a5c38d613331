using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class DeleteGroupTests
{
    [Fact]
    public async Task Takes_the_memberships_with_it_and_leaves_the_users()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.AUser(pool);
        await cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" });
        await cognito.Invoke(new AdminAddUserToGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", Username = "ana" });
        await cognito.Invoke(new DeleteGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" });
        Assert.Empty((await cognito.Invoke(new AdminListGroupsForUserRequest { UserPoolId = pool.Id!, Username = "ana" })).Groups!);
        await cognito.Refuses(new DeleteGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" }, ErrorCodes.ResourceNotFoundException, "Group not found.");
    }
}
