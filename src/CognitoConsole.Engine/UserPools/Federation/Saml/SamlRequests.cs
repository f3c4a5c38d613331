using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Saml;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Requests to SAML providers, for the HTTP-Redirect binding.</summary>
public sealed class SamlRequests(SamlProviders providers, SamlCertificates certificates, TimeProvider clock)
{
    private static readonly XNamespace Samlp = SamlNames.Protocol;
    private static readonly XNamespace Saml = SamlNames.Assertion;

    /// <summary>
    /// Asks for somebody to sign in. No NameIDPolicy: which name it gives its people is set up at the provider, and a format that it does not have
    /// would end in a refusal. To be called with nothing unsaved.
    /// </summary>
    /// <param name="assertionConsumerService">The address of this pool to which the response is posted.</param>
    /// <param name="forceAuthn">Asks for the password again, whatever session there is at the provider.</param>
    /// <exception cref="SamlRefusedException">The provider's metadata cannot be had.</exception>
    public async Task<SamlRequest> SignIn(UserPool pool, IdentityProvider provider, string assertionConsumerService, string relayState, bool forceAuthn, CancellationToken cancellation)
    {
        var metadata = await providers.Of(provider, cancellation);
        var request = Request("AuthnRequest", pool, metadata.SingleSignOn, out var id,
            new XAttribute("AssertionConsumerServiceURL", assertionConsumerService), new XAttribute("ProtocolBinding", SamlNames.Post), forceAuthn ? new XAttribute("ForceAuthn", "true") : null);
        var isSigned = provider.Details.GetValueOrDefault("RequestSigningAlgorithm") is { Length: > 0 };
        using var signer = isSigned ? await certificates.WithKey(pool, SamlCertificate.Signing, cancellation) : null;
        return new(id, SamlRedirect.Address(metadata.SingleSignOn, request.ToString(SaveOptions.DisableFormatting), relayState, signer));
    }

    /// <summary>Asks for the end of somebody's session at the provider; always signed. Null where that is not set up (IDPSignout), or the provider has no address for it. To be called with nothing unsaved.</summary>
    /// <exception cref="SamlRefusedException">The provider's metadata cannot be had.</exception>
    public async Task<SamlRequest?> SignOut(UserPool pool, IdentityProvider provider, SamlSession session, string relayState, CancellationToken cancellation)
    {
        if (provider.Details.GetValueOrDefault("IDPSignout") != "true") return null;
        var metadata = await providers.Of(provider, cancellation);
        if (metadata.SingleLogout is null) return null;
        var request = Request("LogoutRequest", pool, metadata.SingleLogout, out var id);
        request.Add(new XElement(Saml + "NameID", Given("Format", session.NameIdFormat), Given("NameQualifier", session.NameQualifier), Given("SPNameQualifier", session.SPNameQualifier), session.NameId));
        if (session.SessionIndex is not null) request.Add(new XElement(Samlp + "SessionIndex", session.SessionIndex));
        using var signer = await certificates.WithKey(pool, SamlCertificate.Signing, cancellation);
        return new(id, SamlRedirect.Address(metadata.SingleLogout, request.ToString(SaveOptions.DisableFormatting), relayState, signer));
    }

    private XElement Request(string name, UserPool pool, string destination, out string id, params XAttribute?[] more)
    {
        // An xs:ID begins with no digit.
        id = $"_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20))}";
        return new XElement(Samlp + name,
            new XAttribute(XNamespace.Xmlns + "samlp", Samlp), new XAttribute(XNamespace.Xmlns + "saml", Saml),
            new XAttribute("ID", id), new XAttribute("Version", "2.0"), new XAttribute("IssueInstant", clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            new XAttribute("Destination", destination), more, new XElement(Saml + "Issuer", SamlNames.ServiceProvider(pool.Id)));
    }

    private static XAttribute? Given(string name, string? value) => value is null ? null : new XAttribute(name, value);
}

/// <param name="Id">What the answer must name as InResponseTo.</param>
/// <param name="Address">Where the browser is sent.</param>
public sealed record SamlRequest(string Id, string Address);

/// <summary>What is to be remembered of an assertion for signing out at the provider.</summary>
public sealed record SamlSession(string NameId, string? NameIdFormat, string? NameQualifier, string? SPNameQualifier, string? SessionIndex)
{
    public static SamlSession Of(SamlAssertion assertion) => new(assertion.NameId, assertion.NameIdFormat, assertion.NameQualifier, assertion.SPNameQualifier, assertion.SessionIndex);
}
