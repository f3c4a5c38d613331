using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class CreateGroupTests
{
    [Fact]
    public async Task Keeps_everything_that_was_given()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var group = (await cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "editors", Description = "May edit", RoleArn = "arn:aws:iam::123456789012:role/editor", Precedence = 0 })).Group!;
        Assert.Equal(("editors", pool.Id, "May edit", "arn:aws:iam::123456789012:role/editor", 0), (group.GroupName, group.UserPoolId, group.Description, group.RoleArn, group.Precedence));
        Assert.Equal(cognito.Clock.GetUtcNow(), group.CreationDate);
        Assert.Equal(group, (await cognito.Invoke(new GetGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" })).Group);
    }

    [Fact]
    public async Task Refuses_a_name_that_is_taken_but_not_one_in_another_case_or_pool()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var other = await cognito.APool();
        await cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" });
        await cognito.Refuses(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" }, ErrorCodes.GroupExistsException, "A group with the name already exists.");
        await cognito.Invoke(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "Editors" });
        await cognito.Invoke(new CreateGroupRequest { UserPoolId = other.Id!, GroupName = "editors" });
    }

    [Fact]
    public async Task Fifty_at_once_make_one()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        var (done, refusals) = await cognito.AtOnce(50, _ => new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "editors" }, cognito.Admin);
        Assert.Equal(1, done);
        Assert.All(refusals, r => Assert.Equal(ErrorCodes.GroupExistsException, r.Code));
    }

    [Fact]
    public async Task Refuses_a_negative_precedence_a_bad_role_and_an_unknown_pool()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool();
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "g", Precedence = -1 })).Code);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "g", RoleArn = "not an arn at all" })).Code);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new CreateGroupRequest { UserPoolId = pool.Id!, GroupName = "two words" })).Code);
        await cognito.RefusesUnknownPool(new CreateGroupRequest { UserPoolId = "us-east-1_NoSuchOne", GroupName = "g" });
    }
}
