using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class DeleteRolePolicyTests
{
    [Fact]
    public async Task Removes_one_and_refuses_what_is_not_there()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount, TestCognito.Allow("s3:*"));
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new DeleteRolePolicyRequest { RoleName = "Users", PolicyName = "other" })).Code);
        await cognito.Invoke(new DeleteRolePolicyRequest { RoleName = "Users", PolicyName = "inline" });
        Assert.Empty((await cognito.Invoke(new ListRolePoliciesRequest { RoleName = "Users" })).PolicyNames);
    }
}
