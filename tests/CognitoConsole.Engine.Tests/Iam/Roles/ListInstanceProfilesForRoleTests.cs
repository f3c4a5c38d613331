using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class ListInstanceProfilesForRoleTests
{
    [Fact]
    public async Task A_role_is_in_none()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        Assert.Empty((await cognito.Invoke(new ListInstanceProfilesForRoleRequest { RoleName = "Users" })).InstanceProfiles);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new ListInstanceProfilesForRoleRequest { RoleName = "Nobody" })).Code);
    }
}
