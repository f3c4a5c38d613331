using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class ListRolePoliciesTests
{
    [Fact]
    public async Task Pages_by_name()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        foreach (var name in new[] { "c", "a", "b" }) await cognito.Invoke(new PutRolePolicyRequest { RoleName = "Users", PolicyName = name, PolicyDocument = TestCognito.Allow("s3:*") });
        var first = await cognito.Invoke(new ListRolePoliciesRequest { RoleName = "Users", MaxItems = 2 });
        Assert.Equal(["a", "b"], first.PolicyNames);
        Assert.Equal(["c"], (await cognito.Invoke(new ListRolePoliciesRequest { RoleName = "Users", MaxItems = 2, Marker = first.Marker })).PolicyNames);
    }
}
