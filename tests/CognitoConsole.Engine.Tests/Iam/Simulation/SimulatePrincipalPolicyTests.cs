using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class SimulatePrincipalPolicyTests
{
    [Fact]
    public async Task Knows_roles_keys_and_operators()
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount, TestCognito.Allow("s3:*"));
        await cognito.AnApiUser("ana", "Auditor");
        await cognito.AnOperator("ben", "Support");
        Assert.Equal(["allowed", "implicitDeny"], await Decisions(cognito, "role/Users", "s3:GetObject", "cognito-idp:ListUsers"));
        Assert.Equal(["implicitDeny", "allowed"], await Decisions(cognito, "user/ana", "s3:GetObject", "cognito-idp:ListUsers"));
        Assert.Equal(["allowed", "implicitDeny"], await Decisions(cognito, "user/ben@example.com", "cognito-idp:AdminDisableUser", "cognito-idp:DeleteUserPool"));
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new SimulatePrincipalPolicyRequest { PolicySourceArn = "arn:aws:iam::123456789012:user/nobody", ActionNames = ["s3:GetObject"] })).Code);
    }

    [Fact]
    public async Task Tries_policies_in_addition()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount, TestCognito.Allow("s3:*"));
        var request = new SimulatePrincipalPolicyRequest { PolicySourceArn = "arn:aws:iam::123456789012:role/Users", ActionNames = ["sqs:SendMessage"], PolicyInputList = [TestCognito.Allow("sqs:*")] };
        Assert.Equal("allowed", Assert.Single((await cognito.Invoke(request)).EvaluationResults).EvalDecision);
    }

    private static async Task<IEnumerable<string>> Decisions(TestCognito cognito, string source, params string[] actions) =>
        (await cognito.Invoke(new SimulatePrincipalPolicyRequest { PolicySourceArn = $"arn:aws:iam::123456789012:{source}", ActionNames = actions })).EvaluationResults.Select(r => r.EvalDecision);
}
