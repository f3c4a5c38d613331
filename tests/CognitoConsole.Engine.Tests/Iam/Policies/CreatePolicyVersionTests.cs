using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Engine.Iam;
using CognitoConsole.Testing;
using GetPolicyRequest = CognitoConsole.Contracts.Iam.GetPolicyRequest;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class CreatePolicyVersionTests
{
    [Fact]
    public async Task A_new_version_counts_only_as_the_default_and_then_at_once()
    {
        await using var cognito = new TestCognito();
        var arn = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:GetObject") })).Policy.Arn;
        await cognito.AnIamRole("Users", TestCognito.TrustInAccount);
        await cognito.Invoke(new AttachRolePolicyRequest { RoleName = "Users", PolicyArn = arn });
        var second = (await cognito.Invoke(new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = TestCognito.Allow("sqs:SendMessage") })).PolicyVersion;
        Assert.Equal(("v2", false, null), (second.VersionId, second.IsDefaultVersion, second.Document));
        Assert.Equal("allowed implicitDeny", await Decisions());
        var third = (await cognito.Invoke(new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = TestCognito.Allow("sqs:SendMessage"), SetAsDefault = true })).PolicyVersion;
        Assert.Equal(("v3", true), (third.VersionId, third.IsDefaultVersion));
        Assert.Equal("implicitDeny allowed", await Decisions());
        Assert.Equal("v3", (await cognito.Invoke(new GetPolicyRequest { PolicyArn = arn })).Policy.DefaultVersionId);

        async Task<string> Decisions() => string.Join(' ', (await cognito.Invoke(new SimulatePrincipalPolicyRequest
        {
            PolicySourceArn = "arn:aws:iam::123456789012:role/Users",
            ActionNames = ["s3:GetObject", "sqs:SendMessage"],
        })).EvaluationResults.Select(r => r.EvalDecision));
    }

    [Fact]
    public async Task Five_are_the_most_and_no_number_comes_twice()
    {
        await using var cognito = new TestCognito();
        var arn = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*") })).Policy.Arn;
        var request = new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = TestCognito.Allow("sqs:*") };
        for (var i = 0; i < 4; i++) await cognito.Invoke(request);
        var refusal = await cognito.Refusal(request);
        Assert.Equal((ErrorCodes.LimitExceededException, "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version."), (refusal.Code, refusal.Message));
        await cognito.Invoke(new DeletePolicyVersionRequest { PolicyArn = arn, VersionId = "v5" });
        Assert.Equal("v6", (await cognito.Invoke(request)).PolicyVersion.VersionId);
    }

    [Fact]
    public async Task Refuses_what_is_no_policy_an_unknown_policy_and_to_lock_administrators_out()
    {
        await using var cognito = new TestCognito();
        await cognito.Database(async db =>
        {
            await BuiltInPolicyRows.AddMissing(db, cognito.Clock);
            return 0;
        });
        var arn = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*") })).Policy.Arn;
        Assert.Equal("MalformedPolicyDocument", (await cognito.Refusal(new CreatePolicyVersionRequest { PolicyArn = arn, PolicyDocument = "{}" })).Code);
        Assert.Equal(ErrorCodes.NoSuchEntityException, (await cognito.Refusal(new CreatePolicyVersionRequest { PolicyArn = arn + "x", PolicyDocument = TestCognito.Allow("s3:*") })).Code);
        var administrators = "arn:aws:iam::123456789012:policy/Administrator";
        Assert.Equal(ErrorCodes.ResourceConflictException, (await cognito.Refusal(new CreatePolicyVersionRequest { PolicyArn = administrators, PolicyDocument = TestCognito.Allow("s3:*"), SetAsDefault = true })).Code);
        Assert.Single((await cognito.Invoke(new ListPolicyVersionsRequest { PolicyArn = administrators })).Versions);
    }

    [Fact]
    public async Task An_edit_in_the_console_is_a_version_too_and_the_oldest_makes_room()
    {
        await using var cognito = new TestCognito();
        var arn = (await cognito.Invoke(new CreatePolicyRequest { PolicyName = "P", PolicyDocument = TestCognito.Allow("s3:*") })).Policy.Arn;
        for (var i = 0; i < 6; i++) await cognito.Invoke(new UpdatePolicyRequest { PolicyName = "P", Document = TestCognito.Allow($"sqs:Action{i}") });
        var versions = (await cognito.Invoke(new ListPolicyVersionsRequest { PolicyArn = arn })).Versions;
        Assert.Equal(["v7", "v6", "v5", "v4", "v3"], versions.Select(v => v.VersionId));
        Assert.Equal("v7", versions.Single(v => v.IsDefaultVersion).VersionId);
    }
}
