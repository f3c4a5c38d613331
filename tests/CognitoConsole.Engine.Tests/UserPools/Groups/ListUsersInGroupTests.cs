using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ListUsersInGroupTests
{
    [Fact]
    public async Task Pages_through_the_members_and_nobody_else()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" });
        foreach (var name in new[] { "eva", "ben", "cleo", "dan", "zoe" }) await cognito.AnInvitedUser(pool, name);
        foreach (var name in new[] { "eva", "ben", "cleo" }) await cognito.Invoke(new AdminAddUserToGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", Username = name });
        var first = await cognito.Invoke(new ListUsersInGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", Limit = 2 });
        var second = await cognito.Invoke(new ListUsersInGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", Limit = 2, NextToken = first.NextToken });
        Assert.Equal(["ben", "cleo", "eva"], first.Users!.Concat(second.Users!).Select(u => u.Username));
        Assert.Null(second.NextToken);
        await cognito.Refuses(new ListUsersInGroupRequest { UserPoolId = pool.Id!, GroupName = "none" }, ErrorCodes.ResourceNotFoundException, "Group not found.");
    }
}
