using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class DeadTextsTests
{
    private const string Sub = "${cognito-identity.amazonaws.com:sub}";
    private const string OnlySince = "stands for itself: a policy has variables only since Version 2012-10-17, which this one does not name.";

    private static async Task<IReadOnlyList<string>> Warnings(string policy, string place = PolicyPlace.Inline)
    {
        await using var cognito = new TestCognito();
        var findings = (await cognito.Invoke(new GetPolicyFindingsRequest { PolicyDocument = policy, PolicyType = place })).Findings;
        Assert.All(findings, f => Assert.Equal(PolicyFindingType.Warning, f.FindingType));
        return [.. findings.Select(f => $"{f.Path}: {f.Message}")];
    }

    private static string Statement(string rest, string effect = "Allow") => $"{{\"Effect\":\"{effect}\",\"Action\":\"s3:GetObject\",{rest}}}";

    private static string Listing(string condition, string effect = "Allow") =>
        Policies.Document($"{{\"Effect\":\"{effect}\",\"Action\":\"s3:ListBucket\",\"Resource\":\"arn:aws:s3:::photos\",\"Condition\":{{{condition}}}}}");

    [Theory]
    [InlineData("Allow", "Resource", "arn:aws:s3:::b/${cognito-identity.amazonaws.com:subb}/*", "No request here answers cognito-identity.amazonaws.com:subb, so arn:aws:s3:::b/${cognito-identity.amazonaws.com:subb}/* fits nothing.")]
    [InlineData("Allow", "Resource", "arn:aws:s3:::b/${aws:usrname}", "No request here answers aws:usrname, so arn:aws:s3:::b/${aws:usrname} fits nothing.")]
    [InlineData("Deny", "Resource", "arn:aws:s3:::b/${aws:usrname}", "No request here answers aws:usrname, so arn:aws:s3:::b/${aws:usrname} fits nothing.")]
    [InlineData("Deny", "NotResource", "arn:aws:s3:::b/${aws:usrname}", "No request here answers aws:usrname, so arn:aws:s3:::b/${aws:usrname} fits nothing.")]
    [InlineData("Allow", "NotResource", "arn:aws:s3:::b/${aws:usrname}", "No request here answers aws:usrname: what cannot be compared with arn:aws:s3:::b/${aws:usrname} is not allowed.")]
    [InlineData("Allow", "Resource", "arn:aws:s3:::b/${aws:usrname, 'all'}/*", "No request here answers aws:usrname, so 'all' always stands for it.")]
    public async Task A_variable_that_nobody_answers(string effect, string element, string resource, string message) => Assert.Equal(
        [$"Statement[0].{element}: {message}"], await Warnings(Policies.Document(Statement($"\"{element}\":\"{resource}\"", effect))));

    [Theory]
    [InlineData("Allow", "StringLike", "No request here answers aws:usrname, so ${aws:usrname}/a fits nothing.")]
    [InlineData("Deny", "StringNotLike", "No request here answers aws:usrname, so ${aws:usrname}/a fits nothing.")]
    [InlineData("Allow", "StringNotEquals", "No request here answers aws:usrname: what cannot be compared with ${aws:usrname}/a is not allowed.")]
    public async Task Nor_in_a_condition(string effect, string test, string message) => Assert.Equal(
        [$"Statement[0].Condition.{test}.s3:prefix: {message}"], await Warnings(Listing($"\"{test}\":{{\"s3:prefix\":[\"home\",\"${{aws:usrname}}/a\"]}}", effect)));

    [Theory]
    [InlineData("arn:aws:s3:::b/${cognito-identity.amazonaws.com:sub}/*")]
    [InlineData("arn:aws:s3:::b/${AWS:UserName}/${aws:PrincipalTag/team}")]
    [InlineData("arn:aws:s3:::b/${aws:PrincipalTag/team, 'none'}/*")]
    [InlineData("arn:aws:s3:::b/${login.example.com/tenant:sub}")]
    [InlineData("arn:aws:s3:::b/${*}${?}${$}")]
    public async Task Variables_that_are_answered_need_no_word(string resource) => Assert.Empty(await Warnings(Policies.Document(Statement($"\"Resource\":\"{resource}\""))));

    [Theory]
    [InlineData("\"Version\":\"2008-10-17\",")]
    [InlineData("")]
    public async Task Before_their_version_variables_are_text(string version)
    {
        Assert.Equal([$"Statement.Resource: arn:aws:s3:::b/{Sub}/* {OnlySince}"], await Warnings($"{{{version}\"Statement\":{Statement($"\"Resource\":[\"arn:aws:s3:::b/{Sub}/*\",\"arn:aws:s3:::c\"]")}}}"));
        Assert.Equal([$"Statement.Condition.StringLike.s3:prefix: {Sub}/* {OnlySince}"], await Warnings(
            $"{{{version}\"Statement\":{Statement($"\"Resource\":\"arn:aws:s3:::b\",\"Condition\":{{\"StringLike\":{{\"s3:prefix\":\"{Sub}/*\"}}}}")}}}"));
        Assert.Empty(await Warnings($"{{{version}\"Statement\":{Statement("\"Resource\":\"arn:aws:s3:::b/*\"")}}}"));
        Assert.Empty(await Warnings(Policies.Document(Statement($"\"Resource\":\"arn:aws:s3:::b/{Sub}/*\""))));
    }

    [Theory]
    [InlineData("StringEquals", "StringLike")]
    [InlineData("StringNotEquals", "StringNotLike")]
    [InlineData("StringEqualsIgnoreCase", "StringLike")]
    [InlineData("ForAnyValue:StringEqualsIfExists", "ForAnyValue:StringLikeIfExists")]
    public async Task Wildcards_are_letters_to_operators_that_ask_for_equality(string test, string like)
    {
        Assert.Equal([$"Statement[0].Condition.{test}.s3:prefix: {test} takes * and ? as they stand, so {Sub}/* is no pattern. Is {like} meant?"], await Warnings(Listing($"\"{test}\":{{\"s3:prefix\":[\"home\",\"{Sub}/*\"]}}")));
        Assert.Equal([$"Statement[0].Condition.{test}.s3:prefix: {test} takes * and ? as they stand, so a? is no pattern. Is {like} meant?"], await Warnings(Listing($"\"{test}\":{{\"s3:prefix\":\"a?\"}}")));
        Assert.Empty(await Warnings(Listing($"\"{test}\":{{\"s3:prefix\":[\"{Sub}/\",\"a${{*}}\"]}}")));
        Assert.Empty(await Warnings(Listing($"\"{like}\":{{\"s3:prefix\":\"{Sub}/*\"}}")));
    }

    [Fact]
    public async Task Also_in_a_trust_policy()
    {
        const string Trust = """{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:role/*","sts:ExternalId":"${aws:usrname}"} } }""";
        Assert.Equal(["Statement[0].Condition.StringEquals.sts:ExternalId: No request here answers aws:usrname, so ${aws:usrname} fits nothing.",
            "Statement[0].Condition.StringEquals.aws:PrincipalArn: StringEquals takes * and ? as they stand, so arn:aws:iam::123456789012:role/* is no pattern. Is StringLike meant?"], await Warnings(Policies.Document(Trust), PolicyPlace.Trust));
    }
}
