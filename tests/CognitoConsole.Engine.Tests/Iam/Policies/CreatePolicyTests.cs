using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class CreatePolicyTests
{
    [Fact]
    public async Task Makes_a_policy_and_refuses_names_that_are_taken()
    {
        await using var cognito = new TestCognito();
        var policy = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", Path = "/app/", PolicyDocument = TestCognito.Allow("s3:*"), Description = "d" })).Policy;
        Assert.Equal(("arn:aws:iam::123456789012:policy/app/P", "v1", 0), (policy.Arn, policy.DefaultVersionId, policy.AttachmentCount));
        Assert.Matches("^ANPA[A-Z2-7]{17}$", policy.PolicyId);
        foreach (var name in new[] { "P", "p", "Administrator", "support" })
            Assert.Equal((ErrorCodes.EntityAlreadyExistsException, $"A policy called {name} already exists. Duplicate names are not allowed."), await cognito.Refusal(new CreatePolicyRequest { PolicyName = name, PolicyDocument = TestCognito.Allow("s3:*") }) is var r ? (r.Code, r.Message) : default);
        Assert.Equal("MalformedPolicyDocument", (await cognito.Refusal(new CreatePolicyRequest { PolicyName = "Q", PolicyDocument = TestCognito.TrustInAccount })).Code);
    }
}
