using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Good responses, and what is wrong with the words of others. Wrong signatures have a class of their own.</summary>
[Trait("Databases", "One")]
public sealed class SamlResponsesTests(OneSamlSite one) : IClassFixture<OneSamlSite>
{
    private readonly SamlSite _site = one.Site;

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Reads_who_it_is_from_a_signed_assertion_or_response(bool assertion, bool response)
    {
        var read = await _site.Read(_site.Answer with { SignAssertion = assertion, SignResponse = response });
        var now = _site.Cognito.Clock.GetUtcNow();
        Assert.Equal(("_assertion", "Alice@example.com", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent", "_session"), (read.AssertionId, read.NameId, read.NameIdFormat, read.SessionIndex));
        Assert.Equal(("_request", _site.Idp.EntityId), (read.InResponseTo, read.Issuer));
        Assert.Equal(["alice@example.com"], read.Attributes["email"]);
        Assert.Equal(["staff", "R&D"], read.Attributes["groups"]);
        Assert.Equal(["email", "groups"], read.Attributes.Keys.Order());
        Assert.Equal((now.AddMinutes(5).AddSeconds(60), now.AddMinutes(-1)), (read.NotOnOrAfter, read.AuthnInstant));
        Assert.Null(read.SessionNotOnOrAfter);
    }

    [Theory]
    [InlineData(SignedXml.XmlDsigRSASHA384Url, SignedXml.XmlDsigSHA384Url)]
    [InlineData(SignedXml.XmlDsigRSASHA512Url, SignedXml.XmlDsigSHA512Url)]
    public async Task Takes_longer_hashes(string signature, string digest) =>
        Assert.Equal("Alice@example.com", (await _site.Read(_site.Answer with { SignatureMethod = signature, DigestMethod = digest })).NameId);

    [Theory]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256")]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384")]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512")]
    public async Task Takes_elliptic_curves_and_any_key_of_the_metadata(string algorithm)
    {
        var ecdsa = SamlIdentityProvider.WithEcdsa();
        await using var site = await SamlSite.Open(ecdsa.Metadata(SamlIdentityProvider.WithRsa(), ecdsa));
        Assert.Equal("Alice@example.com", (await site.Read(ecdsa.Response(site.Answer with { SignatureMethod = algorithm }))).NameId);
        Assert.Equal("Alice@example.com", (await site.Read(site.Answer)).NameId);
        Assert.Equal("The signature of the identity provider is not valid.", await _site.Refusal(ecdsa.Response(_site.Answer)));
    }

    [Theory]
    [InlineData(EncryptedXml.XmlEncAES256Url, SamlAnswer.OaepSha1, null, null)]
    [InlineData(EncryptedXml.XmlEncAES192Url, SamlAnswer.OaepSha1, SignedXml.XmlDsigSHA1Url, null)]
    [InlineData(EncryptedXml.XmlEncAES128Url, SamlAnswer.Oaep11, null, null)]
    [InlineData(SamlAnswer.Aes256Gcm, SamlAnswer.OaepSha1, null, null)]
    [InlineData("http://www.w3.org/2009/xmlenc11#aes128-gcm", SamlAnswer.Oaep11, SignedXml.XmlDsigSHA256Url, "http://www.w3.org/2009/xmlenc11#mgf1sha256")]
    public async Task Decrypts_what_was_encrypted_for_the_pool(string content, string transport, string? digest, string? mask)
    {
        var answer = _site.Answer with { EncryptFor = await Recipient(), Content = content, KeyTransport = transport, OaepDigest = digest, OaepMask = mask };
        foreach (var signed in new[] { answer, answer with { SignResponse = true }, answer with { SignAssertion = false, SignResponse = true } })
            Assert.Equal(("Alice@example.com", "_session"), await Who(signed));

        async Task<(string, string?)> Who(SamlAnswer signed) => await _site.Read(signed) is var read ? (read.NameId, read.SessionIndex) : default;
    }

    /// <summary>As Microsoft's and others' write them: the assertion in the default namespace.</summary>
    [Fact]
    public async Task Takes_other_prefixes()
    {
        var answer = _site.Answer with { Edit = xml => xml.Replace("xmlns:saml=", "xmlns=", StringComparison.Ordinal).Replace("<saml:", "<", StringComparison.Ordinal).Replace("</saml:", "</", StringComparison.Ordinal) };
        foreach (var signed in new[] { answer, answer with { SignAssertion = false, SignResponse = true }, answer with { SignResponse = true, EncryptFor = await Recipient() } })
            Assert.Equal("Alice@example.com", (await _site.Read(signed)).NameId);
    }

