using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class ListRoleTagsTests
{
    [Fact]
    public async Task Pages_by_key()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        Assert.Empty((await cognito.Invoke(new ListRoleTagsRequest { RoleName = "Users" })).Tags);
        await cognito.Invoke(new TagRoleRequest { RoleName = "Users", Tags = [.. new[] { "c", "a", "b" }.Select(k => new Tag { Key = k, Value = k })] });
        var first = await cognito.Invoke(new ListRoleTagsRequest { RoleName = "Users", MaxItems = 2 });
        var second = await cognito.Invoke(new ListRoleTagsRequest { RoleName = "Users", MaxItems = 2, Marker = first.Marker });
        Assert.Equal((true, false, null), (first.IsTruncated, second.IsTruncated, second.Marker));
        Assert.Equal(["a", "b", "c"], first.Tags.Concat(second.Tags).Select(t => t.Key));
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new ListRoleTagsRequest { RoleName = "Nobody" })).Code);
    }
}
