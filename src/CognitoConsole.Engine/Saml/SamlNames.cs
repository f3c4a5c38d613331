using System.Security.Cryptography;
using System.Security.Cryptography.Xml;

namespace CognitoConsole.Engine.Saml;

/// <summary>Names that SAML 2.0, XML Signature and XML Encryption give to things.</summary>
internal static class SamlNames
{
    public const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    public const string Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";
    public const string Signature = SignedXml.XmlDsigNamespaceUrl;
    public const string Encryption = EncryptedXml.XmlEncNamespaceUrl;
    public const string Encryption11 = "http://www.w3.org/2009/xmlenc11#";
    public const string Post = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    public const string Bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    public const string Status = "urn:oasis:names:tc:SAML:2.0:status:";
    public const string Success = Status + "Success";
    public const string PartialLogout = Status + "PartialLogout";
    public const string Entity = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";

    /// <summary>Signature algorithms that are accepted, with the hash and whether the key is RSA (else ECDSA). No SHA-1, no HMAC: a certificate is no secret.</summary>
    public static readonly IReadOnlyDictionary<string, (HashAlgorithmName Hash, bool IsRsa)> SignatureAlgorithms = new Dictionary<string, (HashAlgorithmName, bool)>
    {
        [SignedXml.XmlDsigRSASHA256Url] = (HashAlgorithmName.SHA256, true),
        [SignedXml.XmlDsigRSASHA384Url] = (HashAlgorithmName.SHA384, true),
        [SignedXml.XmlDsigRSASHA512Url] = (HashAlgorithmName.SHA512, true),
        ["http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"] = (HashAlgorithmName.SHA256, false),
        ["http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"] = (HashAlgorithmName.SHA384, false),
        ["http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512"] = (HashAlgorithmName.SHA512, false),
    };

    public static readonly IReadOnlyDictionary<string, HashAlgorithmName> DigestAlgorithms = new Dictionary<string, HashAlgorithmName>
    {
        [SignedXml.XmlDsigSHA256Url] = HashAlgorithmName.SHA256,
        [SignedXml.XmlDsigSHA384Url] = HashAlgorithmName.SHA384,
        [SignedXml.XmlDsigSHA512Url] = HashAlgorithmName.SHA512,
    };

    /// <summary>What a user pool is called among SAML's entities.</summary>
    public static string ServiceProvider(string userPoolId) => $"urn:amazon:cognito:sp:{userPoolId}";
}