    [Fact]
    public async Task What_was_encrypted_may_use_a_prefix_from_around_it() => Assert.Equal("Alice@example.com", (await _site.Read(_site.Answer with
    {
        EncryptFor = await Recipient(),
        EditPlain = xml => xml.Remove(xml.IndexOf(" xmlns:saml=", StringComparison.Ordinal), $" xmlns:saml=\"{SamlIdentityProvider.Assertion}\"".Length),
    })).NameId);

    [Theory]
    [InlineData("<x/>")]
    [InlineData("{0}{0}")]
    [InlineData("<!DOCTYPE x>{0}")]
    [InlineData("</around>{0}<around>")]
    [InlineData("text")]
    [InlineData("")]
    public async Task Refuses_other_things_that_were_encrypted(string plain) => Assert.Equal("The encrypted assertion cannot be decrypted, or its signature is not valid.", await _site.Refusal(_site.Answer with
    {
        SignResponse = true,
        EncryptFor = await Recipient(),
        EditPlain = xml => plain.Replace("{0}", xml, StringComparison.Ordinal),
    }));

    [Theory]
    [InlineData(EncryptedXml.XmlEncAES256Url, EncryptedXml.XmlEncRSA15Url, null, null)]
    [InlineData(EncryptedXml.XmlEncAES256Url, SamlAnswer.OaepSha1, SignedXml.XmlDsigSHA256Url, null)]
    [InlineData(EncryptedXml.XmlEncAES256Url, SamlAnswer.Oaep11, SignedXml.XmlDsigSHA256Url, null)]
    [InlineData(EncryptedXml.XmlEncTripleDESUrl, SamlAnswer.OaepSha1, null, null)]
    public async Task Refuses_weak_encryption(string content, string transport, string? digest, string? mask) =>
        Assert.Equal("The assertion is encrypted in a way that is not accepted.", await _site.Refusal(_site.Answer with { EncryptFor = await Recipient(), Content = content, KeyTransport = transport, OaepDigest = digest, OaepMask = mask }));

    [Fact]
    public async Task Says_the_same_of_everything_that_is_wrong_with_an_encrypted_assertion()
    {
        const string sentence = "The encrypted assertion cannot be decrypted, or its signature is not valid.";
        var encrypted = _site.Answer with { EncryptFor = await Recipient() };
        using var stranger = SamlIdentityProvider.WithOtherKey();
        // Not signed, signed by another, for another, changed, not an assertion, two of them, a document type.
        Assert.Equal(sentence, await _site.Refusal(encrypted with { SignAssertion = false }));
        Assert.Equal(sentence, await _site.Refusal(stranger.Response(encrypted)));
        Assert.Equal(sentence, await _site.Refusal(encrypted with { EncryptFor = stranger.Certificate }));
        var document = _site.Idp.Document(encrypted);
        var value = document.GetElementsByTagName("CipherValue", EncryptedXml.XmlEncNamespaceUrl)[1]!;
        var octets = Convert.FromBase64String(value.InnerText);
        foreach (var at in new[] { 0, 20, octets.Length / 2, octets.Length - 17, octets.Length - 1 })
        {
            octets[at] ^= 1;
            value.InnerText = Convert.ToBase64String(octets);
            Assert.Equal(sentence, await _site.Refusal(SamlIdentityProvider.Encode(document)));
            octets[at] ^= 1;
        }

        value.InnerText = Convert.ToBase64String(octets[..16]);
        Assert.Equal(sentence, await _site.Refusal(SamlIdentityProvider.Encode(document)));
    }

    [Fact]
    public async Task Demands_encryption_where_the_provider_is_set_up_for_it()
    {
        await using var site = await SamlSite.Open(("EncryptedResponses", "true"));
        Assert.Equal("The assertion must be encrypted.", await site.Refusal(site.Answer));
        Assert.Equal("The assertion must be encrypted.", await site.Refusal(site.Answer with { SignResponse = true }));
        using var recipient = await site.Get<SamlCertificates>().WithKey(site.Pool, SamlCertificate.Encryption, default);
        Assert.Equal("Alice@example.com", (await site.Read(site.Answer with { EncryptFor = recipient })).NameId);
    }

    [Fact]
    public async Task A_provider_may_begin_where_the_caller_allows_it()
    {
        var unsolicited = _site.Answer with { RequestId = null };
        Assert.Null((await _site.Read(unsolicited)).InResponseTo);
        Assert.Equal("The response does not answer the request that was sent.", await _site.Refusal(_site.Idp.Response(unsolicited), "_request"));
        Assert.Equal("The response answers a request that was not sent.", await _site.Refusal(_site.Idp.Response(_site.Answer), null));
    }

