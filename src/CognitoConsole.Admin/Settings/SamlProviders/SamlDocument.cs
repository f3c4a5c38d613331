using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using System.Xml.Linq;

namespace CognitoConsole.Admin.Settings;

/// <summary>What a metadata document says, for whoever looks at it. Whether it will do, the engine says.</summary>
public sealed record SamlDocument(string EntityId, IReadOnlyList<SamlDocumentCertificate> Certificates)
{
    /// <summary>IAM's bounds for a document.</summary>
    public const int Shortest = 1_000;

    /// <summary>The longest that is edited here; the API takes longer ones.</summary>
    public const int Longest = 100_000;

    private const int Deepest = 64;
    private const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static readonly XNamespace Md = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Ds = "http://www.w3.org/2000/09/xmldsig#";

    /// <summary>Null where the text describes no SAML provider.</summary>
    public static SamlDocument? Read(string text)
    {
        try
        {
            text = text.Trim('\uFEFF', ' ', '\r', '\n', '\t');
            if (!IsFlat(text)) return null;
            using var reader = Reader(text);
            var provider = XDocument.Load(reader).Descendants(Md + "IDPSSODescriptor").FirstOrDefault(d => (d.Attribute("protocolSupportEnumeration")?.Value ?? "").Split(' ').Contains(Protocol));
            return provider?.Parent?.Attribute("entityID")?.Value is { Length: > 0 } entityId ? new(entityId, Signing(provider)) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XmlReader Reader(string text) => XmlReader.Create(new StringReader(text), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });

    /// <summary>The time that XDocument takes goes by the square of the depth; the engine takes no deeper ones either.</summary>
    private static bool IsFlat(string text)
    {
        using var reader = Reader(text);
        while (reader.Read())
        {
            if (reader.Depth > Deepest) return false;
        }

        return true;
    }

    private static List<SamlDocumentCertificate> Signing(XElement provider) => [.. provider.Elements(Md + "KeyDescriptor")
        .Where(k => k.Attribute("use")?.Value is null or "signing")
        .SelectMany(k => k.Descendants(Ds + "X509Certificate")).Select(c => Certificate(c.Value)).OfType<SamlDocumentCertificate>().DistinctBy(c => c.Fingerprint)];

    private static SamlDocumentCertificate? Certificate(string base64)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(base64));
            return new(certificate.Subject, certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime(), certificate.GetCertHashString(HashAlgorithmName.SHA256));
        }
        catch (Exception nonsense) when (nonsense is FormatException or CryptographicException)
        {
            return null;
        }
    }
}

/// <param name="Fingerprint">SHA-256, as providers show it.</param>
public sealed record SamlDocumentCertificate(string Subject, DateTimeOffset From, DateTimeOffset Until, string Fingerprint);
