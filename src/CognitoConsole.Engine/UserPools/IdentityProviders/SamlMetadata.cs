using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;
using System.Xml.Linq;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a SAML provider's metadata says about it.</summary>
/// <param name="SingleSignOn">Where browsers are sent to sign in (HTTP-Redirect binding).</param>
/// <param name="SingleLogout">Where they are sent to sign out; null when the provider has no such place.</param>
internal sealed record SamlMetadata(string EntityId, string SingleSignOn, string? SingleLogout)
{
    private const int MaxCharacters = 1_000_000;
    private const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    private const string Redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    private static readonly XNamespace Md = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static readonly XNamespace Ds = "http://www.w3.org/2000/09/xmldsig#";

    /// <exception cref="InvalidDataException">What is wrong with it.</exception>
    public static SamlMetadata Read(string xml)
    {
        var root = Parse(xml);
        var provider = root.DescendantsAndSelf(Md + "EntityDescriptor").SelectMany(e => e.Elements(Md + "IDPSSODescriptor"))
            .FirstOrDefault(d => (d.Attribute("protocolSupportEnumeration")?.Value ?? "").Split(' ').Contains(Protocol))
            ?? throw new InvalidDataException("it describes no SAML 2.0 identity provider.");
        if (provider.Parent!.Attribute("entityID")?.Value is not { Length: > 0 and <= 1_024 } entityId) throw new InvalidDataException("the identity provider has no entityID.");
        if (!HasSigningCertificate(provider)) throw new InvalidDataException("the identity provider has no certificate for its signatures.");
        return new(entityId, Address(provider, "SingleSignOnService") ?? throw new InvalidDataException("the identity provider has no SingleSignOnService with the HTTP-Redirect binding."), Address(provider, "SingleLogoutService"));
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

    private static bool HasSigningCertificate(XElement provider) => provider.Elements(Md + "KeyDescriptor")
        .Where(k => k.Attribute("use")?.Value is null or "signing")
        .SelectMany(k => k.Descendants(Ds + "X509Certificate"))
        .Any(c => IsCertificate(c.Value));

    private static bool IsCertificate(string base64)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(base64));
            return true;
        }
        catch (Exception nonsense) when (nonsense is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
