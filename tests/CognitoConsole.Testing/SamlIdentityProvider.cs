using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using CognitoConsole.Engine.Saml;

namespace CognitoConsole.Testing;

/// <summary>A SAML identity provider as a test wants it: metadata, and responses that are signed and encrypted with its keys and say what the test says.</summary>
public sealed class SamlIdentityProvider : IDisposable
{
    public const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    public const string Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";

    private static readonly Lazy<X509Certificate2> Rsa = new(() => Made(RSA.Create(2048)));
    private static readonly Lazy<X509Certificate2> OtherRsa = new(() => Made(RSA.Create(2048)));
    private static readonly Lazy<X509Certificate2> Ecdsa = new(() => Made(ECDsa.Create(ECCurve.NamedCurves.nistP256)));

    private SamlIdentityProvider(X509Certificate2 certificate) => Certificate = certificate;

    public string EntityId { get; init; } = "https://idp.example.com/saml";

    public X509Certificate2 Certificate { get; }

    /// <summary>The keys are the same for the whole run: making them takes long.</summary>
    public static SamlIdentityProvider WithRsa() => new(Rsa.Value);

    /// <summary>Of the same name, with another key: the provider after a change, or an attacker.</summary>
    public static SamlIdentityProvider WithOtherKey() => new(OtherRsa.Value);

    public static SamlIdentityProvider WithEcdsa() => new(Ecdsa.Value);

    public static SamlIdentityProvider Expired() => new(Made(RSA.Create(2048), DateTimeOffset.UnixEpoch.AddYears(30)));

    public string Metadata(params SamlIdentityProvider[] keysOf) => Metadata("", keysOf);

    /// <param name="validUntil">Empty for none.</param>
    public string Metadata(string validUntil, params SamlIdentityProvider[] keysOf) => $"""
        <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{EntityId}"{(validUntil.Length == 0 ? "" : $" validUntil=\"{validUntil}\"")}>
          <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            {string.Concat((keysOf.Length == 0 ? [this] : keysOf).Select(k => $"""<md:KeyDescriptor><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(k.Certificate.RawData)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"""))}
            <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/slo"/>
            <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/sso?tenant=1"/>
          </md:IDPSSODescriptor>
        </md:EntityDescriptor>
        """;

    /// <summary>The value of the form's field.</summary>
    public string Response(SamlAnswer answer) => Encode(Document(answer));

    public static string Encode(XmlDocument document) => Encode(document.OuterXml);

    public static string Encode(string xml) => Convert.ToBase64String(Encoding.UTF8.GetBytes(xml));

    public XmlDocument Document(SamlAnswer answer)
    {
        var document = Load(answer.Edit(Xml(answer)));
        if (answer.SignAssertion) Sign(Find(document, "Assertion"), answer);
        if (answer.EncryptFor is { } recipient) SamlEncryption.Encrypt(Find(document, "Assertion"), recipient, answer);
        if (answer.SignResponse) Sign(document.DocumentElement!, answer);
        return document;
    }

    public static XmlDocument Load(string xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(xml);
        return document;
    }

    public static XmlElement Find(XmlDocument document, string name) => document.GetElementsByTagName(name, name is "Signature" ? SignedXml.XmlDsigNamespaceUrl : name is "Response" or "LogoutResponse" ? Protocol : Assertion).Cast<XmlElement>().First();

    /// <summary>Signs an element as the answer says; the signature comes behind the issuer.</summary>
    public XmlElement Sign(XmlElement element, SamlAnswer? answer = null)
    {
        answer ??= new SamlAnswer();
        EcdsaSignatureDescription.Register();
        var isRsa = Certificate.GetRSAPrivateKey() is not null;
        var xml = new SignedXml(element) { SigningKey = isRsa ? Certificate.GetRSAPrivateKey() : Certificate.GetECDsaPrivateKey() };
        xml.SignedInfo!.CanonicalizationMethod = answer.Canonicalization;
        xml.SignedInfo.SignatureMethod = answer.SignatureMethod ?? (isRsa ? SignedXml.XmlDsigRSASHA256Url : "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");
        var reference = new Reference($"#{element.GetAttribute("ID")}") { DigestMethod = answer.DigestMethod };
        foreach (var transform in answer.Transforms()) reference.AddTransform(transform);
        xml.AddReference(reference);
        answer.EditSignature(xml);
        xml.KeyInfo.AddClause(new KeyInfoX509Data(Certificate));
        xml.ComputeSignature();
        var signature = (XmlElement)element.OwnerDocument.ImportNode(xml.GetXml(), deep: true);
        element.InsertAfter(signature, element.ChildNodes.OfType<XmlElement>().FirstOrDefault(e => e.LocalName == "Issuer"));
        return signature;
    }

