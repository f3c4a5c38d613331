using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class GetGroupTests
{
    [Fact]
    public async Task Refuses_a_group_that_does_not_exist_or_is_another_pools()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var other = await cognito.APool();
        await cognito.Invoke(new CreateGroupRequest { UserPoolId = other.Id!, GroupName = "editors" });
        await cognito.Refuses(new GetGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" }, ErrorCodes.ResourceNotFoundException, "Group not found.");
        Assert.Equal(other.Id, (await cognito.Invoke(new GetGroupRequest { UserPoolId = other.Id!, GroupName = "editors" })).Group!.UserPoolId);
        await cognito.RefusesUnknownPool(new GetGroupRequest { UserPoolId = "us-east-1_NoSuchOne", GroupName = "editors" });
    }
}
