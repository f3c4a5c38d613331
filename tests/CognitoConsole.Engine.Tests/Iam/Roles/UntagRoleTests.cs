using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class UntagRoleTests
{
    [Fact]
    public async Task Removes_keys_in_any_case_and_leaves_the_rest()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        await cognito.Invoke(new TagRoleRequest { RoleName = "Users", Tags = [new() { Key = "team", Value = "shop" }, new() { Key = "cost", Value = "7" }] });
        await cognito.Invoke(new UntagRoleRequest { RoleName = "Users", TagKeys = ["TEAM", "absent"] });
        Assert.Equal(new Tag { Key = "cost", Value = "7" }, Assert.Single((await cognito.Invoke(new ListRoleTagsRequest { RoleName = "Users" })).Tags));
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new UntagRoleRequest { RoleName = "Nobody", TagKeys = ["x"] })).Code);
    }
}
