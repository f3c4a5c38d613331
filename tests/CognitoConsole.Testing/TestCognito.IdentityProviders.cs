using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Testing;

public sealed partial class TestCognito
{
    private static readonly Lazy<string> ProviderCertificate = new(() =>
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=idp.example.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return Convert.ToBase64String(certificate.RawData);
    });

    /// <summary>Details of an OIDC provider that need no discovery.</summary>
    public static Dictionary<string, string> OidcDetails => new()
    {
        ["client_id"] = "client-at-the-provider",
        ["client_secret"] = "secret-of-the-client",
        ["authorize_scopes"] = "openid email",
        ["attributes_request_method"] = "GET",
        ["oidc_issuer"] = "https://idp.example.com",
        ["authorize_url"] = "https://idp.example.com/authorize",
        ["token_url"] = "https://idp.example.com/token",
        ["attributes_url"] = "https://idp.example.com/userinfo",
        ["jwks_uri"] = "https://idp.example.com/keys",
    };

    public static Dictionary<string, string> GoogleDetails => new() { ["client_id"] = "client-at-google", ["client_secret"] = "secret-of-the-client", ["authorize_scopes"] = "openid email" };

    /// <summary>Metadata of a SAML provider with both redirect addresses.</summary>
    public static string SamlMetadata(string? certificate = null) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com/saml">
          <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>{certificate ?? ProviderCertificate.Value}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
            <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/slo"/>
            <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.com/sso/post"/>
            <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/sso"/>
          </md:IDPSSODescriptor>
        </md:EntityDescriptor>
        """;

    /// <summary>An OIDC provider of the pool.</summary>
    public async Task<IdentityProviderType> AProvider(UserPoolType pool, string name = "Okta", params string[] identifiers) =>
        (await Invoke(new CreateIdentityProviderRequest { UserPoolId = pool.Id!, ProviderName = name, ProviderType = IdentityProviderTypeType.Oidc, ProviderDetails = OidcDetails, IdpIdentifiers = identifiers })).IdentityProvider;

    public async Task<IdentityProviderType> AGoogle(UserPoolType pool) =>
        (await Invoke(new CreateIdentityProviderRequest { UserPoolId = pool.Id!, ProviderName = "Google", ProviderType = IdentityProviderTypeType.Google, ProviderDetails = GoogleDetails })).IdentityProvider;

    public async Task<IdentityProviderType> ASaml(UserPoolType pool, string name = "Corp") => (await Invoke(new CreateIdentityProviderRequest
    {
        UserPoolId = pool.Id!,
        ProviderName = name,
        ProviderType = IdentityProviderTypeType.Saml,
        ProviderDetails = new Dictionary<string, string> { ["MetadataFile"] = SamlMetadata() },
    })).IdentityProvider;

    /// <summary>Links a user of the pool to somebody at a provider.</summary>
    public Task ALink(UserPoolType pool, string username, string provider, string subject, string attribute = "Cognito_Subject") => Invoke(Link(pool, username, provider, subject, attribute));

    public static AdminLinkProviderForUserRequest Link(UserPoolType pool, string username, string provider, string subject, string attribute = "Cognito_Subject") => new()
    {
        UserPoolId = pool.Id!,
        DestinationUser = new() { ProviderName = "Cognito", ProviderAttributeValue = username },
        SourceUser = new() { ProviderName = provider, ProviderAttributeName = attribute, ProviderAttributeValue = subject },
    };

    /// <summary>The attribute <c>identities</c> of a user; null without one.</summary>
    public async Task<string?> Identities(UserPoolType pool, string username) =>
        (await Invoke(new AdminGetUserRequest { UserPoolId = pool.Id!, Username = username })).UserAttributes!.FirstOrDefault(a => a.Name == "identities")?.Value;
}
