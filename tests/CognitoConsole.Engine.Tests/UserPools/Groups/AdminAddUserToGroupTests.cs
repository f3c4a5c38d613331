using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminAddUserToGroupTests
{
    [Fact]
    public async Task Adding_twice_or_fifty_times_at_once_is_adding_once()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.AUser(pool);
        await cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" });
        var (done, _) = await cognito.AtOnce(50, _ => new AdminAddUserToGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", Username = "ana" }, cognito.Admin);
        Assert.Equal(50, done);
        Assert.Equal(["editors"], (await cognito.Invoke(new AdminListGroupsForUserRequest { UserPoolId = pool.Id!, Username = "ana" })).Groups!.Select(g => g.GroupName));
    }

    [Fact]
    public async Task Refuses_who_or_what_does_not_exist()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.AUser(pool);
        await cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" });
        await cognito.RefusesUnknownUser(new AdminAddUserToGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", Username = "nobody" });
        await cognito.Refuses(new AdminAddUserToGroupRequest { UserPoolId = pool.Id!, GroupName = "none", Username = "ana" }, ErrorCodes.ResourceNotFoundException, "Group not found.");
    }

    [Fact]
    public async Task A_user_is_in_a_hundred_groups_at_most()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.AUser(pool);
        for (var i = 0; i <= 100; i++) await cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = $"g{i}" });
        for (var i = 0; i < 100; i++) await cognito.Invoke(new AdminAddUserToGroupRequest { UserPoolId = pool.Id!, GroupName = $"g{i}", Username = "ana" });
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new AdminAddUserToGroupRequest { UserPoolId = pool.Id!, GroupName = "g100", Username = "ana" })).Code);
    }
}
