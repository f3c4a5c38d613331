using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class DeleteRolePermissionsBoundaryTests
{
    [Fact]
    public async Task Takes_the_boundary_away()
    {
        await using var cognito = new TestCognito();
        var border = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "Border", PolicyDocument = TestCognito.Allow("s3:*") })).Policy.Arn;
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        await cognito.Invoke(new PutRolePermissionsBoundaryRequest { RoleName = "Users", PermissionsBoundary = border });
        await cognito.Invoke(new DeleteRolePermissionsBoundaryRequest { RoleName = "Users" });
        Assert.Null((await cognito.Invoke(new GetRoleRequest { RoleName = "Users" })).Role.PermissionsBoundary);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new DeleteRolePermissionsBoundaryRequest { RoleName = "Nobody" })).Code);
    }
}
