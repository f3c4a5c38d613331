using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class GetPolicyVersionTests
{
    [Fact]
    public async Task Shows_the_text_as_it_is_now()
    {
        await using var cognito = new TestCognito();
        var policy = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*") })).Policy;
        var version = (await cognito.Invoke(new GetPolicyVersionRequest { PolicyArn = policy.Arn, VersionId = policy.DefaultVersionId })).PolicyVersion;
        Assert.Equal(TestCognito.Allow("s3:*"), version.Document);
        Assert.True(version.IsDefaultVersion);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new GetPolicyVersionRequest { PolicyArn = policy.Arn, VersionId = "v9" })).Code);
    }
}
