using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ListGroupsTests
{
    [Fact]
    public async Task Pages_without_gaps_or_repeats_and_only_through_its_own_pool()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var other = await cognito.APool();
        for (var i = 0; i < 7; i++) await cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = $"group-{i}" });
        await cognito.Invoke(new CreateGroupRequest { UserPoolId = other.Id!, GroupName = "group-3" });

        var names = new List<string>();
        string? token = null;
        do
        {
            var page = await cognito.Invoke(new ListGroupsRequest { UserPoolId = pool.Id!, Limit = 3, NextToken = token });
            names.AddRange(page.Groups!.Select(g => g.GroupName!));
            if (page.NextToken is not null) await cognito.RefusesAsInvalid(new ListGroupsRequest { UserPoolId = other.Id!, Limit = 3, NextToken = page.NextToken }, "Invalid pagination token.");
            token = page.NextToken;
        }
        while (token is not null);
        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"group-{i}"), names);
        await cognito.RefusesAsInvalid(new ListGroupsRequest { UserPoolId = pool.Id!, NextToken = "made-up" }, "Invalid pagination token.");
    }
}
