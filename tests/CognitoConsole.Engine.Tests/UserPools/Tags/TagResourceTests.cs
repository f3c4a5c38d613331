using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class TagResourceTests : IAsyncLifetime
{
    private readonly TestCognito _cognito = new();
    private UserPoolType _pool = null!;

    public async ValueTask InitializeAsync() => _pool = await _cognito.APool(p => p with { UserPoolTags = new Dictionary<string, string> { ["team"] = "blue", ["stage"] = "test" } });

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Adds_tags_and_overwrites_those_that_are_there()
    {
        await Tag(("team", "red"), ("owner", ""));
        var tags = (await _cognito.Invoke(new DescribeUserPoolRequest { UserPoolId = _pool.Id! })).UserPool!.UserPoolTags!;
        Assert.Equal(["owner=", "stage=test", "team=red"], tags.Select(t => $"{t.Key}={t.Value}").Order());
    }

    [Fact]
    public async Task Refuses_the_fifty_first_tag_and_AWSs_own()
    {
        await Tag([.. Enumerable.Range(0, 48).Select(i => ($"k{i}", "v"))]);
        await Tag(("k0", "w"));
        Assert.Equal((ErrorCodes.InvalidParameterException, "The maximum number of tags for a user pool is 50."), await Refusal(("one more", "v")) is var r ? (r.Code, r.Message) : default);
        Assert.Equal("aws: prefixed tag key names are not allowed for external use.", (await Refusal(("AWS:x", "v"))).Message);
    }

    [Fact]
    public async Task Refuses_an_ARN_that_is_not_exactly_the_pools()
    {
        foreach (var arn in (string[])
        [
            _pool.Arn!.Replace("us-east-1:123456789012", "eu-west-1:123456789012", StringComparison.Ordinal), _pool.Arn!.Replace("userpool", "otherthing", StringComparison.Ordinal), _pool.Arn + "x",
        ])
            Assert.Equal((ErrorCodes.ResourceNotFoundException, $"Resource {arn} does not exist."), await _cognito.Refusal(new TagResourceRequest { ResourceArn = arn, Tags = new Dictionary<string, string> { ["a"] = "b" } }) is var r ? (r.Code, r.Message) : default);
    }

    [Fact]
    public async Task Decides_access_on_the_ARN_and_so_refuses_another_account()
    {
        var arn = _pool.Arn!.Replace("123456789012", "999999999999", StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.AccessDeniedException, (await _cognito.Refusal(new TagResourceRequest { ResourceArn = arn, Tags = new Dictionary<string, string> { ["a"] = "b" } })).Code);
    }

    /// <summary>aws:ResourceTag in the policy of whoever calls.</summary>
    [Fact]
    [Shows("UserPool.UserPoolTags")]
    public async Task A_policy_tells_pools_by_their_tags_from_the_next_call_on()
    {
        await _cognito.Invoke(new Contracts.Iam.CreatePolicyRequest
        {
            PolicyName = "Blue",
            PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"cognito-idp:*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"blue"} } }] }""",
        });
        var blue = await _cognito.AnApiUser("kim", "Blue");
        var describe = new DescribeUserPoolRequest { UserPoolId = _pool.Id! };
        await _cognito.Invoke(describe, blue);
        await _cognito.Invoke(new ListTagsForResourceRequest { ResourceArn = _pool.Arn! }, blue);
        foreach (var other in new[] { await _cognito.APool(), await _cognito.APool(p => p with { UserPoolTags = new Dictionary<string, string> { ["team"] = "red" } }) })
            Assert.Equal(ErrorCodes.AccessDeniedException, (await _cognito.Refusal(describe with { UserPoolId = other.Id! }, blue)).Code);
        Assert.Equal(ErrorCodes.AccessDeniedException, (await _cognito.Refusal(describe, blue with { Region = "eu-west-1" })).Code);
        await Tag(("team", "red"));
        Assert.Equal(ErrorCodes.AccessDeniedException, (await _cognito.Refusal(describe, blue)).Code);
    }

    private Task Tag(params (string Key, string Value)[] tags) => _cognito.Invoke(Request(tags));

    private Task<CognitoException> Refusal(params (string Key, string Value)[] tags) => _cognito.Refusal(Request(tags));

    private TagResourceRequest Request((string Key, string Value)[] tags) => new() { ResourceArn = _pool.Arn!, Tags = tags.ToDictionary(t => t.Key, t => t.Value) };
}
