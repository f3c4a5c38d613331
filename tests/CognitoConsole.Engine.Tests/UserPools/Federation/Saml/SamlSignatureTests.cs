using System.Security.Cryptography.Xml;
using System.Text;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Signatures that are missing, somebody else's, of something else or of another form.</summary>
[Trait("Databases", "One")]
public sealed class SamlSignatureTests(OneSamlSite one) : IClassFixture<OneSamlSite>
{
    private const string NotSigned = "The message of the identity provider is not signed.";
    private const string NotValid = "The signature of the identity provider is not valid.";
    private const string NotAccepted = "The signature of the identity provider has a form that is not accepted.";
    private const string Other = "The signature of the identity provider is of another element.";
    private const string Unreadable = "The message of the identity provider cannot be read.";
    private const string Twice = "The message of the identity provider has an ID twice.";
    private readonly SamlSite _site = one.Site;

    [Fact]
    public async Task Refuses_what_nobody_has_signed() => Assert.Equal(NotSigned, await _site.Refusal(_site.Answer with { SignAssertion = false }));

    /// <summary>The attacker's certificate is in the KeyInfo, and its key made the signature: it is valid, and not by the provider.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refuses_a_key_that_only_the_message_names(bool assertion) =>
        Assert.Equal(NotValid, await _site.Refusal(SamlIdentityProvider.WithOtherKey().Response(_site.Answer with { SignAssertion = assertion, SignResponse = !assertion })));

    /// <summary>Nor is it opened: what stands there is anybody's.</summary>
    [Theory]
    [InlineData("<X509Data><X509Certificate>AAAA</X509Certificate></X509Data>")]
    [InlineData("<RetrievalMethod URI=\"https://evil.example.com/key\"/>")]
    [InlineData("<KeyValue><RSAKeyValue><Modulus>!</Modulus><Exponent/></RSAKeyValue></KeyValue>")]
    [InlineData("")]
    public async Task Looks_at_no_key_that_the_message_names(string keyInfo)
    {
        foreach (var answer in new[] { _site.Answer, _site.Answer with { SignAssertion = false, SignResponse = true } })
        {
            var xml = System.Text.RegularExpressions.Regex.Replace(_site.Idp.Document(answer).OuterXml, "<KeyInfo>.*?</KeyInfo>", $"<KeyInfo>{keyInfo}</KeyInfo>");
            Assert.Equal("Alice@example.com", (await _site.Read(SamlIdentityProvider.Encode(xml))).NameId);
        }

        Assert.Empty(_site.Cognito.Web.Asked);
    }

    /// <summary>One good signature does not make up for a bad one.</summary>
    [Theory]
    [InlineData("Response")]
    [InlineData("Assertion")]
    public async Task Verifies_both_signatures_where_there_are_two(string bad)
    {
        var document = _site.Idp.Document(_site.Answer with { SignResponse = bad == "Assertion" });
        if (bad == "Response") SamlIdentityProvider.WithOtherKey().Sign(document.DocumentElement!);
        else
        {
            document = _site.Idp.Document(_site.Answer with { SignAssertion = false });
            SamlIdentityProvider.WithOtherKey().Sign(SamlIdentityProvider.Find(document, "Assertion"));
            _site.Idp.Sign(document.DocumentElement!);
        }

        Assert.Equal(NotValid, await _site.Refusal(SamlIdentityProvider.Encode(document)));
    }

    [Theory]
    [InlineData("Alice@example.com", "admin@example.com")]
    [InlineData("R&amp;D", "Admins")]
    [InlineData("sp:us-east-1", "sp:us-east-9")]
    [InlineData("SessionIndex=\"_session\"", "SessionIndex=\"_other\"")]
    public async Task Refuses_what_was_changed_after_it_was_signed(string find, string replace)
    {
        foreach (var answer in new[] { _site.Answer, _site.Answer with { SignAssertion = false, SignResponse = true }, _site.Answer with { SignResponse = true } })
            Assert.Equal(NotValid, await Changed(answer, xml => xml.Replace(find, replace, StringComparison.Ordinal)));
    }

