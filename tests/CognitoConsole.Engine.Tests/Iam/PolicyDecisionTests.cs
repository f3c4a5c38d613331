using System.Diagnostics;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class PolicyDecisionTests
{
    private const string Account = "123456789012";
    private const string Pool = $"arn:aws:cognito-idp:us-east-1:{Account}:userpool/us-east-1_Abc";

    private static readonly PolicyRequest Request = new()
    {
        Principal = PolicyPrincipal.User($"arn:aws:iam::{Account}:user/alice", Account, "alice"),
        Action = "cognito-idp:DeleteUserPool",
        Resource = Pool,
    };

    [Fact]
    public void A_silent_refusal_reads_as_in_AWS() => Assert.Equal(
        $"User: arn:aws:iam::{Account}:user/alice is not authorized to perform: cognito-idp:DeleteUserPool on resource: {Pool} because no identity-based policy allows the cognito-idp:DeleteUserPool action",
        PolicyEvaluator.Decide(Request).Refusal(Request));

    [Fact]
    public void An_explicit_refusal_reads_as_in_AWS()
    {
        var request = Request with { IdentityPolicies = [Policies.Of("p", """{"Effect":"Deny","Action":"*","Resource":"*"}""")] };
        Assert.EndsWith("with an explicit deny in an identity-based policy", PolicyEvaluator.Decide(request).Refusal(request));
    }

    [Fact]
    public void A_refusal_of_the_boundary_says_so()
    {
        var request = Request with
        {
            IdentityPolicies = [BuiltInPolicies.Get(BuiltInPolicies.Administrator)],
            PermissionsBoundary = BuiltInPolicies.Get(BuiltInPolicies.Auditor),
        };
        Assert.EndsWith("because no permissions boundary allows the cognito-idp:DeleteUserPool action", PolicyEvaluator.Decide(request).Refusal(request));
    }

    [Fact]
    public void A_role_decides_trust_by_its_policy_alone()
    {
        var trust = Policies.OfTrust("trust", $$"""{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Account}}:user/alice"},"Action":"sts:AssumeRole"}""");
        Assert.True(PolicyEvaluator.DecideTrust(trust, Request.Principal, "sts:AssumeRole", $"arn:aws:iam::{Account}:role/app", []).IsAllowed);
        Assert.False(PolicyEvaluator.DecideTrust(trust, PolicyPrincipal.Anonymous, "sts:AssumeRole", $"arn:aws:iam::{Account}:role/app", []).IsAllowed);
    }

    /// <summary>Whoever simulates may say who he would be; a request in earnest may not.</summary>
    [Theory]
    [InlineData("aws:username", "bob")]
    [InlineData("aws:userid", "AIDABOB")]
    [InlineData("aws:PrincipalTag/team", "blue")]
    [InlineData("aws:PrincipalArn", "arn:aws:iam::123456789012:user/bob")]
    [InlineData("aws:PrincipalAccount", "111122223333")]
    [InlineData("aws:PrincipalType", "Account")]
    [InlineData("aws:CurrentTime", "1999-12-31T00:00:00Z")]
    [InlineData("aws:EpochTime", "946598400")]
    public void The_keys_of_a_request_never_speak_for_principal_or_clock(string key, string value)
    {
        var request = Request with
        {
            IdentityPolicies = [Policies.Of("p", $$$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"{{{key}}}":"{{{value}}}"} } }""")],
            Context = new() { { key, value } },
            Time = DateTimeOffset.UnixEpoch,
        };
        Assert.Equal(PolicyOutcome.ImplicitDeny, PolicyEvaluator.Decide(request).Outcome);
        Assert.Equal(PolicyOutcome.Allowed, PolicyEvaluator.Decide(request with { Simulated = new() { { key, value } } }).Outcome);
    }

    [Fact]
    public void Tags_that_differ_in_case_only_are_refused() =>
        Assert.Throws<ArgumentException>(() => Request.Principal.WithTags([new("team", "a"), new("Team", "b")]));

    /// <summary>The classic trap of backtracking matchers: each further star would multiply the time.</summary>
    [Fact]
    public void A_hostile_pattern_costs_no_more_than_its_length()
    {
        var pattern = string.Concat(Enumerable.Repeat("a*", 1000)) + "b";
        var request = Request with
        {
            Action = "s3:GetObject",
            Resource = "arn:aws:s3:::" + new string('a', 2000),
            IdentityPolicies = [Policies.Of("p", $$"""{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::{{pattern}}"}""")],
        };
        var start = Stopwatch.GetTimestamp();
        Assert.False(PolicyEvaluator.Decide(request).IsAllowed);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 0, 500);
    }
}
