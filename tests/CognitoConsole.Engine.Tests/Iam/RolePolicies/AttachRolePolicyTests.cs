using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class AttachRolePolicyTests
{
    [Fact]
    public async Task Gives_the_role_what_the_policy_allows()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        var policy = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*") })).Policy.Arn;
        for (var i = 0; i < 2; i++) await cognito.Invoke(new AttachRolePolicyRequest { RoleName = "Users", PolicyArn = policy });
        Assert.Equal("allowed", Assert.Single((await cognito.Invoke(new SimulatePrincipalPolicyRequest { PolicySourceArn = "arn:aws:iam::123456789012:role/Users", ActionNames = ["s3:GetObject"] })).EvaluationResults).EvalDecision);
        Assert.Equal(1, (await cognito.Invoke(new GetPolicyRequest { PolicyArn = policy })).Policy.AttachmentCount);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new AttachRolePolicyRequest { RoleName = "Users", PolicyArn = "arn:aws:iam::aws:policy/AmazonS3FullAccess" })).Code);
    }
}
