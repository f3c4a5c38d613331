using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class AdminListGroupsForUserTests
{
    [Fact]
    public async Task Pages_through_the_users_groups_by_any_of_the_users_names()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { AliasAttributes = ["email"] });
        var user = await cognito.AUser(pool);
        foreach (var name in new[] { "c", "a", "b" })
        {
            await cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = name });
            await cognito.Invoke(new AdminAddUserToGroupRequest { UserPoolId = pool.Id!, GroupName = name, Username = "ana@example.com" });
        }

        var first = await cognito.Invoke(new AdminListGroupsForUserRequest { UserPoolId = pool.Id!, Username = "ana", Limit = 2 });
        var second = await cognito.Invoke(new AdminListGroupsForUserRequest { UserPoolId = pool.Id!, Username = user.Attributes!.Single(a => a.Name == "sub").Value!, Limit = 2, NextToken = first.NextToken });
        Assert.Equal(["a", "b", "c"], first.Groups!.Concat(second.Groups!).Select(g => g.GroupName));
        Assert.Null(second.NextToken);
        await cognito.AUser(pool, "ben");
        await cognito.RefusesAsInvalid(new AdminListGroupsForUserRequest { UserPoolId = pool.Id!, Username = "ben", NextToken = first.NextToken }, "Invalid pagination token.");
        await cognito.RefusesUnknownUser(new AdminListGroupsForUserRequest { UserPoolId = pool.Id!, Username = "nobody" });
    }
}
