using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class UpdateRoleTests
{
    [Fact]
    public async Task Changes_what_is_named_and_keeps_the_rest()
    {
        await using var cognito = new TestCognito();
        await cognito.Invoke(new CreateRoleRequest { RoleName = "Users", AssumeRolePolicyDocument = TestCognito.TrustInAccount, Description = "People" });
        await cognito.Invoke(new UpdateRoleRequest { RoleName = "Users", MaxSessionDuration = 43200 });
        var role = (await cognito.Invoke(new GetRoleRequest { RoleName = "Users" })).Role;
        Assert.Equal(("People", 43200), (role.Description, role.MaxSessionDuration));
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new UpdateRoleRequest { RoleName = "Nobody" })).Code);
    }
}
