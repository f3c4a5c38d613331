using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class SimulateCustomPolicyTests
{
    [Fact]
    public async Task Decides_by_the_given_policies_and_names_the_statement()
    {
        await using var cognito = new TestCognito();
        var answer = await cognito.Invoke(new SimulateCustomPolicyRequest
        {
            PolicyInputList = ["""{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:Get*","Resource":"*"},{"Sid":"Never","Effect":"Deny","Action":"*","Resource":"arn:aws:s3:::secret/*","Condition":{"StringNotEquals":{"aws:PrincipalTag/team":"blue"}}}]}"""],
            ActionNames = ["s3:GetObject", "s3:PutObject"],
            ResourceArns = ["arn:aws:s3:::open/x", "arn:aws:s3:::secret/x"],
        });
        Assert.Equal(["allowed", "explicitDeny", "implicitDeny", "explicitDeny"], answer.EvaluationResults.Select(r => r.EvalDecision));
        Assert.Equal(("PolicyInputList.1", "Read", 0), Assert.Single(answer.EvaluationResults[0].MatchedStatements) is var m ? (m.SourcePolicyId, m.Sid, m.StatementIndex) : default);
        Assert.Equal(["aws:PrincipalTag/team"], answer.EvaluationResults[0].MissingContextValues);
    }

    [Fact]
    public async Task Takes_context_resource_policy_and_boundary()
    {
        await using var cognito = new TestCognito();
        var request = new SimulateCustomPolicyRequest
        {
            PolicyInputList = ["""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"s3:prefix":"home/"}}}]}"""],
            ActionNames = ["s3:ListBucket"],
            ResourceArns = ["arn:aws:s3:::bucket"],
        };
        Assert.Equal("implicitDeny", await Decision(cognito, request));
        var allowed = request with { ContextEntries = [new() { ContextKeyName = "s3:prefix", ContextKeyValues = ["home/"], ContextKeyType = "string" }] };
        Assert.Equal("allowed", await Decision(cognito, allowed));
        Assert.Equal("implicitDeny", await Decision(cognito, allowed with { PermissionsBoundaryPolicyInputList = [TestCognito.Allow("sqs:*")] }));
        Assert.Equal("allowed", await Decision(cognito, request with { CallerArn = "arn:aws:iam::123456789012:user/ana", ResourcePolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:ListBucket","Resource":"arn:aws:s3:::bucket"}]}""" }));
        Assert.Equal("MalformedPolicyDocument", (await cognito.Refusal(request with { PolicyInputList = ["x"] })).Code);
    }

    [Fact]
    public async Task Names_every_statement_that_matched_with_its_place_in_the_text()
    {
        await using var cognito = new TestCognito();
        const string Policy = """
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Sid": "Size", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" },
                {
                  "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::${aws:PrincipalTag/team}/*",
                  "Condition": { "StringNotEquals": { "s3:prefix": "${aws:username}${aws:PrincipalTag/mark, 'none'}" } }
                },
                { "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }
              ]
            }
            """;
        var request = new SimulateCustomPolicyRequest
        {
            PolicyInputList = [Policy, TestCognito.Allow("s3:GetObject")],
            PermissionsBoundaryPolicyInputList = ["""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}"""],
            ActionNames = ["s3:GetObject"],
            ContextEntries = [new() { ContextKeyName = "aws:SecureTransport", ContextKeyValues = ["true"], ContextKeyType = "boolean" }],
        };
        var result = Assert.Single((await cognito.Invoke(request)).EvaluationResults);
        Assert.Equal(
            ["PolicyInputList.1 none 4:5-4:79 Size", "PolicyInputList.1 none 9:5-9:118 ", "PolicyInputList.2 none 1:38-1:95 ", "PermissionsBoundaryPolicyInputList.1 none 1:37-1:86 "],
            result.MatchedStatements.Select(m => $"{m.SourcePolicyId} {m.SourcePolicyType} {m.StartPosition!.Line}:{m.StartPosition.Column}-{m.EndPosition!.Line}:{m.EndPosition.Column} {m.Sid}"));
        Assert.Equal(["aws:PrincipalTag/team", "s3:prefix"], result.MissingContextValues);

        var denied = Assert.Single((await cognito.Invoke(request with { PolicyInputList = [.. request.PolicyInputList, """{"Version":"2012-10-17","Statement":[{"Sid":"No","Effect":"Deny","Action":"*","Resource":"*"}]}"""] })).EvaluationResults);
        Assert.Equal(("explicitDeny", "No"), (denied.EvalDecision, Assert.Single(denied.MatchedStatements).Sid));
        var bounded = Assert.Single((await cognito.Invoke(request with { PermissionsBoundaryPolicyInputList = [TestCognito.Allow("sqs:*")] })).EvaluationResults);
        Assert.Equal(("implicitDeny", "permissions boundary", false, 3), (bounded.EvalDecision, bounded.SilentLayer, bounded.PermissionsBoundaryDecisionDetail!.AllowedByPermissionsBoundary, bounded.MatchedStatements.Count));
    }

    [Theory]
    [InlineData("aws:PrincipalTag/team", "blue")]
    [InlineData("aws:username", "dave")]
    [InlineData("AWS:UserId", "AIDAEXAMPLE")]
    [InlineData("aws:CurrentTime", "1999-12-31T00:00:00Z")]
    [InlineData("aws:EpochTime", "946598400")]
    [InlineData("aws:PrincipalArn", "arn:aws:iam::111122223333:role/x")]
    [InlineData("aws:PrincipalAccount", "111122223333")]
    [InlineData("aws:PrincipalType", "AssumedRole")]
    [InlineData("aws:ResourceAccount", "111122223333")]
    [InlineData("aws:ViaAWSService", "true")]
    public async Task What_is_said_of_the_request_wins_over_what_principal_and_clock_would_answer(string key, string value)
    {
        await using var cognito = new TestCognito();
        var request = new SimulateCustomPolicyRequest
        {
            PolicyInputList = [$$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/${{{{key}}}}","Condition":{"StringEquals":{"{{{key.ToLowerInvariant()}}}":"{{{value}}}"} } }}"""],
            ActionNames = ["s3:GetObject"],
            ResourceArns = [$"arn:aws:s3:::b/{value}"],
        };
        Assert.Equal("implicitDeny", await Decision(cognito, request));
        var said = Assert.Single((await cognito.Invoke(request with { ContextEntries = [new() { ContextKeyName = key, ContextKeyValues = [value], ContextKeyType = "string" }] })).EvaluationResults);
        Assert.Equal("allowed", said.EvalDecision);
        Assert.Empty(said.MissingContextValues);
        var lacking = Assert.Single((await cognito.Invoke(request with { ContextEntries = [new() { ContextKeyName = key, ContextKeyValues = [], ContextKeyType = "stringList" }] })).EvaluationResults);
        Assert.Equal("implicitDeny", lacking.EvalDecision);
        Assert.Equal(key, Assert.Single(lacking.MissingContextValues), ignoreCase: true);
    }

    [Theory]
    [InlineData("s3:*")]
    [InlineData("s3:Delete?")]
    [InlineData("foo")]
    [InlineData("s3:")]
    public async Task Asks_of_one_action_by_its_whole_name(string action)
    {
        await using var cognito = new TestCognito();
        var refusal = await cognito.Refusal(new SimulateCustomPolicyRequest { PolicyInputList = [TestCognito.Allow("*")], ActionNames = ["s3:GetObject", action] });
        Assert.Equal((ErrorCodes.InvalidInputException, 400), (refusal.Code, refusal.Status));
        Assert.Contains(action, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("string", "")]
    [InlineData("numeric", "1.5")]
    [InlineData("boolean", "false")]
    [InlineData("date", "2026-01-01T00:00:00Z")]
    [InlineData("ip", "203.0.113.7")]
    [InlineData("binary", "QQ==")]
    public async Task Values_are_of_their_type_and_single_unless_it_is_a_list(string type, string value)
    {
        await using var cognito = new TestCognito();
        Assert.Null(await Refused(type, value));
        Assert.Null(await Refused(type + "List", value, value));
        Assert.Equal(ErrorCodes.InvalidInputException, await Refused(type, value, value));
        Assert.Equal(ErrorCodes.ValidationException, await Refused(type.ToUpperInvariant(), value));
        if (type == "string") return;
        Assert.Equal(ErrorCodes.InvalidInputException, await Refused(type, "x y"));
        Assert.Equal(ErrorCodes.InvalidInputException, await Refused(type + "List", value, "x y"));

        async Task<string?> Refused(string ofType, params string[] values)
        {
            var request = new SimulateCustomPolicyRequest
            {
                PolicyInputList = [TestCognito.Allow("*")],
                ActionNames = ["s3:GetObject"],
                ContextEntries = [new() { ContextKeyName = "s3:prefix", ContextKeyValues = values, ContextKeyType = ofType }],
            };
            try { await cognito.Invoke(request); }
            catch (CognitoException refusal) { return refusal.Code; }
            return null;
        }
    }

    [Fact]
    public async Task Names_the_caller_and_the_resource_by_ARNs()
    {
        await using var cognito = new TestCognito();
        var request = new SimulateCustomPolicyRequest { PolicyInputList = [TestCognito.Allow("*")], ActionNames = ["s3:GetObject"] };
        foreach (var wrong in new[]
        {
            request with { CallerArn = "foo" },
            request with { CallerArn = "arn:aws:iam::123456789012:role/r" },
            request with { ResourceArns = ["foo"] },
            request with { ResourcePolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""" },
        })
            Assert.Equal(ErrorCodes.InvalidInputException, (await cognito.Refusal(wrong)).Code);
    }

    [Fact]
    public async Task Pages_through_many_pairs()
    {
        await using var cognito = new TestCognito();
        var request = new SimulateCustomPolicyRequest { PolicyInputList = [TestCognito.Allow("s3:*")], ActionNames = ["s3:A", "s3:B"], ResourceArns = ["arn:aws:s3:::a", "arn:aws:s3:::b"], MaxItems = 3 };
        var first = await cognito.Invoke(request);
        Assert.True(first.IsTruncated);
        Assert.Equal(["s3:B"], (await cognito.Invoke(request with { Marker = first.Marker })).EvaluationResults.Select(r => r.EvalActionName));
    }

    private static async Task<string> Decision(TestCognito cognito, SimulateCustomPolicyRequest request) => Assert.Single((await cognito.Invoke(request)).EvaluationResults).EvalDecision;
}
