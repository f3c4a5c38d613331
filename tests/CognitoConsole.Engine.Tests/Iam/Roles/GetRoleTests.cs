using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class GetRoleTests
{
    [Fact]
    public async Task Refuses_an_unknown_role()
    {
        await using var cognito = new TestCognito();
        var refusal = await cognito.Refusal(new GetRoleRequest { RoleName = "Nobody" });
        Assert.Equal((ErrorCodes.NoSuchEntityException, "The role with name Nobody cannot be found."), (refusal.Code, refusal.Message));
    }

    [Fact]
    public async Task Shows_a_role()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        var role = (await cognito.Invoke(new GetRoleRequest { RoleName = "Users" })).Role;
        Assert.Equal(("/", 3600, "arn:aws:iam::123456789012:role/Users"), (role.Path, role.MaxSessionDuration, role.Arn));
        Assert.Null(role.PermissionsBoundary);
    }
}
