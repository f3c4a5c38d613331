using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class ListTagsForResourceTests
{
    [Fact]
    public async Task Shows_the_tags_that_the_pool_was_created_with()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.APool(p => p with { UserPoolTags = new Dictionary<string, string> { ["team"] = "blue" } });
        Assert.Equal(new Dictionary<string, string> { ["team"] = "blue" }, (await cognito.Invoke(new ListTagsForResourceRequest { ResourceArn = pool.Arn! })).Tags);
    }

    [Fact]
    public async Task Refuses_an_unknown_pool()
    {
        await using var cognito = new TestCognito();
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new ListTagsForResourceRequest { ResourceArn = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_nothing00" })).Code);
    }
}
