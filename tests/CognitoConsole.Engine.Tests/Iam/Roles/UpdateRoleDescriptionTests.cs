using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class UpdateRoleDescriptionTests
{
    [Fact]
    public async Task Changes_the_description_and_answers_the_role()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        Assert.Equal("People", (await cognito.Invoke(new UpdateRoleDescriptionRequest { RoleName = "Users", Description = "People" })).Role.Description);
        Assert.Equal("People", (await cognito.Invoke(new GetRoleRequest { RoleName = "Users" })).Role.Description);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new UpdateRoleDescriptionRequest { RoleName = "Nobody", Description = "" })).Code);
    }
}
