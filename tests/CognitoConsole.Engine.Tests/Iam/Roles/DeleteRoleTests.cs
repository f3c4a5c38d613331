using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class DeleteRoleTests
{
    [Fact]
    public async Task Wants_its_policies_gone_first()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount, TestCognito.Allow("s3:*"));
        var policy = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*") })).Policy.Arn;
        await cognito.Invoke(new AttachRolePolicyRequest { RoleName = "Users", PolicyArn = policy });
        Assert.Equal("Cannot delete entity, must delete policies first.", (await cognito.Refusal(new DeleteRoleRequest { RoleName = "Users" })).Message);
        await cognito.Invoke(new DeleteRolePolicyRequest { RoleName = "Users", PolicyName = "inline" });
        Assert.Equal((ErrorCodes.DeleteConflictException, "Cannot delete entity, must detach all policies first."), await cognito.Refusal(new DeleteRoleRequest { RoleName = "Users" }) is var r ? (r.Code, r.Message) : default);
        await cognito.Invoke(new DetachRolePolicyRequest { RoleName = "Users", PolicyArn = policy });
        await cognito.Invoke(new DeleteRoleRequest { RoleName = "Users" });
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new DeleteRoleRequest { RoleName = "Users" })).Code);
    }
}
