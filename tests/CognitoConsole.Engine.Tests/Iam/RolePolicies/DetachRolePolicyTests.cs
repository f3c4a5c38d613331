using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class DetachRolePolicyTests
{
    [Fact]
    public async Task Takes_away_what_was_attached_and_nothing_else()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        var policy = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*") })).Policy.Arn;
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new DetachRolePolicyRequest { RoleName = "Users", PolicyArn = policy })).Code);
        await cognito.Invoke(new AttachRolePolicyRequest { RoleName = "Users", PolicyArn = policy });
        await cognito.Invoke(new DetachRolePolicyRequest { RoleName = "Users", PolicyArn = policy });
        Assert.Empty((await cognito.Invoke(new ListAttachedRolePoliciesRequest { RoleName = "Users" })).AttachedPolicies);
    }
}
