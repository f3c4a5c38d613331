using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class ListEntitiesForPolicyTests
{
    private const string Arn = "arn:aws:iam::123456789012:policy/P";

    [Fact]
    public async Task Names_roles_keys_and_operators_that_have_it()
    {
        await using var cognito = await KeyMaker.Start();
        await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*") });
        foreach (var role in new[] { "One", "Two", "Three" }) await cognito.AnIamRole(role, TestCognito.TrustInAccount);
        await cognito.Invoke(new AttachRolePolicyRequest { RoleName = "One", PolicyArn = Arn });
        await cognito.Invoke(new PutRolePermissionsBoundaryRequest { RoleName = "Two", PermissionsBoundary = Arn });
        var key = await cognito.AKey("pipeline", "P");
        await cognito.AKey("pipeline", "P");
        await cognito.AKey("others", "Support");
        await cognito.AnOperator("eve", "P");

        Assert.Equal("One,Two|eve@example.com,pipeline", await Ask(new()));
        Assert.Equal("One|eve@example.com,pipeline", await Ask(new() { PolicyUsageFilter = "PermissionsPolicy" }));
        Assert.Equal("Two|", await Ask(new() { PolicyUsageFilter = "PermissionsBoundary" }));
        Assert.Equal("|eve@example.com,pipeline", await Ask(new() { EntityFilter = "User" }));
        Assert.Equal("One,Two|", await Ask(new() { EntityFilter = "Role" }));
        Assert.Equal("|", await Ask(new() { EntityFilter = "Group" }));
        Assert.Equal("|", await Ask(new() { PathPrefix = "/app/" }));

        var first = await cognito.Invoke(new ListEntitiesForPolicyRequest { PolicyArn = Arn, MaxItems = 3 });
        Assert.Equal((true, 2, "eve@example.com"), (first.IsTruncated, first.PolicyRoles.Count, first.PolicyUsers.Single().UserName));
        var second = await cognito.Invoke(new ListEntitiesForPolicyRequest { PolicyArn = Arn, Marker = first.Marker });
        Assert.Equal((false, 0, "pipeline"), (second.IsTruncated, second.PolicyRoles.Count, second.PolicyUsers.Single().UserName));
        Assert.StartsWith("AKIA", second.PolicyUsers[0].UserId, StringComparison.Ordinal);

        async Task<string> Ask(ListEntitiesForPolicyRequest request)
        {
            var found = await cognito.Invoke(request with { PolicyArn = Arn });
            return $"{string.Join(',', found.PolicyRoles.Select(r => r.RoleName))}|{string.Join(',', found.PolicyUsers.Select(u => u.UserName))}";
        }
    }

    [Fact]
    public async Task Of_a_policy_that_there_is_not_nobody_is_named()
    {
        await using var cognito = new TestCognito();
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new ListEntitiesForPolicyRequest { PolicyArn = Arn })).Code);
        Assert.Equal("entityFilter", Assert.Single((await cognito.Refusal(new ListEntitiesForPolicyRequest { PolicyArn = Arn, EntityFilter = "Robot" })).Fields).Path);
    }
}
