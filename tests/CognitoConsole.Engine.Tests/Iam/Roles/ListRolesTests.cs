using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class ListRolesTests
{
    [Fact]
    public async Task Pages_by_name_and_filters_by_path()
    {
        await using var cognito = new TestCognito();
        foreach (var name in new[] { "c", "a", "b" }) await cognito.Invoke(new CreateRoleRequest { RoleName = name, Path = name == "a" ? "/" : "/app/", AssumeRolePolicyDocument = TestCognito.TrustInAccount });
        var first = await cognito.Invoke(new ListRolesRequest { MaxItems = 2 });
        var second = await cognito.Invoke(new ListRolesRequest { MaxItems = 2, Marker = first.Marker });
        Assert.Equal(["a", "b"], first.Roles.Select(r => r.RoleName));
        Assert.True(first.IsTruncated);
        Assert.Equal(["c"], second.Roles.Select(r => r.RoleName));
        Assert.False(second.IsTruncated);
        Assert.Equal(["b", "c"], (await cognito.Invoke(new ListRolesRequest { PathPrefix = "/app/" })).Roles.Select(r => r.RoleName));
    }
}
