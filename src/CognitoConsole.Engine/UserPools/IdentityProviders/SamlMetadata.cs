using System.Xml.Linq;
using CognitoConsole.Engine.Saml;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a SAML provider's metadata says to a user pool, when it is set up and at every sign-in.</summary>
/// <param name="SingleSignOn">Where browsers are sent to sign in (HTTP-Redirect binding).</param>
/// <param name="SingleLogout">Where they are sent to sign out; null when the provider has no such place.</param>
public sealed record SamlMetadata(string EntityId, string SingleSignOn, string? SingleLogout) : SamlEntity(EntityId)
{
    private const int MaxCharacters = 1_000_000;
    private const string Redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

    /// <summary>Headers with which it is fetched.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Accept = new Dictionary<string, string> { ["Accept"] = "application/samlmetadata+xml, application/xml, text/xml" };

    /// <exception cref="InvalidDataException">What is wrong with it.</exception>
    public static SamlMetadata Read(string xml)
    {
        var provider = Provider(xml, MaxCharacters);
        var (entityId, certificates) = (Name(provider), Certificates(provider));
        var signOn = Address(provider, "SingleSignOnService") ?? throw new InvalidDataException("the identity provider has no SingleSignOnService with the HTTP-Redirect binding.");
        return new(entityId, signOn, Address(provider, "SingleLogoutService")) { SigningCertificates = certificates, ValidUntil = Until(provider) };
    }

    private static string? Address(XElement provider, string service) => provider.Elements(Md + service)
        .Where(s => s.Attribute("Binding")?.Value == Redirect)
        .Select(s => s.Attribute("Location")?.Value)
        .FirstOrDefault(l => l is not null && ProviderRules.IsAddress(l));
}
