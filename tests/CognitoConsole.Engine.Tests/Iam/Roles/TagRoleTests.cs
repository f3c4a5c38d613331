using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class TagRoleTests
{
    [Fact]
    public async Task Adds_tags_and_replaces_a_key_in_any_case()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        await cognito.Invoke(new TagRoleRequest { RoleName = "Users", Tags = [new() { Key = "team", Value = "shop" }, new() { Key = "cost", Value = "" }] });
        await cognito.Invoke(new TagRoleRequest { RoleName = "Users", Tags = [new() { Key = "Team", Value = "stock" }] });
        Assert.Equal(["cost=", "Team=stock"], (await cognito.Invoke(new GetRoleRequest { RoleName = "Users" })).Role.Tags!.Select(t => $"{t.Key}={t.Value}").OrderBy(t => t, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Wrong_tags_change_nothing()
    {
        await using var cognito = new TestCognito();
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        await cognito.Invoke(new TagRoleRequest { RoleName = "Users", Tags = [.. Enumerable.Range(0, 50).Select(i => new Tag { Key = $"key{i}", Value = "x" })] });
        await Refused(ErrorCodes.LimitExceededException, new Tag { Key = "one", Value = "more" });
        await Refused(ErrorCodes.InvalidInputException, new Tag { Key = "aws:x", Value = "x" });
        await Refused(ErrorCodes.InvalidInputException, new Tag { Key = "a", Value = "x" }, new Tag { Key = "A", Value = "y" });
        await Refused(ErrorCodes.ValidationException, new Tag { Key = "", Value = "x" });
        Assert.Equal(50, (await cognito.Invoke(new GetRoleRequest { RoleName = "Users" })).Role.Tags!.Count);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new TagRoleRequest { RoleName = "Nobody", Tags = [] })).Code);

        async Task Refused(string code, params Tag[] tags) => Assert.Equal(code, (await cognito.Refusal(new TagRoleRequest { RoleName = "Users", Tags = tags })).Code);
    }
}
