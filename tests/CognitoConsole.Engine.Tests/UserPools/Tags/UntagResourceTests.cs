using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class UntagResourceTests
{
    [Fact]
    public async Task Removes_the_named_tags_and_does_not_mind_unknown_ones()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { UserPoolTags = new Dictionary<string, string> { ["team"] = "blue", ["stage"] = "test" } });
        await cognito.Invoke(new UntagResourceRequest { ResourceArn = pool.Arn!, TagKeys = ["team", "nothing"] });
        Assert.Equal(["stage"], (await cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = pool.Id! })).UserPool!.UserPoolTags!.Keys);
    }

    [Fact]
    public async Task Refuses_an_unknown_pool()
    {
        await using var cognito = new TestCognito();
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new UntagResourceRequest { ResourceArn = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_nothing00", TagKeys = ["a"] })).Code);
    }
}
