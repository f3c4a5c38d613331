using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class SetDefaultPolicyVersionTests
{
    [Fact]
    public async Task Goes_back_to_an_earlier_text()
    {
        await using var cognito = new TestCognito();
        var arn = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*") })).Policy.Arn;
        await cognito.Invoke(new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = TestCognito.Allow("sqs:*"), SetAsDefault = true });
        await cognito.Invoke(new SetDefaultPolicyVersionRequest { PolicyArn = arn, VersionId = "v1" });
        Assert.Equal(("v1", TestCognito.Allow("s3:*")), ((await cognito.Invoke(new GetPolicyRequest { PolicyArn = arn })).Policy.DefaultVersionId, (await cognito.Invoke(new GetPolicyVersionRequest { PolicyArn = arn, VersionId = "v1" })).PolicyVersion.Document));
        Assert.Equal(TestCognito.Allow("sqs:*"), (await cognito.Invoke(new GetPolicyVersionRequest { PolicyArn = arn, VersionId = "v2" })).PolicyVersion.Document);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new SetDefaultPolicyVersionRequest { PolicyArn = arn, VersionId = "v3" })).Code);
        Assert.Equal(ErrorCodes.ValidationException, (await cognito.Refusal(new SetDefaultPolicyVersionRequest { PolicyArn = arn, VersionId = "1" })).Code);
    }
}
