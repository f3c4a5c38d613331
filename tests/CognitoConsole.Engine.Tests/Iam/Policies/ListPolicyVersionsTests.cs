using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class ListPolicyVersionsTests
{
    [Fact]
    public async Task Lists_the_newest_first_page_by_page_without_their_texts()
    {
        await using var cognito = new TestCognito();
        var policy = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*") })).Policy;
        var only = Assert.Single((await cognito.Invoke(new ListPolicyVersionsRequest { PolicyArn = policy.Arn })).Versions);
        Assert.Equal(("v1", true, policy.CreateDate, null), (only.VersionId, only.IsDefaultVersion, only.CreateDate, only.Document));
        for (var i = 0; i < 2; i++) await cognito.Invoke(new CreatePolicyVersionRequest { PolicyArn = policy.Arn, PolicyDocument = TestCognito.Allow("sqs:*") });
        var first = await cognito.Invoke(new ListPolicyVersionsRequest { PolicyArn = policy.Arn, MaxItems = 2 });
        var second = await cognito.Invoke(new ListPolicyVersionsRequest { PolicyArn = policy.Arn, MaxItems = 2, Marker = first.Marker });
        Assert.Equal(["v3", "v2", "v1"], first.Versions.Concat(second.Versions).Select(v => v.VersionId));
        Assert.Equal((true, false, null), (first.IsTruncated, second.IsTruncated, second.Marker));
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new ListPolicyVersionsRequest { PolicyArn = policy.Arn + "x" })).Code);
    }
}
