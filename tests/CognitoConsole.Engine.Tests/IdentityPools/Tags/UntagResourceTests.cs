using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class UntagResourceTests
{
    [Fact]
    public async Task Removes_the_named_tags_and_does_not_mind_unknown_ones()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AnIdentityPool(p => p with { IdentityPoolTags = new Dictionary<string, string> { ["team"] = "blue", ["stage"] = "test" } });
        await cognito.Invoke(new UntagResourceRequest { ResourceArn = cognito.ArnOf(pool), TagKeys = ["team", "nothing"] });
        Assert.Equal(["stage"], (await cognito.Invoke(new ListTagsForResourceRequest { ResourceArn = cognito.ArnOf(pool) })).Tags!.Keys);
    }
}
