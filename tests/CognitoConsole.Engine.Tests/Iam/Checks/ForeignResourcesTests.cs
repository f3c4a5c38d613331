using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class ForeignResourcesTests
{
    private static async Task<IEnumerable<string>> Warnings(string actions, string resources, string effect = "Allow")
    {
        await using var cognito = new TestCognito();
        var policy = Policies.Document($"{{\"Effect\":\"{effect}\",\"Action\":[{List(actions)}],\"Resource\":[{List(resources)}]}}");
        var findings = (await cognito.Invoke(new GetPolicyFindingsRequest { PolicyDocument = policy, PolicyType = PolicyPlace.Inline })).Findings;
        return findings.Where(f => f.Message.Contains("can never match", StringComparison.Ordinal)).Select(f => $"{f.Path}: {f.Message}");

        static string List(string texts) => string.Join(',', texts.Split(' ').Select(t => $"\"{t}\""));
    }

    [Theory]
    [InlineData("Allow")]
    [InlineData("Deny")]
    public async Task A_resource_of_another_service_never_matches(string effect) => Assert.Equal(
        ["Statement[0].Resource: arn:aws:dynamodb:::b can never match: it is of dynamodb, and the statement names actions of s3."],
        await Warnings("s3:GetObject", "arn:aws:dynamodb:::b", effect));

    [Fact]
    public async Task Each_of_several_is_looked_at()
    {
        Assert.Equal(
            ["Statement[0].Resource: arn:aws:sqs:us-east-1:123456789012:q can never match: it is of sqs, and the statement names actions of s3."],
            await Warnings("s3:GetObject", "arn:aws:s3:::b/* arn:aws:sqs:us-east-1:123456789012:q"));
        Assert.Equal(
            ["Statement[0].Action: dynamodb:GetItem can never match: the statement names no resource of dynamodb."],
            await Warnings("s3:GetObject dynamodb:GetItem", "arn:aws:s3:::b/*"));
    }

    [Theory]
    [InlineData("s3:GetObject dynamodb:GetItem", "arn:aws:s3:::b/* arn:aws:dynamodb:us-east-1:123456789012:table/T")]
    [InlineData("s3:GetObject", "*")]
    [InlineData("S3:GetObject", "arn:aws:s3:us-east-1:123456789012:accesspoint/a/object/*")]
    [InlineData("*", "arn:aws:dynamodb:us-east-1:123456789012:table/T")]
    [InlineData("sts:AssumeRole iam:PassRole", "arn:aws:iam::123456789012:role/app")]
    [InlineData("cognito-sync:*", "arn:aws:cognito-sync:us-east-1:123456789012:identitypool/*")]
    [InlineData("cognito-console:SearchUsers", "arn:aws:cognito-idp:us-east-1:123456789012:userpool/*")]
    [InlineData("mobileanalytics:PutEvents", "arn:aws:mobiletargeting:us-east-1:123456789012:apps/*")]
    public async Task What_can_match_needs_no_word(string actions, string resources) => Assert.Empty(await Warnings(actions, resources));
}