    public static TheoryData<string, SamlAnswer> OtherForms => new()
    {
        { "rsa-sha1", new SamlAnswer { SignatureMethod = SignedXml.XmlDsigRSASHA1Url } },
        { "sha1", new SamlAnswer { DigestMethod = SignedXml.XmlDsigSHA1Url } },
        { "enveloped only", new SamlAnswer { Transforms = () => [new XmlDsigEnvelopedSignatureTransform()] } },
        { "with comments", new SamlAnswer { Transforms = () => [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigExcC14NWithCommentsTransform()] } },
        { "inclusive", new SamlAnswer { Transforms = () => [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigC14NTransform()] } },
        { "inclusive signed info", new SamlAnswer { Canonicalization = SignedXml.XmlDsigC14NTransformUrl } },
        { "xpath", new SamlAnswer { Transforms = () => [new XmlDsigEnvelopedSignatureTransform(), XPath("not(ancestor-or-self::*[local-name()='NameID'])"), new XmlDsigExcC14NTransform()] } },
        { "three", new SamlAnswer { Transforms = () => [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigExcC14NTransform(), new XmlDsigExcC14NTransform()] } },
        { "object", new SamlAnswer { EditSignature = s => s.AddObject(new DataObject("_object", "", "", SamlIdentityProvider.Load("<x/>").DocumentElement!)) } },
        { "two references", new SamlAnswer { EditSignature = s => s.AddReference(Ref("#_assertion")) } },
    };

    /// <summary>All are good signatures of the provider.</summary>
    [Theory, MemberData(nameof(OtherForms), DisableDiscoveryEnumeration = true)]
    public async Task Refuses_other_forms_of_signature(string name, SamlAnswer form)
    {
        Assert.NotEmpty(name);
        Assert.Equal(NotAccepted, await _site.Refusal(form with { UserPoolId = _site.Pool.Id, Now = _site.Cognito.Clock.GetUtcNow() }));
    }

    public static TheoryData<string, string, string> ChangedForms => new()
    {
        { "<SignatureValue>[^<]*<", "<SignatureValue><", NotAccepted },
        { "<SignatureValue>[^<]*<", "<SignatureValue> \n<", NotAccepted },
        { "<SignatureValue>[^<]*<", "<SignatureValue>!<", NotValid },
        { "<SignatureValue>[^<]*<", "<SignatureValue>AAAA<", NotValid },
        { "<SignatureValue>.*?</SignatureValue>", "", NotAccepted },
        { "<DigestValue>[^<]*<", "<DigestValue><", NotValid },
        { "<DigestValue>", "<DigestValue><x/>", NotAccepted },
        { "<DigestValue>.*?</DigestValue>", "$0$0", NotAccepted },
        { "<SignedInfo>.*?</SignedInfo>", "$0$0", NotAccepted },
        { "<SignedInfo>.*?</SignedInfo>", "", NotAccepted },
        { "<Reference .*?</Reference>", "", NotAccepted },
        { "<Reference .*?</Reference>", "$0$0", NotAccepted },
        { "<Signature .*?</Signature>", "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>", NotAccepted },
        { "<Signature .*?</Signature>", "$0$0", "The message of the identity provider has more than one Signature." },
        { "<Signature .*?</Signature>", "<x>$0</x>", "The signature of the identity provider is not where it belongs." },
        { "<Signature .*?</Signature>", "", NotSigned },
        { "URI=\"#_assertion\"", "URI=\"\"", Other },
        { "URI=\"#_assertion\"", "", Other },
        { "URI=\"#_assertion\"", "URI=\"#_response\"", Other },
        { "URI=\"#_assertion\"", "URI=\"#xpointer(id('_assertion'))\"", Other },
        { "URI=\"#_assertion\"", "URI=\"https://evil.example.com/\"", Other },
        { "xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256", NotAccepted },
        { "2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#hmac-sha1", NotAccepted },
        { "xmldsig-more#rsa-sha256", "xmldsig-more#ecdsa-sha256", NotValid },
        { "<Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\" ?/>", "<Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"><stylesheet xmlns=\"http://www.w3.org/1999/XSL/Transform\" version=\"1.0\"/></Transform>", NotAccepted },
        { "ID=\"_response\"", "ID=\"_assertion\"", Twice },
        { "<saml:AttributeStatement>", "<saml:AttributeStatement Id=\"_assertion\">", Twice },
        { "<saml:AttributeStatement>", "<saml:AttributeStatement xml:id=\"_assertion\">", Twice },
        { "(<saml:Assertion [^>]*) ID=\"_assertion\"", "$1", Unreadable },
    };

