using CognitoConsole.Contracts;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

public sealed class TagResourceTests
{
    [Fact]
    public async Task Adds_tags_and_overwrites_those_that_are_there()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AnIdentityPool(p => p with { IdentityPoolTags = new Dictionary<string, string> { ["team"] = "blue", ["stage"] = "test" } });
        await cognito.Invoke(new TagResourceRequest { ResourceArn = cognito.ArnOf(pool), Tags = new Dictionary<string, string> { ["team"] = "red", ["owner"] = "ana" } });
        var tags = (await cognito.Invoke(new DescribeIdentityPoolRequest { IdentityPoolId = pool.IdentityPoolId })).IdentityPoolTags!;
        Assert.Equal(["owner=ana", "stage=test", "team=red"], tags.Select(t => $"{t.Key}={t.Value}").Order());
    }

    [Fact]
    public async Task Refuses_too_many_reserved_ones_and_an_ARN_that_is_not_exactly_the_pools()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AnIdentityPool(p => p with { IdentityPoolTags = new Dictionary<string, string> { ["team"] = "blue" } });
        var many = Enumerable.Range(0, 50).ToDictionary(i => $"k{i}", _ => "v");
        Assert.Equal("The maximum number of tags for an identity pool is 50.", (await cognito.Refusal(new TagResourceRequest { ResourceArn = cognito.ArnOf(pool), Tags = many })).Message);
        Assert.Equal(ErrorCodes.InvalidParameterException, (await cognito.Refusal(new TagResourceRequest { ResourceArn = cognito.ArnOf(pool), Tags = new Dictionary<string, string> { ["aws:x"] = "" } })).Code);
        Assert.Equal(ErrorCodes.ResourceNotFoundException, (await cognito.Refusal(new TagResourceRequest { ResourceArn = cognito.ArnOf(pool) + "0", Tags = new Dictionary<string, string> { ["a"] = "b" } })).Code);
        Assert.Equal(["team"], (await cognito.Invoke(new ListTagsForResourceRequest { ResourceArn = cognito.ArnOf(pool) })).Tags!.Keys);
    }
}
