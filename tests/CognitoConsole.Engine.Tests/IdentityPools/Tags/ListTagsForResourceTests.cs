using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class ListTagsForResourceTests
{
    [Fact]
    public async Task Shows_the_tags_that_the_pool_was_created_with()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AnIdentityPool(p => p with { IdentityPoolTags = new Dictionary<string, string> { ["team"] = "blue" } });
        Assert.Equal("blue", (await cognito.Invoke(new ListTagsForResourceRequest { ResourceArn = cognito.ArnOf(pool) })).Tags!["team"]);
    }

    [Fact]
    public async Task Refuses_an_unknown_pool()
    {
        await using var cognito = new TestCognito();
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new ListTagsForResourceRequest { ResourceArn = "arn:aws:cognito-identity:us-east-1:123456789012:identitypool/us-east-1:0" })).Code);
    }
}
