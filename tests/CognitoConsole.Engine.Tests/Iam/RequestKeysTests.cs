using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Iam;

/// <summary>What requests answer of themselves, asked by policies of a real caller.</summary>
public sealed class RequestKeysTests
{
    private static string DenyIf(string condition) => $$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"*","Resource":"*","Condition":{{{condition}}} }]}
        """;

    private static async Task<string?> Outcome(string policy, bool? secure)
    {
        await using var cognito = await KeyMaker.Start();
        await cognito.Invoke(new CreatePolicyRequest { PolicyName = "Tried", PolicyDocument = policy });
        var caller = await cognito.AnApiUser("ana", "Tried") with { IsSecure = secure };
        try
        {
            await cognito.Invoke(new ListUserPoolsRequest { MaxResults = 10 }, caller);
            return null;
        }
        catch (CognitoException refusal)
        {
            return refusal.Code;
        }
    }

    [Theory]
    [InlineData("\"Bool\":{\"aws:SecureTransport\":\"false\"}", false, true)]
    [InlineData("\"Bool\":{\"aws:SecureTransport\":\"false\"}", true, false)]
    [InlineData("\"Bool\":{\"aws:ViaAWSService\":\"false\"}", true, true)]
    [InlineData("\"Bool\":{\"aws:ViaAWSService\":\"true\"}", true, false)]
    [InlineData("\"StringNotEquals\":{\"aws:ResourceAccount\":\"123456789012\"}", true, false)]
    [InlineData("\"StringEquals\":{\"aws:ResourceAccount\":\"${aws:PrincipalAccount}\"}", true, true)]
    [InlineData("\"StringNotEquals\":{\"aws:PrincipalAccount\":\"123456789012\"}", true, false)]
    [InlineData("\"StringNotEquals\":{\"aws:username\":\"ana\"}", true, false)]
    [InlineData("\"StringNotEquals\":{\"aws:PrincipalType\":\"User\"}", true, false)]
    [InlineData("\"ArnNotLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:user/ana\"}", true, false)]
    [InlineData("\"Null\":{\"aws:userid\":\"true\"}", true, false)]
    [InlineData("\"DateLessThan\":{\"aws:CurrentTime\":\"2000-01-01T00:00:00Z\"}", true, false)]
    [InlineData("\"NumericGreaterThan\":{\"aws:EpochTime\":\"0\"}", true, true)]
    public async Task A_deny_hangs_on_what_the_request_says_of_itself(string condition, bool secure, bool denied) =>
        Assert.Equal(denied ? ErrorCodes.AccessDeniedException : null, await Outcome(DenyIf(condition), secure));

    [Fact]
    public async Task A_trust_policy_may_demand_TLS()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AnIdentityPool(p => p with { AllowUnauthenticatedIdentities = true });
        await cognito.Roles(pool);
        var trust = TestCognito.TrustIn(pool.IdentityPoolId, "unauthenticated").Replace("\"StringEquals\"", "\"Bool\":{\"aws:SecureTransport\":\"true\"},\"StringEquals\"", StringComparison.Ordinal);
        await cognito.Invoke(new UpdateAssumeRolePolicyRequest { RoleName = "Guests", PolicyDocument = trust });
        var identity = (await cognito.Invoke(new GetIdRequest { IdentityPoolId = pool.IdentityPoolId })).IdentityId!;
        var request = new GetCredentialsForIdentityRequest { IdentityId = identity };

        Assert.NotNull((await cognito.Invoke(request, new Caller.Anonymous { IsSecure = true })).Credentials);
        Assert.Equal("InvalidIdentityPoolConfigurationException", (await cognito.Refusal(request, new Caller.Anonymous { IsSecure = false })).Code);
    }

    [Fact]
    public async Task A_simulation_answers_as_its_own_request_unless_told_otherwise()
    {
        await using var cognito = await KeyMaker.Start();
        var ana = await cognito.AnApiUser("ana", "Administrator") with { IsSecure = true };
        var request = new SimulateCustomPolicyRequest
        {
            PolicyInputList = [DenyIf("\"Bool\":{\"aws:SecureTransport\":\"false\",\"aws:ViaAWSService\":\"false\"},\"StringEquals\":{\"aws:ResourceAccount\":\"123456789012\"}")],
            ActionNames = ["s3:GetObject"],
            ResourceArns = ["arn:aws:s3:::photos/x"],
        };
        Assert.Equal("allowed", await Decision(request, ana));
        Assert.Equal("explicitDeny", await Decision(request, ana with { IsSecure = false }));
        Assert.Equal("explicitDeny", await Decision(request with { ContextEntries = [Entry("aws:SecureTransport", "false")] }, ana));
        Assert.Equal("allowed", await Decision(request with { ContextEntries = [Entry("aws:ViaAWSService", "true")] }, ana with { IsSecure = false }));
        Assert.Equal("allowed", await Decision(request with { ContextEntries = [Entry("aws:ResourceAccount", "210987654321")] }, ana with { IsSecure = false }));

        ContextEntry Entry(string key, string value) => new() { ContextKeyName = key, ContextKeyValues = [value] };

        async Task<string> Decision(SimulateCustomPolicyRequest asked, Caller caller)
        {
            var result = (await cognito.Invoke(asked, caller)).EvaluationResults.Single();
            Assert.Empty(result.MissingContextValues);
            return result.EvalDecision;
        }
    }
}
