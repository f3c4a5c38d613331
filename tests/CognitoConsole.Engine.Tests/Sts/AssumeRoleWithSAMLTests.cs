using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.Sts;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.Sts;

public sealed class AssumeRoleWithSAMLTests : IAsyncLifetime
{
    private const string Denied = "Not authorized to perform sts:AssumeRoleWithSAML";
    private const string Attributes = "https://aws.amazon.com/SAML/Attributes/";
    private readonly TestCognito _cognito = new();
    private string _corp = "";
    private string _workers = "";

    public async ValueTask InitializeAsync()
    {
        _corp = await _cognito.AnIamSamlProvider();
        _workers = await _cognito.AnIamRole("Workers", Trust(), TestCognito.Allow("s3:GetObject", "arn:aws:s3:::homes/${saml:sub}/*"));
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Fact]
    public async Task Gives_credentials_of_the_role_that_the_assertion_names()
    {
        var answer = await _cognito.Invoke(Request());
        Assert.Equal(("Alice@example.com", "persistent", "https://idp.example.com/saml", "https://signin.aws.amazon.com/saml"), (answer.Subject, answer.SubjectType, answer.Issuer, answer.Audience));
        Assert.Equal(Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes("https://idp.example.com/saml123456789012/Corp"))), answer.NameQualifier);
        Assert.Equal(("arn:aws:sts::123456789012:assumed-role/Workers/alice", _cognito.Clock.GetUtcNow().AddHours(1)), (answer.AssumedRoleUser!.Arn, answer.Credentials!.Expiration));
        Assert.InRange(answer.PackedPolicySize!.Value, 1, 100);
        Assert.Null(answer.SourceIdentity);
        var caller = await _cognito.As(answer.Credentials);
        Assert.Null(await _cognito.WhyNot(caller, "s3:GetObject", "arn:aws:s3:::homes/Alice@example.com/a"));
        Assert.NotNull(await _cognito.WhyNot(caller, "s3:GetObject", "arn:aws:s3:::homes/bob/a"));
        Assert.Equal(_corp, ((Caller.AssumedRole)caller).Session.FederatedProvider);
    }

    [Theory]
    [InlineData("urn:oasis:names:tc:SAML:2.0:nameid-format:transient", "transient")]
    [InlineData("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress", "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress")]
    public async Task Shortens_the_format_of_the_subject_as_AWS_does(string format, string type) =>
        Assert.Equal(type, (await _cognito.Invoke(Request(a => a with { NameIdFormat = format }))).SubjectType);

    [Fact]
    public async Task An_assertion_is_good_for_five_minutes_and_as_often_as_one_likes()
    {
        var request = Request(a => a with { Edit = xml => xml.Replace(a.At(5), a.At(30), StringComparison.Ordinal).Replace(a.At(10), a.At(30), StringComparison.Ordinal) });
        await _cognito.Invoke(request);
        _cognito.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        await _cognito.Invoke(request);
        _cognito.Clock.Advance(TimeSpan.FromSeconds(1));
        await Refused(ErrorCodes.ExpiredTokenException, "Token must be redeemed within 5 minutes of issuance", request);
        _cognito.Clock.Advance(TimeSpan.FromHours(1));
        await Refused(ErrorCodes.ExpiredTokenException, "The assertion has expired.", request);
    }

    [Fact]
    public async Task A_role_that_the_assertion_does_not_name_with_this_provider_is_not_given()
    {
        var other = await _cognito.AnIamRole("Others", Trust());
        await Refused(ErrorCodes.AccessDeniedException, Denied, Request() with { RoleArn = other });
        await Refused(ErrorCodes.AccessDeniedException, Denied, Request(role: $"{_workers},arn:aws:iam::123456789012:saml-provider/Other"));
        await Refused(ErrorCodes.AccessDeniedException, Denied, Request(role: _workers));
        await Refused(ErrorCodes.AccessDeniedException, Denied, Request(role: $"{_workers}2,{_corp}") with { RoleArn = _workers + "2" });
        await _cognito.Invoke(Request(role: $"{_corp}, {_workers}"));
    }

    [Fact]
    public async Task Trust_policies_see_the_assertion()
    {
        const string Affiliation = "urn:oid:1.3.6.1.4.1.5923.1.1.1.1";
        await Demands("""{"StringEquals":{"saml:aud":"https://signin.aws.amazon.com/saml"}}""", """{"StringEquals":{"saml:aud":"http://localhost:8080/saml"}}""");
        await Demands("""{"StringEquals":{"SAML:iss":"https://idp.example.com/saml"}}""", """{"StringEquals":{"SAML:iss":"https://other.example.com"}}""");
        await Demands("""{"StringEquals":{"saml:sub":"Alice@example.com","saml:sub_type":"persistent","saml:doc":"123456789012/Corp"}}""", """{"StringEquals":{"saml:sub":"alice@example.com"}}""");
        await Demands("""{"ForAnyValue:StringEquals":{"saml:edupersonaffiliation":"staff"}}""", """{"ForAnyValue:StringEquals":{"saml:edupersonaffiliation":"student"}}""", (Affiliation, "faculty"), (Affiliation, "staff"));
        await Demands("""{"StringLike":{"saml:mail":"*@example.com"}}""", """{"StringLike":{"saml:mail":"*@example.net"}}""", ("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "a@example.com"));
        await Demands("""{"StringEquals":{"sts:RoleSessionName":"alice"}}""", """{"StringEquals":{"sts:RoleSessionName":"bob"}}""");
    }

    [Fact]
    public async Task Neither_the_account_nor_another_provider_nor_another_action_is_trusted()
    {
        using var stranger = SamlIdentityProvider.WithOtherKey();
        var other = await _cognito.AnIamSamlProvider("Other", stranger);
        await Trusts(TestCognito.TrustInAccount);
        await Refused(ErrorCodes.AccessDeniedException, Denied, Request());
        await Trusts(Trust(provider: other));
        await Refused(ErrorCodes.AccessDeniedException, Denied, Request());
        await Trusts(Trust("\"sts:AssumeRoleWithWebIdentity\""));
        await Refused(ErrorCodes.AccessDeniedException, Denied, Request());
        // The other's assertion under its own name, and under this one's.
        await Trusts(Trust());
        await Refused(ErrorCodes.AccessDeniedException, Denied, Request(role: $"{_workers},{other}", by: stranger) with { PrincipalArn = other });
        await Refused(ErrorCodes.InvalidIdentityTokenException, "Response signature invalid", Request(by: stranger));
    }

    [Fact]
    public async Task Tags_and_source_identity_come_from_the_provider_where_the_role_allows_them()
    {
        (string, string)[] tagged = [($"{Attributes}PrincipalTag:Department", "sales"), ($"{Attributes}PrincipalTag:Site", "one"), ($"{Attributes}TransitiveTagKeys", "Site")];
        (string, string) source = ($"{Attributes}SourceIdentity", "alice@corp");
        await Refused(ErrorCodes.AccessDeniedException, "Not authorized to perform sts:TagSession", Request(attributes: tagged));
        await Refused(ErrorCodes.AccessDeniedException, "Not authorized to perform sts:SetSourceIdentity", Request(attributes: [source]));
        await Trusts(Trust("\"sts:AssumeRoleWithSAML\",\"sts:TagSession\",\"sts:SetSourceIdentity\"", "{\"StringEquals\":{\"aws:RequestTag/Department\":\"sales\"}}"));
        var answer = await _cognito.Invoke(Request(attributes: [.. tagged, source]));
        Assert.Equal("alice@corp", answer.SourceIdentity);
        var session = ((Caller.AssumedRole)await _cognito.As(answer.Credentials!)).Session;
        Assert.Equal(["Site"], session.TransitiveTagKeys);
        Assert.Equal(("alice@corp", "sales", "one"), (session.SourceIdentity, session.Tags["Department"], session.Tags["Site"]));
        await Refused(ErrorCodes.AccessDeniedException, Denied, Request(attributes: [($"{Attributes}PrincipalTag:Department", "legal")]));
    }

    /// <summary>Keys of tags are one in any case. The session goes on to other roles, with the tags that it has to take along.</summary>
    [Fact]
    public async Task Transitive_tags_are_named_in_any_case_and_as_often_as_one_likes()
    {
        await Trusts(Trust("\"sts:AssumeRoleWithSAML\",\"sts:TagSession\""));
        var next = await _cognito.AnIamRole("Next", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/Workers"},"Action":["sts:AssumeRole","sts:TagSession"]}]}""", TestCognito.Allow("s3:GetObject"));
        var answer = await _cognito.Invoke(Request(attributes: [($"{Attributes}PrincipalTag:Site", "one"), ($"{Attributes}TransitiveTagKeys", "site"), ($"{Attributes}TransitiveTagKeys", "Site")]));
        var caller = (Caller.AssumedRole)await _cognito.As(answer.Credentials!);
        Assert.Equal(["Site"], caller.Session.TransitiveTagKeys);
        var chained = await _cognito.Invoke(new AssumeRoleRequest { RoleArn = next, RoleSessionName = "next" }, caller);
        Assert.Equal("one", ((Caller.AssumedRole)await _cognito.As(chained.Credentials!)).Session.Tags["Site"]);
    }

    [Fact]
    public async Task An_assertion_of_the_far_future_is_not_valid_yet() =>
        await Refused(ErrorCodes.InvalidIdentityTokenException, "The assertion is not valid yet.", Request(a => a with { Edit = xml => xml.Replace("Version=\"2.0\" IssueInstant=\"2026-03-03T09:05:07Z\">", "Version=\"2.0\" IssueInstant=\"9999-12-31T23:59:59Z\">", StringComparison.Ordinal) }));

    [Fact]
    public async Task No_credentials_that_have_ended_are_given() =>
        await Refused(ErrorCodes.ExpiredTokenException, "The session at the identity provider has ended.",
            Request(a => a with { Edit = xml => xml.Replace("<saml:AuthnStatement ", $"<saml:AuthnStatement SessionNotOnOrAfter=\"{a.At(0)}\" ", StringComparison.Ordinal) }));

    [Fact]
    public async Task The_session_ends_as_asked_and_with_the_providers_own()
    {
        await _cognito.Invoke(new UpdateRoleRequest { RoleName = "Workers", MaxSessionDuration = 7200 });
        Assert.Equal(900, await Seconds(Request() with { DurationSeconds = 900 }));
        await Refused(ErrorCodes.ValidationException, "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.", Request() with { DurationSeconds = 7201 });
        (string, string) long12 = ($"{Attributes}SessionDuration", "43200");
        Assert.Equal(7200, await Seconds(Request(attributes: [long12])));
        Assert.Equal(1800, await Seconds(Request(attributes: [($"{Attributes}SessionDuration", "1800")])));
        Assert.Equal(900, await Seconds(Request(attributes: [long12]) with { DurationSeconds = 900 }));
        Assert.Equal(600, await Seconds(Request(a => a with { Edit = xml => xml.Replace("<saml:AuthnStatement ", $"<saml:AuthnStatement SessionNotOnOrAfter=\"{a.At(10)}\" ", StringComparison.Ordinal) })));
    }

    [Fact]
    public async Task Session_policies_narrow_it()
    {
        var narrow = await _cognito.Invoke(Request() with { Policy = TestCognito.Allow("s3:PutObject") });
        Assert.NotNull(await _cognito.WhyNot(await _cognito.As(narrow.Credentials!), "s3:GetObject", "arn:aws:s3:::homes/Alice@example.com/a"));
        await Refused(ErrorCodes.ValidationException, "Session policy arn:aws:iam::123456789012:policy/None does not exist.", Request() with { PolicyArns = [new() { Arn = "arn:aws:iam::123456789012:policy/None" }] });
        Assert.Equal("MalformedPolicyDocument", (await _cognito.Refusal(Request() with { Policy = "{}" })).Code);
    }

    public static TheoryData<string, string, string[]> Wrong => new()
    {
        { ErrorCodes.InvalidIdentityTokenException, "RoleSessionName is required in AuthnResponse", [] },
        { ErrorCodes.InvalidIdentityTokenException, "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}", ["RoleSessionName=a b"] },
        { ErrorCodes.InvalidIdentityTokenException, "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}", ["RoleSessionName=a"] },
        { ErrorCodes.InvalidIdentityTokenException, "RoleSessionName in AuthnResponse must have one value", ["RoleSessionName=alice", "RoleSessionName=bob"] },
        { ErrorCodes.InvalidIdentityTokenException, "Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"", ["RoleSessionName=alice", "SourceIdentity=aws:me"] },
        { ErrorCodes.InvalidIdentityTokenException, "SessionDuration in AuthnResponse must be between 900 and 43200", ["RoleSessionName=alice", "SessionDuration=899"] },
        { ErrorCodes.InvalidIdentityTokenException, "SessionDuration in AuthnResponse must be between 900 and 43200", ["RoleSessionName=alice", "SessionDuration=an hour"] },
        { ErrorCodes.InvalidIdentityTokenException, "A PrincipalTag in AuthnResponse must have one value", ["RoleSessionName=alice", "PrincipalTag:a=1", "PrincipalTag:a=2"] },
        { ErrorCodes.InvalidIdentityTokenException, "A PrincipalTag in AuthnResponse is not a valid session tag, or is there twice", ["RoleSessionName=alice", "PrincipalTag:a=1", "PrincipalTag:A=2"] },
        { ErrorCodes.InvalidIdentityTokenException, "A PrincipalTag in AuthnResponse is not a valid session tag, or is there twice", ["RoleSessionName=alice", "PrincipalTag:aws:a=1"] },
        { ErrorCodes.InvalidIdentityTokenException, "A PrincipalTag in AuthnResponse is not a valid session tag, or is there twice", ["RoleSessionName=alice", "PrincipalTag:a=<"] },
        { ErrorCodes.InvalidIdentityTokenException, "TransitiveTagKeys in AuthnResponse must name session tags", ["RoleSessionName=alice", "TransitiveTagKeys=a"] },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task Refuses_attributes_that_say_nothing(string code, string message, string[] attributes)
    {
        var pairs = attributes.Select(a => a.Split('=', 2)).Select(p => (Attributes + p[0], p[1])).Append(($"{Attributes}Role", $"{_workers},{_corp}")).ToArray();
        await Refused(code, message, new() { RoleArn = _workers, PrincipalArn = _corp, SAMLAssertion = _cognito.SamlAssertionForAws(a => a with { Attributes = pairs }) });
    }

    [Fact]
    public async Task Refuses_what_proves_nobody()
    {
        await Refused(ErrorCodes.InvalidIdentityTokenException, "Response signature invalid", Request(a => a with { SignAssertion = false }));
        await Refused(ErrorCodes.InvalidIdentityTokenException, "Response does not contain the required audience.", Request(a => a with { Audience = "urn:amazon:cognito:sp:us-east-1_Abc" }));
        await Refused(ErrorCodes.InvalidIdentityTokenException, "The assertion is for another recipient.", Request(Replacing("Recipient=\"https://signin", "Recipient=\"https://other")));
        await Refused(ErrorCodes.InvalidIdentityTokenException, "Issuer not present in specified provider", Request(Replacing("<saml:Issuer>https://idp", "<saml:Issuer>https://other")));
        await Refused(ErrorCodes.InvalidIdentityTokenException, "Specified provider doesn't exist", Request() with { PrincipalArn = _corp + "2" });
        await Refused(ErrorCodes.InvalidIdentityTokenException, "Specified provider doesn't exist", Request() with { PrincipalArn = _corp.Replace("123456789012", "210987654321", StringComparison.Ordinal) });
        await Refused(ErrorCodes.InvalidIdentityTokenException, "The message of the identity provider cannot be read.", Request() with { SAMLAssertion = "PHNhbWw+" });
        await Refused(ErrorCodes.InvalidIdentityTokenException, "IssueInstant is missing in the assertion.", Request(Replacing("Version=\"2.0\" IssueInstant=\"2026-03-03T09:05:07Z\">", "Version=\"2.0\">")));
        await Refused(ErrorCodes.IDPRejectedClaimException, "The identity provider answered Responder.", Request(Replacing("status:Success", "status:Responder")));
        Assert.Equal(403, (await _cognito.Refusal(Request(Replacing("status:Success", "status:Responder")))).Status);

        static Func<SamlAnswer, SamlAnswer> Replacing(string find, string replace) =>
            a => a with { Edit = xml => xml.Contains(find, StringComparison.Ordinal) ? xml.Replace(find, replace, StringComparison.Ordinal) : throw new InvalidOperationException($"{find} is not there.") };
    }

    [Theory, Trait("Databases", "One")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Never_reads_what_was_not_signed(int way)
    {
        var isOfResponse = way <= 2;
        var document = TestCognito.SamlProvider.Document(Answer(_cognito.SamlAnswerToAws) with { SignAssertion = !isOfResponse, SignResponse = isOfResponse });
        SamlWrapping.Wrap(way, document, isOfResponse ? document.DocumentElement! : SamlIdentityProvider.Find(document, "Assertion"), "_evil");
        Assert.Equal(ErrorCodes.InvalidIdentityTokenException, (await _cognito.Refusal(Request() with { SAMLAssertion = SamlIdentityProvider.Encode(document) })).Code);
    }

    private async Task Demands(string good, string bad, params (string, string)[] attributes)
    {
        await Trusts(Trust(condition: good));
        await _cognito.Invoke(Request(attributes: attributes));
        await Trusts(Trust(condition: bad));
        await Refused(ErrorCodes.AccessDeniedException, Denied, Request(attributes: attributes));
    }

    private Task Trusts(string policy) => _cognito.Invoke(new UpdateAssumeRolePolicyRequest { RoleName = "Workers", PolicyDocument = policy });

    private string Trust(string actions = "\"sts:AssumeRoleWithSAML\"", string? condition = null, string? provider = null) =>
        $"{{\"Version\":\"2012-10-17\",\"Statement\":[{{\"Effect\":\"Allow\",\"Principal\":{{\"Federated\":\"{provider ?? _corp}\"}},\"Action\":[{actions}]{(condition is null ? "" : $",\"Condition\":{condition}")}}}]}}";

    private SamlAnswer Answer(SamlAnswer answer, string? role = null, params (string, string)[] attributes) =>
        answer with { Attributes = [($"{Attributes}Role", role ?? $"{_workers},{_corp}"), ($"{Attributes}RoleSessionName", "alice"), .. attributes] };

    private AssumeRoleWithSAMLRequest Request(Func<SamlAnswer, SamlAnswer>? with = null, string? role = null, SamlIdentityProvider? by = null, params (string, string)[] attributes) => new()
    {
        RoleArn = _workers,
        PrincipalArn = _corp,
        SAMLAssertion = _cognito.SamlAssertionForAws(a => Answer(with?.Invoke(a) ?? a, role, attributes), by),
    };

    private async Task<int> Seconds(AssumeRoleWithSAMLRequest request) => (int)((await _cognito.Invoke(request)).Credentials!.Expiration!.Value - _cognito.Clock.GetUtcNow()).TotalSeconds;

    private async Task Refused(string code, string message, AssumeRoleWithSAMLRequest request)
    {
        var refusal = await _cognito.Refusal(request);
        Assert.Equal((code, message), (refusal.Code, refusal.Message));
    }
}
