using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using System.Xml.Linq;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a SAML provider's metadata says about it, when it is set up and at every sign-in.</summary>
/// <param name="SingleSignOn">Where browsers are sent to sign in (HTTP-Redirect binding).</param>
/// <param name="SingleLogout">Where they are sent to sign out; null when the provider has no such place.</param>
public sealed record SamlMetadata(string EntityId, string SingleSignOn, string? SingleLogout)
{
    private const int MaxCharacters = 1_000_000;

    /// <summary>AWS's limit for one certificate.</summary>
    private const int MaxCertificate = 4_096;
    private const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    private const string Redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    private static readonly XNamespace Md = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Ds = "http://www.w3.org/2000/09/xmldsig#";

    /// <summary>Headers with which it is fetched.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Accept = new Dictionary<string, string> { ["Accept"] = "application/samlmetadata+xml, application/xml, text/xml" };

    /// <summary>Certificates (DER) of the keys with which it signs; at least one.</summary>
    public required IReadOnlyList<byte[]> SigningCertificates { get; init; }

    /// <summary>When the provider wants it to be fetched anew at the latest; null when it does not say.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <exception cref="InvalidDataException">What is wrong with it.</exception>
    public static SamlMetadata Read(string xml)
    {
        var root = Parse(xml);
        var provider = root.DescendantsAndSelf(Md + "EntityDescriptor").SelectMany(e => e.Elements(Md + "IDPSSODescriptor"))
            .FirstOrDefault(d => (d.Attribute("protocolSupportEnumeration")?.Value ?? "").Split(' ').Contains(Protocol))
            ?? throw new InvalidDataException("it describes no SAML 2.0 identity provider.");
        if (provider.Parent!.Attribute("entityID")?.Value is not { Length: > 0 and <= 1_024 } entityId) throw new InvalidDataException("the identity provider has no entityID.");
        var certificates = Certificates(provider);
        if (certificates.Count == 0) throw new InvalidDataException("the identity provider has no certificate for its signatures.");
        var signOn = Address(provider, "SingleSignOnService") ?? throw new InvalidDataException("the identity provider has no SingleSignOnService with the HTTP-Redirect binding.");
        return new(entityId, signOn, Address(provider, "SingleLogoutService")) { SigningCertificates = certificates, ValidUntil = Until(provider) };
    }

    /// <summary>For whoever sets up the provider. At a sign-in it is not asked: a key is the provider's for as long as its metadata says so.</summary>
    /// <exception cref="InvalidDataException">No certificate is good at that time.</exception>
    public void DemandCurrent(DateTimeOffset now)
    {
        if (SigningCertificates.All(c => Expiry(c) <= now)) throw new InvalidDataException("the certificate of the identity provider has expired.");
    }

    private static XElement Parse(string xml)
    {
        // No document type: entities that grow, and files or addresses that the text would have this server read.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxCharacters };
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml.TrimStart('\uFEFF', ' ', '\r', '\n', '\t')), settings);
            return XDocument.Load(reader).Root!;
        }
        catch (XmlException broken)
        {
            throw new InvalidDataException("it cannot be read as XML.", broken);
        }
    }

    private static string? Address(XElement provider, string service) => provider.Elements(Md + service)
        .Where(s => s.Attribute("Binding")?.Value == Redirect)
        .Select(s => s.Attribute("Location")?.Value)
        .FirstOrDefault(l => l is not null && ProviderRules.IsAddress(l));

    /// <summary>Without a use, a key is for both.</summary>
    private static List<byte[]> Certificates(XElement provider) => [.. provider.Elements(Md + "KeyDescriptor")
        .Where(k => k.Attribute("use")?.Value is null or "signing")
        .SelectMany(k => k.Elements(Ds + "KeyInfo").Elements(Ds + "X509Data").Elements(Ds + "X509Certificate"))
        .Select(c => Certificate(c.Value)).OfType<byte[]>().DistinctBy(Convert.ToBase64String)];

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

    /// <summary>Of the provider and of everything around it, the first to end.</summary>
    private static DateTimeOffset? Until(XElement provider)
    {
        try
        {
            return provider.AncestorsAndSelf().Attributes("validUntil").Select(a => (DateTimeOffset?)XmlConvert.ToDateTimeOffset(a.Value)).Min();
        }
        catch (Exception nonsense) when (nonsense is FormatException or ArgumentOutOfRangeException)
        {
            throw new InvalidDataException("validUntil is no time.", nonsense);
        }
    }
}
