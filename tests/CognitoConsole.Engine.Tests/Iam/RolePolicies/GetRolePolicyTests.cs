using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class GetRolePolicyTests
{
    [Fact]
    public async Task Refuses_an_unknown_policy()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount, TestCognito.Allow("s3:*"));
        Assert.Equal(TestCognito.Allow("s3:*"), (await cognito.Invoke(new GetRolePolicyRequest { RoleName = "Users", PolicyName = "inline" })).PolicyDocument);
        Assert.Equal("The role policy with name other cannot be found.", (await cognito.Refusal(new GetRolePolicyRequest { RoleName = "Users", PolicyName = "other" })).Message);
    }
}
