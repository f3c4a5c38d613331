using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class DeletePolicyVersionTests
{
    [Fact]
    public async Task The_default_stays_and_a_policy_goes_with_its_last_version_only()
    {
        await using var cognito = new TestCognito();
        var arn = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*") })).Policy.Arn;
        await cognito.Invoke(new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = TestCognito.Allow("sqs:*"), SetAsDefault = true });
        await Refused(ErrorCodes.DeleteConflictException, "Cannot delete the default version of a policy.", "v2");
        await Refused(ErrorCodes.NoSuchEntityException, $"Policy {arn} version v9 does not exist or is not attachable.", "v9");
        Assert.Equal(ErrorCodes.DeleteConflictException, (await cognito.Refusal(new DeletePolicyRequest { PolicyArn = arn })).Code);
        await cognito.Invoke(new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = "v1" });
        await Refused(ErrorCodes.NoSuchEntityException, $"Policy {arn} version v1 does not exist or is not attachable.", "v1");
        await cognito.Invoke(new DeletePolicyRequest { PolicyArn = arn });

        async Task Refused(string code, string message, string version)
        {
            var refusal = await cognito.Refusal(new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = version });
            Assert.Equal((code, message), (refusal.Code, refusal.Message));
        }
    }
}
