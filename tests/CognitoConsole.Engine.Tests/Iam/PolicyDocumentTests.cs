using CognitoConsole.Contracts;
using CognitoConsole.Engine.Iam;

namespace CognitoConsole.Engine.Tests.Iam;

public sealed class PolicyDocumentTests
{
    private const string Anything = """ "Effect":"Allow","Action":"*","Resource":"*" """;
    private const string Someone = """ "Effect":"Allow","Principal":"*","Action":"s3:*" """;

    [Fact]
    public void A_document_tells_what_it_is()
    {
        const string Text = """{"Version":"2012-10-17","Id":"one","Statement":{"Sid":"A","Effect":"Allow","Action":["s3:Get*"],"Resource":"*"}}""";
        var document = PolicyDocument.Parse(Text, PolicyKind.Identity, PolicyDocument.MaxManaged);
        Assert.Equal(("2012-10-17", "one", 1, Text), (document.Version, document.Id, document.StatementCount, document.Text));
    }

    [Fact]
    public void Without_version_it_is_the_old_language() =>
        Assert.Equal("2008-10-17", PolicyDocument.Parse($$"""{"Statement":[{{{Anything}}}]}""", PolicyKind.Identity, 6144).Version);

    [Theory]
    [InlineData("", "")]
    [InlineData("null", "")]
    [InlineData("[]", "")]
    [InlineData("\"x\"", "")]
    [InlineData("{", "")]
    [InlineData("{} {}", "")]
    [InlineData("{/*c*/}", "")]
    [InlineData("{}", "Statement")]
    [InlineData("""{"Statement":[]}""", "Statement")]
    [InlineData("""{"Statement":"x"}""", "Statement")]
    [InlineData("""{"Statement":[1]}""", "Statement[0]")]
    [InlineData("""{"Statement":null}""", "Statement")]
    [InlineData("""{"Version":"2012-10-18","Statement":[]}""", "Version")]
    [InlineData("""{"Version":2012,"Statement":[]}""", "Version")]
    [InlineData("""{"Version":null,"Statement":[]}""", "Version")]
    [InlineData("""{"Id":1,"Statement":[]}""", "Id")]
    [InlineData("""{"Statements":[]}""", "Statements")]
    [InlineData("""{"version":"2012-10-17","Statement":[]}""", "version")]
    [InlineData("""{"Version":"2012-10-17","Version":"2008-10-17","Statement":[]}""", "Version")]
    [InlineData("""{"Version":"2012-10-17","Versi\u006fn":"2008-10-17","Statement":[]}""", "Version")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Resource":[[["x"]]]}]}""", "Statement[0].Resource[0]")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Resource":[[[["x"]]]]}]}""", "")]
    public void A_text_that_is_no_policy_is_refused(string text, string path) => Refuse(text, path);

    [Theory]
    [InlineData(""" "Action":"*","Resource":"*" """, "Effect")]
    [InlineData(""" "Effect":"allow","Action":"*","Resource":"*" """, "Effect")]
    [InlineData(""" "Effect":true,"Action":"*","Resource":"*" """, "Effect")]
    [InlineData(""" "Effect":"Allow","Effect":"Deny","Action":"*","Resource":"*" """, "Effect")]
    [InlineData(""" "Effect":"Allow","Resource":"*" """, "")]
    [InlineData(""" "Effect":"Allow","Action":"*" """, "")]
    [InlineData(""" "Effect":"Allow","Action":"*","NotAction":"*","Resource":"*" """, "")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","NotResource":"*" """, "")]
    [InlineData(""" "Effect":"Allow","Action":[],"Resource":"*" """, "Action")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":[] """, "Resource")]
    [InlineData(""" "Effect":"Allow","Action":1,"Resource":"*" """, "Action")]
    [InlineData(""" "Effect":"Allow","Action":["s3:*",1],"Resource":"*" """, "Action[1]")]
    [InlineData(""" "Effect":"Allow","Action":"ListUsers","Resource":"*" """, "Action")]
    [InlineData(""" "Effect":"Allow","Action":":ListUsers","Resource":"*" """, "Action")]
    [InlineData(""" "Effect":"Allow","Action":"s3:","Resource":"*" """, "Action")]
    [InlineData(""" "Effect":"Allow","Action":"s*:GetObject","Resource":"*" """, "Action")]
    [InlineData(""" "Effect":"Allow","Action":"*:GetObject","Resource":"*" """, "Action")]
    [InlineData(""" "Effect":"Allow","Action":"s3:Get Object","Resource":"*" """, "Action")]
    [InlineData(""" "Effect":"Allow","Action":"s3:${aws:username}","Resource":"*" """, "Action")]
    [InlineData(""" "Effect":"Allow","Action":"","Resource":"*" """, "Action")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"" """, "Resource")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"my-bucket" """, "Resource")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*/x" """, "Resource")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"arn:aws" """, "Resource")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"arn:aws:*:::x" """, "Resource")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"arn:aws:s?:::x" """, "Resource")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"ARN:aws:s3:::x" """, "Resource")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::x/${aws:username" """, "Resource")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::x/${}" """, "Resource")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::x/${username}" """, "Resource")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::x/${aws:username, nobody}" """, "Resource")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::x/${aws:username, 'nobody}" """, "Resource")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::x/${aws:username, '${aws:userid}'}" """, "Resource")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::\ud800" """, "Resource")]
    [InlineData(""" "Sid":"not ok","Effect":"Allow","Action":"*","Resource":"*" """, "Sid")]
    [InlineData(""" "Sid":1,"Effect":"Allow","Action":"*","Resource":"*" """, "Sid")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Conditions":{} """, "Conditions")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","\udc00":{} """, "")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Principal":"*" """, "Principal")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":[] """, "Condition")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEqual":{"aws:a":"b"}} """, "Condition.StringEqual")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"stringequals":{"aws:a":"b"}} """, "Condition.stringequals")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":"x"} """, "Condition.StringEquals")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"a":"b"}} """, "Condition.StringEquals.a")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:a":[]}} """, "Condition.StringEquals.aws:a")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:a":null}} """, "Condition.StringEquals.aws:a")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:a":"1","AWS:A":"2"}} """, "Condition.StringEquals.AWS:A")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericEquals":{"aws:a":"x"}} """, "Condition.NumericEquals.aws:a")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericEquals":{"aws:a":"${aws:b}"}} """, "Condition.NumericEquals.aws:a")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateEquals":{"aws:a":"2026-02-30"}} """, "Condition.DateEquals.aws:a")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:a":"yes"}} """, "Condition.Bool.aws:a")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"BinaryEquals":{"aws:a":"?"}} """, "Condition.BinaryEquals.aws:a")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:a":"10.0.0.0/33"}} """, "Condition.IpAddress.aws:a")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:a":"10"}} """, "Condition.IpAddress.aws:a")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:a":"fe80::1%1"}} """, "Condition.IpAddress.aws:a")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:a":"topic"}} """, "Condition.ArnLike.aws:a")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"NullIfExists":{"aws:a":"true"}} """, "Condition.NullIfExists")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"ForAllValues:Null":{"aws:a":"true"}} """, "Condition.ForAllValues:Null")]
    [InlineData(""" "Effect":"Allow","Action":"*","Resource":"*","Condition":{"ForSomeValues:StringEquals":{"aws:a":"b"}} """, "Condition.ForSomeValues:StringEquals")]
    public void A_wrong_statement_is_refused_with_its_path(string statement, string path) =>
        Refuse($$"""{"Version":"2012-10-17","Statement":[{{{statement}}}]}""", path.Length == 0 ? "Statement[0]" : $"Statement[0].{path}");

    [Theory]
    [InlineData(""" "Effect":"Allow","Action":"s3:*","Resource":"*" """, "Statement[0]")]
    [InlineData(""" "Effect":"Allow","Principal":"*","Action":"s3:*" """, "Statement[0]")]
    [InlineData(""" "Effect":"Allow","Principal":"alice","Action":"s3:*","Resource":"*" """, "Statement[0].Principal")]
    [InlineData(""" "Effect":"Allow","Principal":{},"Action":"s3:*","Resource":"*" """, "Statement[0].Principal")]
    [InlineData(""" "Effect":"Allow","Principal":{"AWS":[]},"Action":"s3:*","Resource":"*" """, "Statement[0].Principal.AWS")]
    [InlineData(""" "Effect":"Allow","Principal":{"AWS":"alice"},"Action":"s3:*","Resource":"*" """, "Statement[0].Principal.AWS")]
    [InlineData(""" "Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/*"},"Action":"s3:*","Resource":"*" """, "Statement[0].Principal.AWS")]
    [InlineData(""" "Effect":"Allow","Principal":{"AWS":"arn:aws:iam::*:root"},"Action":"s3:*","Resource":"*" """, "Statement[0].Principal.AWS")]
    [InlineData(""" "Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/${aws:username}"},"Action":"s3:*","Resource":"*" """, "Statement[0].Principal.AWS")]
    [InlineData(""" "Effect":"Allow","Principal":{"AWS":"arn:aws:s3:::b/k"},"Action":"s3:*","Resource":"*" """, "Statement[0].Principal.AWS")]
    [InlineData(""" "Effect":"Allow","Principal":{"Service":"*"},"Action":"s3:*","Resource":"*" """, "Statement[0].Principal.Service")]
    [InlineData(""" "Effect":"Allow","Principal":{"Federated":"*"},"Action":"s3:*","Resource":"*" """, "Statement[0].Principal.Federated")]
    [InlineData(""" "Effect":"Allow","Principal":{"Everybody":"*"},"Action":"s3:*","Resource":"*" """, "Statement[0].Principal.Everybody")]
    [InlineData(""" "Effect":"Allow","NotPrincipal":{"AWS":"123456789012"},"Action":"s3:*","Resource":"*" """, "Statement[0].NotPrincipal")]
    [InlineData(""" "Effect":"Deny","Principal":"*","NotPrincipal":{"AWS":"123456789012"},"Action":"s3:*","Resource":"*" """, "Statement[0]")]
    public void A_wrong_resource_policy_is_refused_with_its_path(string statement, string path) =>
        Refuse(Policies.Document($"{{{statement}}}"), path, PolicyKind.Resource);

    [Theory]
    [InlineData(""" "Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole","Resource":"*" """, "Resource")]
    [InlineData(""" "Principal":{"AWS":"123456789012"},"Action":"s3:GetObject" """, "Action")]
    [InlineData(""" "Principal":{"AWS":"123456789012"},"Action":"*" """, "Action")]
    [InlineData(""" "Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity" """, "Condition")]
    [InlineData(""" "Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEqualsIfExists":{"cognito-identity.amazonaws.com:aud":"p"}} """, "Condition")]
    [InlineData(""" "Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringNotEquals":{"cognito-identity.amazonaws.com:aud":"p"}} """, "Condition")]
    [InlineData(""" "Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringLike":{"cognito-identity.amazonaws.com:aud":"*"}} """, "Condition")]
    [InlineData(""" "Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"ForAllValues:StringEquals":{"cognito-identity.amazonaws.com:aud":"p"}} """, "Condition")]
    [InlineData(""" "Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"Null":{"cognito-identity.amazonaws.com:aud":"false"}} """, "Condition")]
    [InlineData(""" "Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"cognito-identity.amazonaws.com:amr":"authenticated"}} """, "Condition")]
    [InlineData(""" "Principal":{"AWS":"*","Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRole*" """, "Condition")]
    public void A_wrong_trust_policy_is_refused_with_its_path(string statement, string path) =>
        Refuse(Policies.Document($$"""{"Effect":"Allow",{{statement}}}"""), $"Statement[0].{path}", PolicyKind.Trust);

    [Theory]
    [InlineData("StringLike", "\"?*\"")]
    [InlineData("StringLike", "[\"*:*\"]")]
    [InlineData("StringLike", "\"us-east-1:*\"")]
    [InlineData("StringLike", "\"us-east-1:11111111-2222-3333-4444-55555555555?\"")]
    [InlineData("StringLike", "\"${cognito-identity.amazonaws.com:aud}\"")]
    [InlineData("StringEquals", "\"${cognito-identity.amazonaws.com:aud}\"")]
    [InlineData("StringEquals", "\"us-east-1:${aws:username, '1'}\"")]
    [InlineData("ForAnyValue:StringEqualsIgnoreCase", "[\"us-east-1:1\",\"${cognito-identity.amazonaws.com:aud}\"]")]
    [InlineData("StringLike", "[\"us-east-1:1\",\"us-west-2:*\"]")]
    public void A_trust_policy_names_identity_pools_whole(string test, string audience) => Refuse(Policies.Document($$"""
        {"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"{{test}}":{"cognito-identity.amazonaws.com:aud":{{audience}}} } }
        """), "Statement[0].Condition", PolicyKind.Trust);

    [Theory]
    [InlineData("StringEquals", "\"us-east-1:1\"")]
    [InlineData("StringLike", "[\"us-east-1:1\",\"us-east-1:2\"]")]
    [InlineData("ForAnyValue:StringEquals", "\"us-east-1:1\"")]
    public void One_pool_or_several(string test, string audience) => Assert.Equal(1, Policies.OfTrust("trust", $$"""
        {"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"{{test}}":{"cognito-identity.amazonaws.com:aud":{{audience}}} } }
        """).Document.StatementCount);

    [Fact]
    public void A_sid_stands_once() => Refuse(Policies.Document($$"""{"Sid":"A",{{Anything}}}""", $$"""{"Sid":"A",{{Anything}}}"""), "Statement[1].Sid");

    [Fact]
    public void An_empty_sid_may_stand_often() =>
        Assert.Equal(2, Policies.Of("p", $$"""{"Sid":"",{{Anything}}}""", $$"""{"Sid":"",{{Anything}}}""").Document.StatementCount);

    [Fact]
    public void Blanks_do_not_count_but_characters_do()
    {
        var text = Policies.Document($"{{{Anything}}}");
        var length = text.Count(c => !char.IsWhiteSpace(c));
        Assert.NotNull(PolicyDocument.Parse(text + new string(' ', 5000), PolicyKind.Identity, length));

        var refusal = Assert.Throws<CognitoException>(() => PolicyDocument.Parse(text, PolicyKind.Identity, length - 1));
        Assert.Equal(("LimitExceeded", $"Cannot exceed quota for PolicySize: {length - 1}", 409), (refusal.Code, refusal.Message, refusal.Status));
        Assert.Equal("LimitExceeded", Assert.Throws<CognitoException>(() => PolicyDocument.Parse(text + new string(' ', 200_000), PolicyKind.Identity, length)).Code);
    }

    [Fact]
    public void Half_a_surrogate_in_the_text_is_refused() => Refuse("{\"Id\":\"\ud800\",\"Statement\":[]}", "");

    [Fact]
    public void A_resource_policy_may_speak_of_its_principals() =>
        Assert.Equal(PolicyKind.Resource, Policies.OfResource("p", $$"""{"Sid":"with blanks",{{Someone}},"Resource":"*"}""").Document.Kind);

    private static void Refuse(string text, string path, PolicyKind kind = PolicyKind.Identity)
    {
        var refusal = Assert.Throws<CognitoException>(() => PolicyDocument.Parse(text, kind, PolicyDocument.MaxResource));
        Assert.Equal(("MalformedPolicyDocument", 400), (refusal.Code, refusal.Status));
        Assert.Equal(path, Assert.Single(refusal.Fields).Path);
    }
}
