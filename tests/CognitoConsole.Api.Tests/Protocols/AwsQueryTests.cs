using System.Net;
using System.Xml.Linq;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.Sts;

namespace CognitoConsole.Api.Tests;

public sealed class AwsQueryTests : IAsyncLifetime
{
    private static readonly XNamespace Sts = "https://sts.amazonaws.com/doc/2011-06-15/";
    private static readonly XNamespace Iam = "https://iam.amazonaws.com/doc/2010-05-08/";
    private AwsServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await AwsServer.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Answers_as_STS_does()
    {
        _server.Engine.Answer = (_, caller) => new GetCallerIdentityResponse { Account = "123456789012", Arn = caller.Arn, UserId = "AIDA<&>\U0001F600\u0001\U0001F600\uD800" };

        var response = await _server.Query("Action=GetCallerIdentity&Version=2011-06-15");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/xml", response.Content.Headers.ContentType!.ToString());
        var xml = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        Assert.Equal(Sts + "GetCallerIdentityResponse", xml.Name);
        var result = xml.Element(Sts + "GetCallerIdentityResult")!;
        Assert.Equal("arn:aws:iam::123456789012:user/ana", (string?)result.Element(Sts + "Arn"));
        Assert.Equal("AIDA<&>\U0001F600\uFFFD\U0001F600\uFFFD", (string?)result.Element(Sts + "UserId"));
        Assert.Equal(response.Headers.GetValues("x-amzn-RequestId").Single(), (string?)xml.Element(Sts + "ResponseMetadata")!.Element(Sts + "RequestId"));
    }

