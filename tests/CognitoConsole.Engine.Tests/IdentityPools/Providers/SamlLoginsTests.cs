using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Iam;
using CognitoConsole.Contracts.IdentityPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.IdentityPools;

/// <summary>Responses of SAML providers of IAM in Logins: whom they prove, and which of them prove nobody.</summary>
public sealed class SamlLoginsTests : IAsyncLifetime
{
    private const string Unsupported = "Token is not from a supported provider of this identity pool.";
    private const string NotSigned = "Invalid login token. Token signature invalid.";
    private readonly TestCognito _cognito = new();
    private string _corp = "";
    private IdentityPool _pool = null!;

    public async ValueTask InitializeAsync()
    {
        _corp = await _cognito.AnIamSamlProvider();
        _pool = await _cognito.AnIdentityPool(p => p with { SamlProviderARNs = [_corp] });
    }

    public ValueTask DisposeAsync() => _cognito.DisposeAsync();

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Takes_a_signed_response_again_while_it_is_good(bool assertion, bool response)
    {
        var login = Login(_cognito.SamlAssertionForAws(a => a with { SignAssertion = assertion, SignResponse = response }));
        var id = await _cognito.AnIdentity(_pool, login);
        _cognito.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(id, await _cognito.AnIdentity(_pool, login));
        Assert.Equal([_corp], (await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = id })).Logins!);
        Assert.NotEqual(id, await _cognito.AnIdentity(_pool, Login(_cognito.SamlAssertionForAws(a => a with { NameId = "alice@example.com" }))));
    }

    /// <summary>AWS's names for itself, with its Region or without, and this server's own.</summary>
    [Theory]
    [InlineData("https://signin.aws.amazon.com/saml", "urn:amazon:webservices")]
    [InlineData("https://us-east-1.signin.aws.amazon.com/saml", "https://signin.aws.amazon.com/saml")]
    [InlineData("http://localhost:8080/saml", "http://localhost:8080/saml")]
    public async Task Takes_what_is_for_AWS_or_for_this_server(string address, string audience) =>
        await _cognito.AnIdentity(_pool, Login(_cognito.SamlAssertionForAws(a => a with { AssertionConsumerService = address, Audience = audience })));

    /// <summary>An app may have asked its provider itself.</summary>
    [Fact]
    public async Task Takes_an_answer_to_a_request_of_the_apps() => await _cognito.AnIdentity(_pool, Login(_cognito.SamlAssertionForAws(a => a with { RequestId = "_of_the_app" })));

    [Fact]
    public async Task Refuses_what_is_for_others()
    {
        await Refused(Unsupported, _cognito.SamlAssertionForAws(a => a with { Audience = "urn:amazon:cognito:sp:us-east-1_Abc" }));
        await Refused("Invalid login token. The assertion is for another recipient.", Edited("Recipient=\"https://signin.aws.amazon.com/saml\"", "Recipient=\"https://app.example.com/acs\""));
        await Refused("Invalid login token. The message of the identity provider is for another destination.", Edited("Destination=\"https://signin.aws.amazon.com/saml\"", "Destination=\"https://app.example.com/acs\""));
        await Refused("Invalid login token. The assertion is for another recipient.", Edited("Recipient=\"https://signin.aws.amazon.com/saml\"", "Recipient=\"urn:amazon:webservices\""));
    }

    [Fact]
    public async Task Refuses_what_its_provider_has_not_signed()
    {
        using var stranger = SamlIdentityProvider.WithOtherKey();
        await Refused(NotSigned, _cognito.SamlAssertionForAws(a => a with { SignAssertion = false }));
        await Refused(NotSigned, _cognito.SamlAssertionForAws(by: stranger));
        await Refused(NotSigned, Altered());
        await Refused("Invalid login token. The message of the identity provider cannot be read.", "PHNhbWw+");
        await Refused("Invalid login token. The message of the identity provider cannot be read.", "not base64");
        await Refused("Invalid login token. Issuer doesn't match providerName", Edited("<saml:Issuer>https://idp.example.com/saml<", "<saml:Issuer>https://idp.example.com/other<"));
        await Refused("Invalid login token. The identity provider answered Responder.", Edited("status:Success", "status:Responder"));
        await Refused("Invalid login token. Encrypted assertions are not accepted.", _cognito.SamlAssertionForAws(a => a with { EncryptFor = stranger.Certificate }));
    }

    public static TheoryData<int, string> Ways
    {
        get
        {
            var ways = new TheoryData<int, string>();
            for (var way = 1; way <= SamlWrapping.Ways; way++)
                foreach (var id in new[] { "_evil", "" }) ways.Add(way, id);
            return ways;
        }
    }

    [Theory, MemberData(nameof(Ways)), Trait("Databases", "One")]
    public async Task Never_reads_what_was_not_signed(int way, string id)
    {
        var isOfResponse = way <= 2;
        var document = TestCognito.SamlProvider.Document(_cognito.SamlAnswerToAws with { SignAssertion = !isOfResponse, SignResponse = isOfResponse });
        SamlWrapping.Wrap(way, document, isOfResponse ? document.DocumentElement! : SamlIdentityProvider.Find(document, "Assertion"), id);
        Assert.StartsWith("Invalid login token. ", (await _cognito.Refusal(Request(SamlIdentityProvider.Encode(document)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_response_before_and_after_its_time()
    {
        var now = _cognito.Clock.GetUtcNow();
        await Refused("Invalid login token. The assertion is not valid yet.", _cognito.SamlAssertionForAws(a => a with { Now = now.AddMinutes(7) }));
        var response = _cognito.SamlAssertionForAws();
        await _cognito.AnIdentity(_pool, Login(response));
        _cognito.Clock.Advance(TimeSpan.FromMinutes(6));
        await Refused($"Invalid login token. Token expired: {now.AddMinutes(6).ToUnixTimeSeconds()} >= {now.AddMinutes(5).ToUnixTimeSeconds()}", response);
    }

    [Fact]
    public async Task Another_provider_of_IAM_and_another_pools_prove_nothing_here()
    {
        using var stranger = SamlIdentityProvider.WithOtherKey();
        var other = await _cognito.AnIamSamlProvider("Other", stranger);
        // Of a provider that the pool does not name, under its own ARN and under the one that the pool names.
        var response = _cognito.SamlAssertionForAws(by: stranger);
        Assert.Equal(Unsupported, (await _cognito.Refusal(Request(response) with { Logins = new Dictionary<string, string> { [other] = response } })).Message);
        await Refused(NotSigned, response);
        // Two providers of a pool with the same name for themselves: the key tells them apart, and the same subject is two people.
        var both = await _cognito.AnIdentityPool(p => p with { SamlProviderARNs = [_corp, other] });
        var one = await _cognito.AnIdentity(both, new Dictionary<string, string> { [_corp] = _cognito.SamlAssertionForAws() });
        Assert.NotEqual(one, await _cognito.AnIdentity(both, new Dictionary<string, string> { [other] = response }));
        Assert.Equal(NotSigned, (await _cognito.Refusal(new GetIdRequest { IdentityPoolId = both.IdentityPoolId, Logins = new Dictionary<string, string> { [_corp] = response } })).Message);
    }

    [Fact]
    public async Task A_provider_that_was_replaced_deleted_or_has_expired_proves_what_it_is_now()
    {
        using var stranger = SamlIdentityProvider.WithOtherKey();
        await _cognito.Invoke(new UpdateSAMLProviderRequest { SAMLProviderArn = _corp, SAMLMetadataDocument = stranger.Metadata("2026-03-04T00:00:00Z") });
        await Refused(NotSigned, _cognito.SamlAssertionForAws());
        await _cognito.AnIdentity(_pool, Login(_cognito.SamlAssertionForAws(by: stranger)));
        _cognito.Clock.Advance(TimeSpan.FromDays(1));
        await Refused("Invalid login token. The metadata of the identity provider has expired.", _cognito.SamlAssertionForAws(by: stranger));
        await _cognito.Invoke(new DeleteSAMLProviderRequest { SAMLProviderArn = _corp });
        await Refused(Unsupported, _cognito.SamlAssertionForAws(by: stranger));
    }

    [Fact]
    public async Task A_login_is_unlinked_by_its_ARN()
    {
        var login = Login(_cognito.SamlAssertionForAws());
        var id = await _cognito.AnIdentity(_pool, login);
        await _cognito.Invoke(new UnlinkIdentityRequest { IdentityId = id, Logins = login, LoginsToRemove = [_corp] });
        Assert.Empty((await _cognito.Invoke(new DescribeIdentityRequest { IdentityId = id })).Logins ?? []);
        Assert.NotEqual(id, await _cognito.AnIdentity(_pool, login));
    }

    [Fact]
    public async Task Whose_address_it_is_is_found()
    {
        var id = await _cognito.AnIdentity(_pool, Login(_cognito.SamlAssertionForAws(a => a with { Attributes = [("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "Alice@example.com")] })));
        var found = await _cognito.Invoke(new Contracts.Extensions.SearchIdentitiesRequest { IdentityPoolId = _pool.IdentityPoolId, Query = "alice@example.com" });
        Assert.Equal([id], found.Identities.Select(i => i.IdentityId));
    }

    [Fact]
    public async Task Refuses_a_subject_that_cannot_be_kept()
    {
        await _cognito.AnIdentity(_pool, Login(_cognito.SamlAssertionForAws(a => a with { NameId = new string('x', 1024) })));
        await Refused("Invalid login token. The NameID is longer than 1024 characters.", _cognito.SamlAssertionForAws(a => a with { NameId = new string('x', 1025) }));
    }

    private Dictionary<string, string> Login(string response) => new() { [_corp] = response };

    private GetIdRequest Request(string response) => new() { IdentityPoolId = _pool.IdentityPoolId, Logins = Login(response) };

    private string Edited(string find, string replace) => _cognito.SamlAssertionForAws(a => a with { Edit = xml => xml.Contains(find, StringComparison.Ordinal) ? xml.Replace(find, replace, StringComparison.Ordinal) : throw new InvalidOperationException($"{find} is not there.") });

    private string Altered() => SamlIdentityProvider.Encode(TestCognito.SamlProvider.Document(_cognito.SamlAnswerToAws).OuterXml.Replace("Alice@example.com", "Mallory@example.com", StringComparison.Ordinal));

    private async Task Refused(string message, string response)
    {
        var refusal = await _cognito.Refusal(Request(response));
        Assert.Equal((ErrorCodes.NotAuthorizedException, message), (refusal.Code, refusal.Message));
    }
}