    [Theory, MemberData(nameof(ChangedForms))]
    public async Task Refuses_a_signature_that_was_tampered_with(string pattern, string replacement, string sentence) => Assert.Equal(sentence, await Changed(_site.Answer, xml =>
    {
        var changed = System.Text.RegularExpressions.Regex.Replace(xml, pattern, replacement, System.Text.RegularExpressions.RegexOptions.Singleline);
        return changed != xml ? changed : throw new InvalidOperationException($"{pattern} is not there.");
    }));

    [Fact]
    public async Task Takes_prefixes_that_the_signature_names() => Assert.Equal("Alice@example.com", (await _site.Read(_site.Answer with
    {
        SignResponse = true,
        Transforms = () => [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigExcC14NTransform { InclusiveNamespacesPrefixList = "xs saml" }],
    })).NameId);

    /// <summary>A certificate says whose key it is; its dates do not matter after the provider was set up.</summary>
    [Fact]
    public async Task Takes_a_certificate_that_has_expired_since()
    {
        using var expired = SamlIdentityProvider.Expired();
        await using var site = await SamlSite.Open(_site.Idp.Metadata(_site.Idp, expired));
        Assert.Equal("Alice@example.com", (await site.Read(expired.Response(site.Answer))).NameId);
    }

    public static TheoryData<string> Unparsable => new()
    {
        "", "nonsense", "<a>", "<a/><b/>",
        "<!DOCTYPE x><x/>",
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><x>&c;</x>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
        "<!DOCTYPE x SYSTEM \"https://evil.example.com/x.dtd\"><x/>",
        "<?php evil?><x/>",
        "<x>&undefined;</x>",
        $"{string.Concat(Enumerable.Repeat("<x>", 70))}{string.Concat(Enumerable.Repeat("</x>", 70))}",
        $"<x{string.Concat(Enumerable.Range(0, 65).Select(i => $" a{i}=''"))}/>",
    };

    [Theory, MemberData(nameof(Unparsable))]
    public async Task Refuses_what_is_no_plain_XML(string xml)
    {
        Assert.Equal(Unreadable, await _site.Refusal(SamlIdentityProvider.Encode(xml)));
        // In a good response, or before it, too.
        if (xml is not ("" or "<a/><b/>")) Assert.Equal(Unreadable, await Changed(_site.Answer, good => Within(good, xml)));
        Assert.DoesNotContain(_site.Cognito.Web.Asked, a => a.Address.Host == "evil.example.com");
    }

    [Fact]
    public async Task Refuses_other_encodings_and_what_is_no_base64()
    {
        var xml = _site.Idp.Document(_site.Answer).OuterXml;
        foreach (var octets in new[] { Encoding.Unicode.GetBytes(xml), Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes(xml)).ToArray(), [0xFF, .. Encoding.UTF8.GetBytes(xml)] })
            Assert.Equal(Unreadable, await _site.Refusal(Convert.ToBase64String(octets)));
        foreach (var text in new[] { "%", "PHg+", "AAA", xml }) Assert.Equal(Unreadable, await _site.Refusal(text));
    }

    [Fact]
    public async Task Takes_a_response_of_100000_characters_and_no_more()
    {
        var base64 = _site.Idp.Response(_site.Answer);
        // Line breaks are allowed in base64.
        var padded = base64.PadRight(100_000, '\n');
        Assert.Equal("Alice@example.com", (await _site.Read(padded)).NameId);
        Assert.Equal("The SAML response is longer than 100000 characters.", await _site.Refusal(padded + "\n"));
    }

    private Task<string> Changed(SamlAnswer answer, Func<string, string> change) => _site.Refusal(SamlIdentityProvider.Encode(change(_site.Idp.Document(answer).OuterXml)));

    private static string Within(string good, string xml) => xml.StartsWith("<!", StringComparison.Ordinal)
        ? xml[..(xml.IndexOf("><x", StringComparison.Ordinal) + 1)] + good
        : good.Replace("<saml:Subject>", "<saml:Subject>" + (xml[0] == '<' ? xml : "<" + xml), StringComparison.Ordinal);

    private static Reference Ref(string uri)
    {
        var reference = new Reference(uri) { DigestMethod = SignedXml.XmlDsigSHA256Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        return reference;
    }

    private static XmlDsigXPathTransform XPath(string expression)
    {
        var transform = new XmlDsigXPathTransform();
        transform.LoadInnerXml(SamlIdentityProvider.Load($"<XPath>{expression}</XPath>").ChildNodes);
        return transform;
    }
}