    /// <summary>A LogoutResponse, not signed.</summary>
    public string Logout(string requestId, string destination, string status = "Success") =>
        $"""<samlp:LogoutResponse xmlns:samlp="{Protocol}" xmlns:saml="{Assertion}" ID="_l1" Version="2.0" IssueInstant="2026-03-03T09:05:07Z" Destination="{destination}" InResponseTo="{requestId}"><saml:Issuer>{EntityId}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:{status}"/></samlp:Status></samlp:LogoutResponse>""";

    /// <summary>A signed query of the HTTP-Redirect binding.</summary>
    public string Query(string xml, string? relayState = null, string? algorithm = null)
    {
        var isRsa = Certificate.GetRSAPrivateKey() is not null;
        var query = $"SAMLResponse={Uri.EscapeDataString(Convert.ToBase64String(Deflate(xml)))}{(relayState is null ? "" : $"&RelayState={Uri.EscapeDataString(relayState)}")}&SigAlg={Uri.EscapeDataString(algorithm ?? (isRsa ? SignedXml.XmlDsigRSASHA256Url : "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"))}";
        var octets = Encoding.ASCII.GetBytes(query);
        var signature = isRsa ? Certificate.GetRSAPrivateKey()!.SignData(octets, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) : Certificate.GetECDsaPrivateKey()!.SignData(octets, HashAlgorithmName.SHA256);
        return $"{query}&Signature={Uri.EscapeDataString(Convert.ToBase64String(signature))}";
    }

    public static byte[] Deflate(string xml)
    {
        using var packed = new MemoryStream();
        using (var deflate = new System.IO.Compression.DeflateStream(packed, System.IO.Compression.CompressionMode.Compress)) deflate.Write(Encoding.UTF8.GetBytes(xml));
        return packed.ToArray();
    }

    public void Dispose()
    {
        // The keys are shared.
    }

    private string Xml(SamlAnswer a) => $"""
        <samlp:Response xmlns:samlp="{Protocol}" ID="{a.ResponseId}" Version="2.0" IssueInstant="{a.At(0)}" Destination="{a.AssertionConsumerService}"{InResponseTo(a)}>
          <saml:Issuer xmlns:saml="{Assertion}">{EntityId}</saml:Issuer>
          <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
          <saml:Assertion xmlns:saml="{Assertion}" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ID="{a.AssertionId}" Version="2.0" IssueInstant="{a.At(0)}">
            <saml:Issuer>{EntityId}</saml:Issuer>
            <saml:Subject>
              <saml:NameID Format="{a.NameIdFormat}">{SecurityElement.Escape(a.NameId)}</saml:NameID>
              <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="{a.At(5)}" Recipient="{a.AssertionConsumerService}"{InResponseTo(a)}/></saml:SubjectConfirmation>
            </saml:Subject>
            <saml:Conditions NotBefore="{a.At(-5)}" NotOnOrAfter="{a.At(10)}"><saml:AudienceRestriction><saml:Audience>{a.Audience ?? $"urn:amazon:cognito:sp:{a.UserPoolId}"}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
            <saml:AuthnStatement AuthnInstant="{a.At(-1)}" SessionIndex="{a.SessionIndex}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>
            <saml:AttributeStatement>{string.Concat(a.Attributes.GroupBy(x => x.Name).Select(g => $"""<saml:Attribute Name="{SecurityElement.Escape(g.Key)}" FriendlyName="friend">{string.Concat(g.Select(x => $"""<saml:AttributeValue xsi:type="xs:string">{SecurityElement.Escape(x.Value)}</saml:AttributeValue>"""))}</saml:Attribute>"""))}</saml:AttributeStatement>
          </saml:Assertion>
        </samlp:Response>
        """;

    private static string InResponseTo(SamlAnswer answer) => answer.RequestId is null ? "" : $" InResponseTo=\"{answer.RequestId}\"";

    private static X509Certificate2 Made(AsymmetricAlgorithm key, DateTimeOffset? until = null)
    {
        var request = key is RSA rsa
            ? new CertificateRequest("CN=idp.example.com", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=idp.example.com", (ECDsa)key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, until ?? DateTimeOffset.UnixEpoch.AddYears(100));
    }
}
