using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class GetPolicyTests
{
    [Fact]
    public async Task Wants_the_exact_ARN()
    {
        await using var cognito = new TestCognito();
        await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", Path = "/app/", PolicyDocument = TestCognito.Allow("s3:*") });
        Assert.Equal("P", (await cognito.Invoke(new GetPolicyRequest { PolicyArn = "arn:aws:iam::123456789012:policy/app/P" })).Policy.PolicyName);
        Assert.Equal((ErrorCodes.NoSuchEntityException, "Policy arn:aws:iam::123456789012:policy/P does not exist or is not attachable."), await cognito.Refusal(new GetPolicyRequest { PolicyArn = "arn:aws:iam::123456789012:policy/P" }) is var r ? (r.Code, r.Message) : default);
    }
}
