using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class UpdateGroupTests
{
    [Fact]
    public async Task Changes_what_is_named_and_leaves_the_rest()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var before = (await cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", Description = "May edit", Precedence = 3 })).Group!;
        cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        await cognito.Invoke(new UpdateGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", Precedence = 1 });
        Assert.Equal(before with { Precedence = 1, LastModifiedDate = cognito.Clock.GetUtcNow() }, (await cognito.Invoke(new GetGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" })).Group);
    }

    [Fact]
    public async Task Refuses_a_group_that_does_not_exist()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        await cognito.Refuses(new UpdateGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" }, ErrorCodes.ResourceNotFoundException, "Group not found.");
    }
}