    [Fact]
    public async Task A_comment_does_not_cut_the_NameID()
    {
        var document = _site.Idp.Document(_site.Answer with { NameId = "admin@example.com.evil.example.net" });
        var xml = document.OuterXml.Replace("admin@example.com.evil", "admin@example.com<!-- -->.evil", StringComparison.Ordinal);
        Assert.Equal("admin@example.com.evil.example.net", (await _site.Read(SamlIdentityProvider.Encode(xml))).NameId);
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "<saml:Audience>urn:amazon:cognito:sp:", "<saml:Audience>urn:amazon:cognito:sp:x", "The assertion is for another audience." },
        { "</saml:AudienceRestriction>", "</saml:AudienceRestriction><saml:AudienceRestriction><saml:Audience>urn:other</saml:Audience></saml:AudienceRestriction>", "The assertion is for another audience." },
        { "<saml:AudienceRestriction>", "<saml:Condition/><saml:AudienceRestriction>", "The assertion has a condition that is not known." },
        { "Recipient=\"https://auth.example.com", "Recipient=\"https://auth.example.net", "The assertion is for another recipient." },
        { "Recipient=\"https://auth.example.com/saml2/idpresponse\"", "", "The assertion is for another recipient." },
        { "Destination=\"https://auth.example.com", "Destination=\"https://auth.example.net", "The message of the identity provider is for another destination." },
        { "InResponseTo=\"_request\"/>", "InResponseTo=\"_other\"/>", "The response does not answer the request that was sent." },
        { "InResponseTo=\"_request\"/>", "/>", "The response does not answer the request that was sent." },
        { "InResponseTo=\"_request\">", "InResponseTo=\"_other\">", "The response does not answer the request that was sent." },
        { "<saml:Issuer>https://idp.example.com/saml<", "<saml:Issuer>https://idp.example.com/other<", "The issuer is not the identity provider that was asked." },
        { "<saml:Issuer>https://idp.example.com/saml</saml:Issuer>", "", "The issuer is not the identity provider that was asked." },
        { "<saml:Issuer>", "<saml:Issuer Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified\">", "The issuer is not the identity provider that was asked." },
        { "example.com/saml</saml:Issuer>\n  <samlp", "example.com/other</saml:Issuer>\n  <samlp", "The issuer is not the identity provider that was asked." },
        { "urn:oasis:names:tc:SAML:2.0:cm:bearer", "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key", "The assertion has no bearer confirmation." },
        { ">Alice@example.com<", "><", "The NameID is empty, or has white space around it." },
        { ">Alice@example.com<", "> Alice@example.com<", "The NameID is empty, or has white space around it." },
        { ">Alice@example.com<", "><saml:x>Alice</saml:x><", "NameID must be a text." },
        { "<saml:NameID ", "<saml:EncryptedID/><saml:NameID ", "An encrypted NameID is not accepted." },
        { "<saml:Subject>", "<saml:Subject/><saml:Subject>", "The message of the identity provider has more than one Subject." },
        { "<saml:AuthnStatement ", "<saml:AuthnStatement SessionNotOnOrAfter=\"2026-03-03T09:04:00Z\" ", "The session at the identity provider has ended." },
        { "AuthnInstant=", "Instant=", "AuthnInstant is missing in the assertion." },
        { "saml:AuthnStatement", "saml:Statement", "The assertion does not say that somebody has signed in." },
        { "<saml:AttributeStatement>", "<saml:AttributeStatement><saml:EncryptedAttribute/>", "Encrypted attributes are not accepted; the whole assertion may be encrypted." },
        { "status:Success", "status:Responder", "The identity provider answered Responder." },
        { "\"urn:oasis:names:tc:SAML:2.0:status:Success\"/>", "\"urn:oasis:names:tc:SAML:2.0:status:Requester\"><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:AuthnFailed\"/></samlp:StatusCode>", "The identity provider answered Requester (AuthnFailed)." },
        { "urn:oasis:names:tc:SAML:2.0:status:Success", "call 555-0100 now", "The identity provider answered an unknown status." },
        { "IssueInstant=\"2026-03-03T09:05:07Z\" Destination", "IssueInstant=\"2026-03-03T09:05:07Z\" Version=\"1.1\" Destination", "The message of the identity provider cannot be read." },
        { "ID=\"_response\" Version=\"2.0\"", "ID=\"_response\" Version=\"1.1\"", "The message of the identity provider is not a response of SAML 2.0." },
        { "ID=\"_assertion\" Version=\"2.0\"", "ID=\"_assertion\" Version=\"1.1\"", "The assertion is not one of SAML 2.0." },
        { "samlp:Response", "samlp:ArtifactResponse", "The message of the identity provider is not a response of SAML 2.0." },
    };

    /// <summary>The assertion is signed, or the response is: whatever was signed, the words count.</summary>
    [Theory, MemberData(nameof(Wrong))]
    public async Task Refuses_what_is_not_for_this_sign_in(string find, string replace, string sentence)
    {
        string Edit(string xml) => xml.Contains(find, StringComparison.Ordinal) ? xml.Replace(find, replace, StringComparison.Ordinal) : throw new InvalidOperationException($"{find} is not there.");
        foreach (var answer in new[] { _site.Answer, _site.Answer with { SignAssertion = false, SignResponse = true } })
        {
            // What cannot be parsed can be signed by nobody.
            var signed = sentence.EndsWith("cannot be read.", StringComparison.Ordinal) || find.StartsWith("samlp:", StringComparison.Ordinal) ? Edit(_site.Idp.Document(answer).OuterXml) : _site.Idp.Document(answer with { Edit = Edit }).OuterXml;
            Assert.Equal(sentence, await _site.Refusal(SamlIdentityProvider.Encode(signed)));
        }
    }

    [Theory]
    [InlineData("NotOnOrAfter=\"2026-03-03T09:10:07Z\" Recipient", "NotOnOrAfter=\"{0}\" Recipient", -59, -60, "The assertion has expired.")]
    [InlineData("NotOnOrAfter=\"2026-03-03T09:15:07Z\"", "NotOnOrAfter=\"{0}\"", -59, -60, "The assertion has expired.")]
    [InlineData("NotBefore=\"2026-03-03T09:00:07Z\"", "NotBefore=\"{0}\"", 60, 61, "The assertion is not valid yet.")]
    [InlineData("<saml:SubjectConfirmationData ", "<saml:SubjectConfirmationData NotBefore=\"{0}\" ", 60, 61, "The assertion is not valid yet.")]
    [InlineData("<saml:AuthnStatement ", "<saml:AuthnStatement SessionNotOnOrAfter=\"{0}\" ", -59, -60, "The session at the identity provider has ended.")]
    public async Task Clocks_may_be_off_by_a_minute(string find, string replace, int good, int bad, string sentence)
    {
        SamlAnswer At(int seconds) => _site.Answer with { Edit = xml => xml.Replace(find, replace.Replace("{0}", _site.Cognito.Clock.GetUtcNow().AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal), StringComparison.Ordinal) };
        Assert.Equal("Alice@example.com", (await _site.Read(At(good))).NameId);
        Assert.Equal(sentence, await _site.Refusal(At(bad)));
    }

    [Theory]
    [InlineData("2026-03-03T09:10:07+00:00")]
    [InlineData("2026-03-03T09:10:07")]
    [InlineData("tomorrowZ")]
    [InlineData("99999-01-01T00:00:00Z")]
    [InlineData("")]
    public async Task Refuses_times_that_are_not_in_UTC(string time) =>
        Assert.Equal("NotOnOrAfter is no time in UTC.", await _site.Refusal(_site.Answer with { Edit = xml => xml.Replace("2026-03-03T09:10:07Z", time, StringComparison.Ordinal) }));

    [Fact]
    public async Task Takes_the_confirmation_that_fits_and_remembers_the_end_of_the_session()
    {
        var other = "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"><saml:SubjectConfirmationData NotOnOrAfter=\"9999-12-31T23:59:59.9999999Z\" Recipient=\"https://other.example.com\" InResponseTo=\"_request\"/></saml:SubjectConfirmation>";
        var read = await _site.Read(_site.Answer with
        {
            Edit = xml => xml.Replace("<saml:SubjectConfirmation ", other + "<saml:SubjectConfirmation ", StringComparison.Ordinal).Replace("<saml:AuthnStatement ", "<saml:AuthnStatement SessionNotOnOrAfter=\"2026-03-03T17:00:00.123456789Z\" ", StringComparison.Ordinal),
        });
        Assert.Equal(_site.Cognito.Clock.GetUtcNow().AddMinutes(6), read.NotOnOrAfter);
        Assert.Equal(17, read.SessionNotOnOrAfter!.Value.Hour);
        // The far end of time takes no minute more.
        var forever = await _site.Read(_site.Answer with { Edit = xml => xml.Replace("2026-03-03T09:10:07Z", "9999-12-31T23:59:59.9999999Z", StringComparison.Ordinal).Replace(" NotOnOrAfter=\"2026-03-03T09:15:07Z\"", "", StringComparison.Ordinal) });
        Assert.Equal(DateTimeOffset.MaxValue, forever.NotOnOrAfter);
    }

    private Task<X509Certificate2> Recipient() => _site.Get<SamlCertificates>().WithKey(_site.Pool, SamlCertificate.Encryption, default);
}
