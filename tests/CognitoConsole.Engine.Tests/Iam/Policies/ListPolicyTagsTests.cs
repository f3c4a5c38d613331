using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class ListPolicyTagsTests
{
    [Fact]
    public async Task Pages_by_key()
    {
        const string Arn = "arn:aws:iam::123456789012:policy/P";
        await using var cognito = new TestCognito();
        await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*"), Tags = [new() { Key = "b", Value = "2" }, new() { Key = "a", Value = "1" }, new() { Key = "c", Value = "3" }] });
        var first = await cognito.Invoke(new ListPolicyTagsRequest { PolicyArn = Arn, MaxItems = 2 });
        Assert.Equal((true, "a1b2"), (first.IsTruncated, string.Concat(first.Tags.Select(t => t.Key + t.Value))));
        var second = await cognito.Invoke(new ListPolicyTagsRequest { PolicyArn = Arn, Marker = first.Marker });
        Assert.Equal((false, "c"), (second.IsTruncated, second.Tags.Single().Key));
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new ListPolicyTagsRequest { PolicyArn = Arn + "2" })).Code);
    }
}
