using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class ListPoliciesTests
{
    [Fact]
    public async Task Those_that_came_with_the_product_have_an_id_and_a_date()
    {
        await using var cognito = new TestCognito();
        await cognito.Roles();
        var policies = (await cognito.Invoke(new ListPoliciesRequest())).Policies;
        Assert.Equal(3, policies.Select(p => p.PolicyId).Distinct().Count());
        Assert.All(policies, p => Assert.Matches("^ANPA[A-Z2-7]{17}$", p.PolicyId));
        Assert.All(policies, p => Assert.Equal(cognito.Clock.GetUtcNow(), p.CreateDate));
    }

    [Fact]
    public async Task Pages_by_name_and_filters()
    {
        await using var cognito = new TestCognito();
        foreach (var name in new[] { "c", "a", "b" }) await cognito.Invoke(new CreatePolicyRequest { PolicyName = name, Path = name == "a" ? "/" : "/app/", PolicyDocument = TestCognito.Allow("s3:*") });
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        await cognito.Invoke(new AttachRolePolicyRequest { RoleName = "Users", PolicyArn = "arn:aws:iam::123456789012:policy/app/b" });
        var first = await cognito.Invoke(new ListPoliciesRequest { MaxItems = 2 });
        Assert.Equal(["a", "b"], first.Policies.Select(p => p.PolicyName));
        Assert.Equal(["c"], (await cognito.Invoke(new ListPoliciesRequest { Marker = first.Marker })).Policies.Select(p => p.PolicyName));
        Assert.Equal(["b", "c"], (await cognito.Invoke(new ListPoliciesRequest { PathPrefix = "/app/" })).Policies.Select(p => p.PolicyName));
        Assert.Equal(["b"], (await cognito.Invoke(new ListPoliciesRequest { OnlyAttached = true })).Policies.Select(p => p.PolicyName));
        Assert.Empty((await cognito.Invoke(new ListPoliciesRequest { Scope = "AWS" })).Policies);
    }
}
