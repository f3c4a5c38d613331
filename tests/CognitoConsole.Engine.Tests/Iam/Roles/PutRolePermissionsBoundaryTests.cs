using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class PutRolePermissionsBoundaryTests
{
    [Fact]
    public async Task Sets_a_boundary_that_counts_and_cannot_be_deleted()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount, TestCognito.Allow("*"));
        var border = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "Border", PolicyDocument = TestCognito.Allow("s3:*") })).Policy.Arn;
        await cognito.Invoke(new PutRolePermissionsBoundaryRequest { RoleName = "Users", PermissionsBoundary = border });
        var results = (await cognito.Invoke(new SimulatePrincipalPolicyRequest { PolicySourceArn = "arn:aws:iam::123456789012:role/Users", ActionNames = ["s3:GetObject", "sqs:SendMessage"] })).EvaluationResults;
        Assert.Equal(["allowed", "implicitDeny"], results.Select(r => r.EvalDecision));
        Assert.Equal([true, false], results.Select(r => r.PermissionsBoundaryDecisionDetail!.AllowedByPermissionsBoundary));
        Assert.Equal(ErrorCodes.DeleteConflictException, (await cognito.Refusal(new DeletePolicyRequest { PolicyArn = border })).Code);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new PutRolePermissionsBoundaryRequest { RoleName = "Users", PermissionsBoundary = border + "x" })).Code);
    }
}
