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

    [Fact]
    public async Task A_tag_that_is_said_wins_over_the_roles_own()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount, TestCognito.Allow("s3:GetObject", "arn:aws:s3:::b/${aws:PrincipalTag/team}/*"));
        await cognito.Invoke(new TagRoleRequest { RoleName = "Users", Tags = [new() { Key = "team", Value = "red" }] });
        var request = new SimulatePrincipalPolicyRequest { PolicySourceArn = "arn:aws:iam::123456789012:role/Users", ActionNames = ["s3:GetObject"], ResourceArns = ["arn:aws:s3:::b/red/x", "arn:aws:s3:::b/blue/x"] };
        Assert.Equal(["allowed", "implicitDeny"], (await cognito.Invoke(request)).EvaluationResults.Select(r => r.EvalDecision));
        var blue = request with { ContextEntries = [new() { ContextKeyName = "aws:PrincipalTag/team", ContextKeyValues = ["blue"], ContextKeyType = "string" }] };
        Assert.Equal(["implicitDeny", "allowed"], (await cognito.Invoke(blue)).EvaluationResults.Select(r => r.EvalDecision));
    }

    [Fact]
    public async Task Says_where_a_roles_statements_come_from()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount, TestCognito.Allow("s3:*"));
        await cognito.Invoke(new CreatePolicyRequest { PolicyName = "More", PolicyDocument = TestCognito.Allow("*") });
        await cognito.Invoke(new AttachRolePolicyRequest { RoleName = "Users", PolicyArn = "arn:aws:iam::123456789012:policy/More" });
        var request = new SimulatePrincipalPolicyRequest
        {
            PolicySourceArn = "arn:aws:iam::123456789012:role/Users",
            ActionNames = ["s3:GetObject"],
            ResourceArns = ["arn:aws:s3:::b/x"],
            ResourcePolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/ana"},"Action":"s3:*","Resource":"arn:aws:s3:::b/*"}]}""",
            CallerArn = "arn:aws:iam::123456789012:user/ana",
        };
        var matched = Assert.Single((await cognito.Invoke(request)).EvaluationResults).MatchedStatements;
        Assert.Equal([("inline", "role"), ("More", "user-managed"), ("resource policy", "resource")], matched.Select(m => (m.SourcePolicyId, m.SourcePolicyType)));
    }

    [Fact]
    public async Task Whom_a_resources_policy_would_let_in_has_to_be_said()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount, TestCognito.Allow("s3:*"));
        var request = new SimulatePrincipalPolicyRequest
        {
            PolicySourceArn = "arn:aws:iam::123456789012:role/Users",
            ActionNames = ["sqs:SendMessage"],
            ResourcePolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/ana"},"Action":"sqs:*","Resource":"*"}]}""",
        };
        Assert.Equal((ErrorCodes.InvalidInputException, "CallerArn is required with a ResourcePolicy."), await cognito.Refusal(request) is var r ? (r.Code, r.Message) : default);
        Assert.Equal(ErrorCodes.InvalidInputException, (await cognito.Refusal(request with { CallerArn = "arn:aws:iam::123456789012:role/Users" })).Code);
        Assert.Equal(["allowed", "implicitDeny"], [await Of("ana"), await Of("ben")]);

        async Task<string> Of(string user) => Assert.Single((await cognito.Invoke(request with { CallerArn = $"arn:aws:iam::123456789012:user/{user}" })).EvaluationResults).EvalDecision;
    }

    private static async Task<IEnumerable<string>> Decisions(TestCognito cognito, string source, params string[] actions) =>
        (await cognito.Invoke(new SimulatePrincipalPolicyRequest { PolicySourceArn = $"arn:aws:iam::123456789012:{source}", ActionNames = actions })).EvaluationResults.Select(r => r.EvalDecision);
}
