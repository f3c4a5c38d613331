using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using System.Xml.Linq;

namespace CognitoConsole.Engine.Saml;

/// <summary>A SAML provider as its metadata makes its messages known: by a name, and by keys.</summary>
public record SamlEntity(string EntityId)
{
    /// <summary>AWS's limit for one certificate.</summary>
    private const int MaxCertificate = 4_096;

    private const int MaxDepth = 64;
    private const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static readonly XNamespace Ds = "http://www.w3.org/2000/09/xmldsig#";

    private protected static readonly XNamespace Md = "urn:oasis:names:tc:SAML:2.0:metadata";

    /// <summary>Certificates (DER) of the keys with which it signs; at least one.</summary>
    public required IReadOnlyList<byte[]> SigningCertificates { get; init; }

    /// <summary>When the provider wants its metadata to be fetched anew at the latest; null when it does not say.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <exception cref="InvalidDataException">What is wrong with it.</exception>
    public static SamlEntity Read(string xml, int maxCharacters)
    {
        var provider = Provider(xml, maxCharacters);
        return new(Name(provider)) { SigningCertificates = Certificates(provider), ValidUntil = Until(provider) };
    }

    /// <summary>For whoever sets up the provider. At a sign-in it is not asked: a key is the provider's for as long as its metadata says so.</summary>
    /// <exception cref="InvalidDataException">No certificate is good at that time.</exception>
    public void DemandCurrent(DateTimeOffset now)
    {
        if (SigningCertificates.All(c => Expiry(c) <= now)) throw new InvalidDataException("the certificate of the identity provider has expired.");
    }

    private protected static XElement Provider(string xml, int maxCharacters) =>
        Parse(xml, maxCharacters).DescendantsAndSelf(Md + "EntityDescriptor").SelectMany(e => e.Elements(Md + "IDPSSODescriptor"))
            .FirstOrDefault(d => (d.Attribute("protocolSupportEnumeration")?.Value ?? "").Split(' ').Contains(Protocol))
            ?? throw new InvalidDataException("it describes no SAML 2.0 identity provider.");

    private protected static string Name(XElement provider) =>
        provider.Parent!.Attribute("entityID")?.Value is { Length: > 0 and <= 1_024 } entityId ? entityId : throw new InvalidDataException("the identity provider has no entityID.");

    /// <summary>Without a use, a key is for both.</summary>
    private protected static IReadOnlyList<byte[]> Certificates(XElement provider)
    {
        List<byte[]> all = [.. provider.Elements(Md + "KeyDescriptor")
            .Where(k => k.Attribute("use")?.Value is null or "signing")
            .SelectMany(k => k.Elements(Ds + "KeyInfo").Elements(Ds + "X509Data").Elements(Ds + "X509Certificate"))
            .Select(c => Certificate(c.Value)).OfType<byte[]>().DistinctBy(Convert.ToBase64String)];
        return all.Count > 0 ? all : throw new InvalidDataException("the identity provider has no certificate for its signatures.");
    }

    /// <summary>Of the provider and of everything around it, the first to end.</summary>
    private protected static DateTimeOffset? Until(XElement provider)
    {
        try
        {
            // SAML's times are UTC, whether they say so or not.
            return provider.AncestorsAndSelf().Attributes("validUntil").Select(a => (DateTimeOffset?)new DateTimeOffset(XmlConvert.ToDateTime(a.Value, XmlDateTimeSerializationMode.Utc))).Min();
        }
        catch (Exception nonsense) when (nonsense is FormatException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException("validUntil is no time.", nonsense);
        }
    }

    private static XElement Parse(string xml, int maxCharacters)
    {
        // No document type: entities that grow, and files or addresses that the text would have this server read.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = maxCharacters };
        try
        {
            var text = xml.TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
            DemandFlat(text, settings);
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return XDocument.Load(reader).Root!;
        }
        catch (XmlException broken)
        {
            throw new InvalidDataException("it cannot be read as XML.", broken);
        }
    }

    /// <summary>The time that XDocument takes goes by the square of the depth.</summary>
    private static void DemandFlat(string xml, XmlReaderSettings settings)
    {
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        while (reader.Read())
            if (reader.Depth > MaxDepth) throw new InvalidDataException("it is nested too deeply.");
    }

    private static byte[]? Certificate(string base64)
    {
        try
        {
            var der = Convert.FromBase64String(base64);
            using var certificate = X509CertificateLoader.LoadCertificate(der);
            return base64.Count(c => !char.IsWhiteSpace(c)) <= MaxCertificate ? der : throw new InvalidDataException($"a certificate of the identity provider is longer than {MaxCertificate} characters.");
        }
        catch (Exception nonsense) when (nonsense is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static DateTimeOffset Expiry(byte[] der)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        return certificate.NotAfter.ToUniversalTime();
    }
}
