using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class DeletePolicyTests
{
    [Fact]
    public async Task Is_refused_while_a_role_key_or_operator_has_it()
    {
        await using var cognito = new TestCognito();
        var policy = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*") })).Policy.Arn;
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        await cognito.Invoke(new AttachRolePolicyRequest { RoleName = "Users", PolicyArn = policy });
        Assert.Equal((ErrorCodes.DeleteConflictException, "Cannot delete a policy attached to entities."), await cognito.Refusal(new DeletePolicyRequest { PolicyArn = policy }) is var r ? (r.Code, r.Message) : default);
        await cognito.Invoke(new DetachRolePolicyRequest { RoleName = "Users", PolicyArn = policy });
        var key = await cognito.AnApiUser("ana", "P");
        Assert.Equal(ErrorCodes.DeleteConflictException, (await cognito.Refusal(new DeletePolicyRequest { PolicyArn = policy })).Code);
        await cognito.Invoke(new DeleteAccessKeyRequest { AccessKeyId = key.AccessKeyId });
        await cognito.AnOperator("ben", "P");
        Assert.Equal(ErrorCodes.DeleteConflictException, (await cognito.Refusal(new DeletePolicyRequest { PolicyArn = policy })).Code);
        Assert.Equal(ErrorCodes.DeleteConflictException, (await cognito.Refusal(new DeletePolicyRequest { PolicyArn = "arn:aws:iam::123456789012:policy/Auditor" })).Code);
    }

    [Fact]
    public async Task Removes_a_policy_that_nobody_has()
    {
        await using var cognito = new TestCognito();
        var policy = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*") })).Policy.Arn;
        await cognito.Invoke(new DeletePolicyRequest { PolicyArn = policy });
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new GetPolicyRequest { PolicyArn = policy })).Code);
    }
}
