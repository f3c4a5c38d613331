using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;

namespace CognitoConsole.Testing;

/// <summary>What a SAML provider answers, and how it signs and encrypts it.</summary>
public sealed record SamlAnswer
{
    public const string OaepSha1 = EncryptedXml.XmlEncRSAOAEPUrl;
    public const string Oaep11 = "http://www.w3.org/2009/xmlenc11#rsa-oaep";
    public const string Aes256Gcm = "http://www.w3.org/2009/xmlenc11#aes256-gcm";

    /// <summary>What the user pool is called, unless <see cref="Audience"/> says another.</summary>
    public string UserPoolId { get; init; } = "";

    public string? Audience { get; init; }

    public string AssertionConsumerService { get; init; } = "https://auth.example.com/saml2/idpresponse";

    /// <summary>Null when the provider begins.</summary>
    public string? RequestId { get; init; } = "_request";

    public DateTimeOffset Now { get; init; }

    public string ResponseId { get; init; } = "_response";

    public string AssertionId { get; init; } = "_assertion";

    public string NameIdFormat { get; init; } = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

    public string NameId { get; init; } = "Alice@example.com";

    public string SessionIndex { get; init; } = "_session";

    public IReadOnlyList<(string Name, string Value)> Attributes { get; init; } = [("email", "alice@example.com"), ("groups", "staff"), ("groups", "R&D")];

    public bool SignAssertion { get; init; } = true;

    public bool SignResponse { get; init; }

    /// <summary>The pool's certificate; null leaves the assertion in clear.</summary>
    public X509Certificate2? EncryptFor { get; init; }

    public string Content { get; init; } = EncryptedXml.XmlEncAES256Url;

    public string KeyTransport { get; init; } = OaepSha1;

    /// <summary>DigestMethod and MGF of the key transport; null leaves them out.</summary>
    public string? OaepDigest { get; init; }

    public string? OaepMask { get; init; }

    public string? SignatureMethod { get; init; }

    public string DigestMethod { get; init; } = SignedXml.XmlDsigSHA256Url;

    public string Canonicalization { get; init; } = SignedXml.XmlDsigExcC14NTransformUrl;

    public Func<IEnumerable<Transform>> Transforms { get; init; } = () => [new XmlDsigEnvelopedSignatureTransform(), new XmlDsigExcC14NTransform()];

    /// <summary>Changes the XML before it is signed.</summary>
    public Func<string, string> Edit { get; init; } = xml => xml;

    /// <summary>Changes the signed assertion before it is encrypted.</summary>
    public Func<string, string> EditPlain { get; init; } = xml => xml;

    /// <summary>Changes the signature before it is made.</summary>
    public Action<SignedXml> EditSignature { get; init; } = _ => { };

    public string At(int minutes) => Now.AddMinutes(minutes).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