    [Fact]
    public async Task Reads_lists_structures_and_numbers()
    {
        _server.Engine.Answer = (_, _) => new AssumeRoleResponse
        {
            Credentials = new Credentials { AccessKeyId = "ASIA", SecretAccessKey = "s", SessionToken = "t", Expiration = new DateTimeOffset(2026, 11, 9, 14, 34, 41, 999, TimeSpan.FromHours(1)) },
            PackedPolicySize = 6,
        };

        var response = await _server.Query("Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fdemo&RoleSessionName=an+a&DurationSeconds=900" +
            "&PolicyArns.member.1.arn=arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FA&PolicyArns.member.2.arn=arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FB" +
            "&Tags.member.1.Key=team&Tags.member.1.Value=zo%C3%AB&TransitiveTagKeys.member.1=team");

        // The session name holds a blank, which its pattern does not allow: refused by the engine's shape rules, in the words of Query services.
        Assert.Contains("<Code>ValidationError</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var request = (AssumeRoleRequest)Assert.Single(_server.Engine.Calls).Request;
        Assert.Equal(("arn:aws:iam::123456789012:role/demo", "an a", 900), (request.RoleArn, request.RoleSessionName, request.DurationSeconds!.Value));
        Assert.Equal(["arn:aws:iam::aws:policy/A", "arn:aws:iam::aws:policy/B"], request.PolicyArns!.Select(p => p.Arn));
        Assert.Equal(new Contracts.Sts.Tag { Key = "team", Value = "zoë" }, Assert.Single(request.Tags!));
        Assert.Equal("team", Assert.Single(request.TransitiveTagKeys!));

        var good = await _server.Query("Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fdemo&RoleSessionName=ana");
        var result = XDocument.Parse(await good.Content.ReadAsStringAsync()).Root!.Element(Sts + "AssumeRoleResult")!;
        Assert.Equal("2026-11-09T13:34:41Z", (string?)result.Element(Sts + "Credentials")!.Element(Sts + "Expiration"));
        Assert.Equal("6", (string?)result.Element(Sts + "PackedPolicySize"));
    }

    [Fact]
    public async Task A_list_with_holes_keeps_every_element_in_its_order()
    {
        await _server.Query("Action=TagRole&RoleName=r&Tags.member.10.Key=c&Tags.member.10.Value=3&Tags.member.7.Key=b&Tags.member.7.Value=2&Tags.member.2.Key=a&Tags.member.2.Value=1", "iam");
        await _server.Query("Action=TagRole&RoleName=r&Tags=", "iam");
        Assert.Equal([["a", "b", "c"], []], _server.Engine.Calls.Select(c => ((TagRoleRequest)c.Request).Tags.Select(t => t.Key).ToArray()));
    }

    /// <summary>A session policy that is passed over would be a session without it.</summary>
    [Theory]
    [InlineData("PolicyArns.member.0.arn")]
    [InlineData("PolicyArns.member.01.arn")]
    [InlineData("PolicyArns.member.-1.arn")]
    [InlineData("PolicyArns.member.9999999999.arn")]
    [InlineData("PolicyArns.member.arn")]
    [InlineData("PolicyArns.member")]
    [InlineData("PolicyArns.1.arn")]
    [InlineData("PolicyArns")]
    public async Task What_stands_below_a_list_and_is_none_of_its_elements_is_refused(string field)
    {
        var response = await _server.Query($"Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fdemo&RoleSessionName=ana&{field}=arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FA");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("<Code>MalformedInput</Code><Message>PolicyArns is a list: its elements are named PolicyArns.member.1, PolicyArns.member.2 and so on.</Message>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(_server.Engine.Calls);
    }

    [Fact]
    public async Task Line_ends_are_answered_as_they_are()
    {
        const string Text = "one\r\ntwo\nthree\rfour\tfive";
        _server.Engine.Answer = (_, _) => new GetCallerIdentityResponse { Account = "123456789012", Arn = "a", UserId = Text };
        var xml = XDocument.Parse(await (await _server.Query("Action=GetCallerIdentity")).Content.ReadAsStringAsync()).Root!;
        Assert.Equal(Text, (string?)xml.Element(Sts + "GetCallerIdentityResult")!.Element(Sts + "UserId"));
    }

    [Fact]
    public async Task Answers_lists_of_IAM()
    {
        var key = new AccessKeyMetadata { UserName = "ana", AccessKeyId = AwsServer.KeyId, Status = "Active", PolicyName = "Auditor", CreateDate = AwsServer.Now };
        _server.Engine.Answer = (_, _) => new ListAccessKeysResponse { AccessKeyMetadata = [key, key], IsTruncated = false };

        var response = await _server.Query("Action=ListAccessKeys&Version=2010-05-08&MaxItems=5", "iam");

        var result = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!.Element(Iam + "ListAccessKeysResult")!;
        Assert.Equal(["ana", "ana"], result.Element(Iam + "AccessKeyMetadata")!.Elements(Iam + "member").Select(m => (string?)m.Element(Iam + "UserName")));
        Assert.Equal("false", (string?)result.Element(Iam + "IsTruncated"));
        Assert.Equal(5, ((ListAccessKeysRequest)Assert.Single(_server.Engine.Calls).Request).MaxItems);
    }

    [Fact]
    public async Task An_operation_without_output_answers_its_metadata_only()
    {
        _server.Engine.Answer = (_, _) => new Nothing();
        var response = await _server.Query($"Action=DeleteAccessKey&AccessKeyId={AwsServer.KeyId}", "iam");
        var xml = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        Assert.Equal([Iam + "ResponseMetadata"], xml.Elements().Select(e => e.Name));
    }

    [Theory]
    [InlineData("IDPRejectedClaimException", 400, "IDPRejectedClaim", 403)]
    [InlineData("InvalidIdentityTokenException", 400, "InvalidIdentityToken", 400)]
    [InlineData("AccessDeniedException", 400, "AccessDenied", 403)]
    [InlineData("ExpiredTokenException", 403, "ExpiredToken", 403)] // the caller's own credentials
    [InlineData("ExpiredTokenException", 400, "ExpiredTokenException", 400)] // a web identity token
    [InlineData("NoSuchEntityException", 400, "NoSuchEntity", 404)]
    [InlineData("NotYetImplementedException", 501, "NotYetImplementedException", 501)]
    public async Task Tells_a_refusal_in_the_words_of_the_query_services(string code, int status, string told, int toldStatus)
    {
        _server.Engine.Answer = (_, _) => throw new CognitoException(code, "Not <authorized>", status);
        var response = await _server.Query("Action=GetCallerIdentity");
        Assert.Equal(toldStatus, (int)response.StatusCode);
        var error = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        Assert.Equal(Sts + "ErrorResponse", error.Name);
        Assert.Equal((told, "Not <authorized>"), ((string?)error.Element(Sts + "Error")!.Element(Sts + "Code"), (string?)error.Element(Sts + "Error")!.Element(Sts + "Message")));
    }

    [Fact]
    public async Task A_refusal_of_IAM_is_in_IAMs_namespace()
    {
        _server.Engine.Answer = (_, _) => throw new CognitoException("NoSuchEntityException", "Not there.", 400);
        var error = XDocument.Parse(await (await _server.Query("Action=GetRole&RoleName=r", "iam")).Content.ReadAsStringAsync()).Root!;
        Assert.Equal((Iam + "ErrorResponse", "NoSuchEntity"), (error.Name, (string?)error.Element(Iam + "Error")!.Element(Iam + "Code")));
        var unread = XDocument.Parse(await (await _server.Query("Action=GetRole&RoleName=%zz", "iam")).Content.ReadAsStringAsync()).Root!;
        Assert.Equal((Sts + "ErrorResponse", "MalformedInput"), (unread.Name, (string?)unread.Element(Sts + "Error")!.Element(Sts + "Code")));
    }

    [Fact]
    public async Task An_unknown_action_is_named()
    {
        var response = await _server.Query("Action=CreateBucket&Version=2006-03-01");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("<Code>InvalidAction</Code><Message>Could not find operation CreateBucket for version 2006-03-01</Message>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_for_one_service_does_not_open_another()
    {
        var response = await _server.Query("Action=GetCallerIdentity", "iam");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("<Code>SignatureDoesNotMatch</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
