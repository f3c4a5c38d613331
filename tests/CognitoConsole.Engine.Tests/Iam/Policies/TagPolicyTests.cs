using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class TagPolicyTests
{
    private const string Arn = "arn:aws:iam::123456789012:policy/P";

    [Fact]
    public async Task Adds_tags_to_those_of_its_creation_and_replaces_a_key_in_any_case()
    {
        await using var cognito = new TestCognito();
        var made = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*"), Tags = [new() { Key = "team", Value = "shop" }] })).Policy;
        Assert.Equal("team=shop", Assert.Single(made.Tags!) is var t ? $"{t.Key}={t.Value}" : null);
        await cognito.Invoke(new TagPolicyRequest { PolicyArn = Arn, Tags = [new() { Key = "Team", Value = "stock" }, new() { Key = "cost", Value = "" }] });
        Assert.Equal(["cost=", "Team=stock"], (await cognito.Invoke(new GetPolicyRequest { PolicyArn = Arn })).Policy.Tags!.Select(t => $"{t.Key}={t.Value}").OrderBy(t => t, StringComparer.OrdinalIgnoreCase));
        Assert.Null((await cognito.Invoke(new ListPoliciesRequest())).Policies.Single().Tags);
    }

    [Fact]
    public async Task Wrong_tags_change_nothing()
    {
        await using var cognito = new TestCognito();
        await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*"), Tags = [.. Enumerable.Range(0, 50).Select(i => new Tag { Key = $"key{i}", Value = "x" })] });
        foreach (var (code, tag) in new[] { (ErrorCodes.LimitExceededException, "one"), (ErrorCodes.InvalidInputException, "aws:x"), (ErrorCodes.ValidationException, "") })
            Assert.Equal(code, (await cognito.Refusal(new TagPolicyRequest { PolicyArn = Arn, Tags = [new() { Key = tag, Value = "more" }] })).Code);
        Assert.Equal(50, (await cognito.Invoke(new GetPolicyRequest { PolicyArn = Arn })).Policy.Tags!.Count);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new TagPolicyRequest { PolicyArn = Arn + "2", Tags = [] })).Code);
        Assert.Equal(ErrorCodes.InvalidInputException, (await cognito.Refusal(new CreatePolicyRequest { PolicyName = "Q", PolicyDocument = TestCognito.Allow("s3:*"), Tags = [new() { Key = "a", Value = "" }, new() { Key = "A", Value = "" }] })).Code);
    }
}
