using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Extensions;

public sealed class GetPolicyFindingsTests
{
    private const string Pool = "us-east-1:11111111-2222-3333-4444-555555555555";

    private static async Task<IReadOnlyList<PolicyFinding>> Findings(string policy, string place = PolicyPlace.Inline, string? trust = null)
    {
        await using var cognito = new TestCognito();
        return (await cognito.Invoke(new GetPolicyFindingsRequest { PolicyDocument = policy, PolicyType = place, AssumeRolePolicyDocument = trust })).Findings;
    }

    private static string Statement(string rest, string effect = "Allow") => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}",{{rest}}}]}""";

    [Theory]
    [InlineData("""{"Statement":[{"Effect":"Alow","Action":"s3:GetObject","Resource":"*"}]}""", "Statement[0].Effect", "Invalid effect: Alow. It is Allow or Deny.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"GetObject","Resource":"*"}]}""", "Statement[0].Action", "must be prefaced by a vendor")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:GetObject"}]}""", "Statement[0]", "must contain resources")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"StringEqual":{"aws:username":"a"}}}]}""", "Statement[0].Condition.StringEqual", "Invalid Condition type")]
    public async Task What_would_be_refused_is_the_only_finding(string policy, string path, string words)
    {
        var error = Assert.Single(await Findings(policy));
        Assert.Equal((PolicyFindingType.Error, path), (error.FindingType, error.Path));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_place_decides_the_grammar_and_the_length()
    {
        var trust = TestCognito.TrustIn(Pool);
        Assert.DoesNotContain(await Findings(trust, PolicyPlace.Trust), f => f.FindingType == PolicyFindingType.Error);
        Assert.Equal(PolicyFindingType.Error, Assert.Single(await Findings(trust)).FindingType);
        Assert.Equal(PolicyFindingType.Error, Assert.Single(await Findings(Statement("""
            "Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity"
            """), PolicyPlace.Trust)).FindingType);

        var large = Statement($"\"Sid\":\"{new string('a', 250)}\",\"Action\":\"s3:GetObject\",\"Resource\":[{string.Join(',', Enumerable.Repeat($"\"arn:aws:s3:::photos/{new string('b', 500)}\"", 13))}]");
        Assert.Equal("Cannot exceed quota for PolicySize: 6144", Assert.Single(await Findings(large, PolicyPlace.Managed)).Message);
        Assert.Empty(await Findings(large));
    }

    [Theory]
    [InlineData("s3:GetObjct", "There is no action s3:GetObjct. Is s3:GetObject meant?")]
    [InlineData("cognito-idp:AdminGetUsr", "There is no action cognito-idp:AdminGetUsr. Is cognito-idp:AdminGetUser meant?")]
    [InlineData("dynamodb:Nonsense", "There is no action dynamodb:Nonsense.")]
    [InlineData("iam:Grant*", "iam:Grant* names no action of iam.")]
    [InlineData("s4:GetObject", "s4:GetObject: this server decides nothing about s4 and cannot check the name.")]
    public async Task Actions_that_there_are_not_are_named(string action, string message)
    {
        foreach (var (element, effect) in new[] { ("Action", "Allow"), ("Action", "Deny"), ("NotAction", "Deny") })
        {
            var found = await Findings(Statement($"\"{element}\":\"{action}\",\"Resource\":\"*\"", effect));
            Assert.Equal(("WARNING", $"Statement[0].{element}", message), Assert.Single(found) is var f ? (f.FindingType, f.Path, f.Message) : default);
        }
    }

    [Theory]
    [InlineData("cognito-idp:AdminGetUser")]
    [InlineData("COGNITO-IDP:admingetuser")]
    [InlineData("s3:Get*")]
    [InlineData("dynamodb:?etItem")]
    [InlineData("sts:TagSession")]
    [InlineData("iam:PassRole")]
    [InlineData("cognito-sync:ListRecords")]
    [InlineData("cognito-console:RevealClientSecret")]
    public async Task Actions_that_there_are_need_no_word(string action) => Assert.Empty(await Findings(Statement($"\"Action\":\"{action}\",\"Resource\":\"*\"")));

    [Theory]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\"", "every action")]
    [InlineData("\"Action\":[\"s3:*\"],\"Resource\":\"*\"", "a whole service")]
    [InlineData("\"Action\":[\"s3:*\"],\"Resource\":\"arn:aws:s3:::*\"", "a whole service")]
    [InlineData("\"Action\":[\"dynamodb:*\"],\"Resource\":\"arn:aws:dynamodb:us-east-1:123456789012:table/*\"", "a whole service")]
    [InlineData("\"NotAction\":\"iam:*\",\"Resource\":\"*\"", "NotAction")]
    public async Task What_is_rarely_meant_is_warned_of(string statement, string words) =>
        Assert.Contains(words, Assert.Single(await Findings(Statement(statement))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("graph.facebook.com", "graph.facebook.com:app_id")]
    [InlineData("www.amazon.com", "www.amazon.com:app_id")]
    [InlineData("accounts.google.com", "accounts.google.com:aud")]
    public async Task A_trust_policy_names_the_app(string provider, string key)
    {
        var trust = $"\"Principal\":{{\"Federated\":\"{provider}\"}},\"Action\":\"sts:AssumeRoleWithWebIdentity\"";
        Assert.Contains(key, Assert.Single(await Findings(Statement(trust), PolicyPlace.Trust)).Message, StringComparison.Ordinal);
        Assert.Empty(await Findings(Statement($"{trust},\"Condition\":{{\"StringEquals\":{{\"{key}\":\"app\"}}}}"), PolicyPlace.Trust));
    }

    [Theory]
    [InlineData("\"StringEquals\":{\"aws:SourceVpc\":\"vpc-1\"}", "Allow", "never met and the statement allows nothing")]
    [InlineData("\"StringNotEquals\":{\"aws:SourceVpc\":\"vpc-1\"}", "Deny", "always met and the statement refuses whatever it names")]
    [InlineData("\"StringEqualsIfExists\":{\"aws:PrincipalOrgID\":\"o-1\"}", "Allow", "always met and the statement narrows nothing.")]
    [InlineData("\"StringEquals\":{\"iam:AWSServiceName\":\"x\"}", "Deny", "never met and the statement refuses nothing")]
    [InlineData("\"StringEquals\":{\"cognito-identity.amazonaws.com:aut\":\"x\"}", "Allow", "never met")]
    [InlineData("\"StringEquals\":{\"saml:audience\":\"x\"}", "Allow", "never met")]
    public async Task Condition_keys_that_nobody_answers_are_named(string condition, string effect, string words)
    {
        var found = Assert.Single(await Findings(Statement($"\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::photos/*\",\"Condition\":{{{condition}}}", effect)));
        Assert.StartsWith("Statement[0].Condition.String", found.Path, StringComparison.Ordinal);
        Assert.Contains(words, found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"StringEquals\":{\"AWS:principaltag/team\":\"a\"}")]
    [InlineData("\"Bool\":{\"aws:SecureTransport\":true}")]
    [InlineData("\"StringLike\":{\"s3:prefix\":\"${cognito-identity.amazonaws.com:sub}/*\"}")]
    [InlineData("\"ForAllValues:StringEquals\":{\"dynamodb:LeadingKeys\":\"x\"}")]
    [InlineData("\"StringEquals\":{\"login.example.com/tenant:sub\":\"x\"}")]
    [InlineData("\"StringEquals\":{\"SAML:edupersonorgdn\":\"x\",\"saml:sub_type\":\"persistent\"}")]
    public async Task Condition_keys_that_are_answered_need_no_word(string condition) =>
        Assert.Empty(await Findings(Statement($"\"Action\":\"s3:ListBucket\",\"Resource\":\"arn:aws:s3:::photos\",\"Condition\":{{{condition}}}")));

    [Fact]
    public async Task What_guests_get_is_judged_by_who_they_are()
    {
        var broad = Statement("\"Action\":[\"s3:*\",\"cognito-idp:Admin*\",\"dynamodb:*\",\"iam:*\"],\"Resource\":\"arn:aws:s3:::*\"");
        var forUsers = await Findings(broad, trust: TestCognito.TrustIn(Pool));
        var forGuests = (await Findings(broad, trust: TestCognito.TrustIn(Pool, "unauthenticated"))).Select(f => f.Message).ToList();

        Assert.Single(forUsers, f => !f.Message.Contains("can never match", StringComparison.Ordinal));
        Assert.Contains(forGuests, m => m.Contains("for administrators: cognito-idp:AdminAddUserToGroup", StringComparison.Ordinal));
        Assert.Contains(forGuests, m => m.Contains("could write or delete with dynamodb:", StringComparison.Ordinal));
        Assert.Contains(forGuests, m => m.EndsWith("in place of s3:*, cognito-idp:Admin*, dynamodb:*.", StringComparison.Ordinal));
        Assert.Contains(forGuests, m => m.Contains("arn:aws:s3:::* gives them every resource", StringComparison.Ordinal));
        Assert.Contains("iam:* has no effect for guests: AWS's limit on their credentials cuts it off, whatever the role says.", forGuests);
    }

    [Theory]
    [InlineData("s3:PutObject", "could write or delete with s3:PutObject.")]
    [InlineData("cognito-idp:ListUsers", "for administrators: cognito-idp:ListUsers.")]
    [InlineData("ec2:RunInstances", "ec2:RunInstances has no effect for guests")]
    [InlineData("sts:AssumeRole", "sts:AssumeRole has no effect for guests")]
    public async Task A_single_action_too(string action, string words) => Assert.Contains(
        await Findings(Statement($"\"Action\":\"{action}\",\"Resource\":\"arn:aws:s3:::photos/*\""), trust: TestCognito.TrustIn(Pool, "unauthenticated")),
        f => f.Message.Contains(words, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::photos/*\"")]
    [InlineData("\"Action\":[\"cognito-identity:GetCredentialsForIdentity\"],\"Resource\":[\"*\"]")]
    public async Task Guests_may_read_what_is_named(string statement) =>
        Assert.Empty(await Findings(Statement(statement), trust: TestCognito.TrustIn(Pool, "unauthenticated")));

    [Fact]
    public async Task A_trust_policy_that_asks_for_no_sign_in_lets_guests_in()
    {
        var any = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"cognito-identity.amazonaws.com:aud":"{{Pool}}"} } }] }""";
        var write = Statement("\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::photos/*\"");
        Assert.Single(await Findings(write, trust: any));
        Assert.Empty(await Findings(write, trust: "no policy"));
        Assert.Empty(await Findings(Statement("\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::photos/*\"", "Deny"), trust: any));
    }

    [Fact]
    public async Task A_place_that_there_is_not_is_refused()
    {
        await using var cognito = new TestCognito();
        var refusal = await cognito.Refusal(new GetPolicyFindingsRequest { PolicyDocument = "{}", PolicyType = "BUCKET_POLICY" });
        Assert.Equal("policyType", Assert.Single(refusal.Fields).Path);
    }
}
