using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class PutRolePolicyTests
{
    [Fact]
    public async Task Adds_and_replaces_and_refuses_what_is_no_policy()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount, TestCognito.Allow("s3:GetObject"));
        await cognito.Invoke(new PutRolePolicyRequest { RoleName = "Users", PolicyName = "inline", PolicyDocument = TestCognito.Allow("s3:PutObject") });
        Assert.Equal("MalformedPolicyDocument", (await cognito.Refusal(new PutRolePolicyRequest { RoleName = "Users", PolicyName = "inline", PolicyDocument = "[]" })).Code);
        Assert.Contains("PutObject", (await cognito.Invoke(new GetRolePolicyRequest { RoleName = "Users", PolicyName = "inline" })).PolicyDocument, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new PutRolePolicyRequest { RoleName = "Nobody", PolicyName = "p", PolicyDocument = TestCognito.Allow("s3:*") })).Code);
    }

    [Fact]
    public async Task Counts_all_inline_policies_of_a_role_together()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount, TestCognito.Allow("s3:GetObject", "arn:aws:s3:::" + new string('a', 2000)));
        foreach (var name in new[] { "b", "c", "d", "e" }) await cognito.Invoke(new PutRolePolicyRequest { RoleName = "Users", PolicyName = name, PolicyDocument = TestCognito.Allow("s3:GetObject", "arn:aws:s3:::" + new string('a', 1900)) });
        var refusal = await cognito.Refusal(new PutRolePolicyRequest { RoleName = "Users", PolicyName = "f", PolicyDocument = TestCognito.Allow("s3:GetObject", "arn:aws:s3:::" + new string('a', 1000)) });
        Assert.Equal((ErrorCodes.LimitExceededException, "Maximum policy size of 10240 bytes exceeded for role Users"), (refusal.Code, refusal.Message));
    }
}
