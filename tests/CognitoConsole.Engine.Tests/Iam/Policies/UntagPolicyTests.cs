using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class UntagPolicyTests
{
    [Fact]
    public async Task Takes_tags_away_by_key_in_any_case()
    {
        const string Arn = "arn:aws:iam::123456789012:policy/P";
        await using var cognito = new TestCognito();
        await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*"), Tags = [new() { Key = "team", Value = "shop" }, new() { Key = "cost", Value = "1" }] });
        await cognito.Invoke(new UntagPolicyRequest { PolicyArn = Arn, TagKeys = ["TEAM", "nothing"] });
        Assert.Equal("cost", Assert.Single((await cognito.Invoke(new GetPolicyRequest { PolicyArn = Arn })).Policy.Tags!).Key);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new UntagPolicyRequest { PolicyArn = Arn + "2", TagKeys = [] })).Code);
    }
}
