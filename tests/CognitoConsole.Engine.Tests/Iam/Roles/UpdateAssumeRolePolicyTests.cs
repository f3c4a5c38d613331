using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class UpdateAssumeRolePolicyTests
{
    [Fact]
    public async Task Replaces_the_trust_policy_and_refuses_nonsense()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        var trust = TestCognito.TrustIn("us-east-1:0");
        await cognito.Invoke(new UpdateAssumeRolePolicyRequest { RoleName = "Users", PolicyDocument = trust });
        Assert.Equal("MalformedPolicyDocument", (await cognito.Refusal(new UpdateAssumeRolePolicyRequest { RoleName = "Users", PolicyDocument = TestCognito.Allow("s3:*") })).Code);
        Assert.Equal(trust, (await cognito.Invoke(new GetRoleRequest { RoleName = "Users" })).Role.AssumeRolePolicyDocument);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new UpdateAssumeRolePolicyRequest { RoleName = "Nobody", PolicyDocument = trust })).Code);
    }
}
