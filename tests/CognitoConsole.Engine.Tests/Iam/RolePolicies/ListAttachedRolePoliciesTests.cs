using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class ListAttachedRolePoliciesTests
{
    [Fact]
    public async Task Pages_by_name()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        foreach (var name in new[] { "c", "a", "b" })
            await cognito.Invoke(new AttachRolePolicyRequest { RoleName = "Users", PolicyArn = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = name, PolicyDocument = TestCognito.Allow("s3:*") })).Policy.Arn });
        var first = await cognito.Invoke(new ListAttachedRolePoliciesRequest { RoleName = "Users", MaxItems = 2 });
        Assert.Equal(["a", "b"], first.AttachedPolicies.Select(p => p.PolicyName));
        Assert.Equal(["arn:aws:iam::123456789012:policy/c"], (await cognito.Invoke(new ListAttachedRolePoliciesRequest { RoleName = "Users", MaxItems = 2, Marker = first.Marker })).AttachedPolicies.Select(p => p.PolicyArn));
    }
}
