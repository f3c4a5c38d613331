using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml.Linq;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Requests, read as an identity provider reads them.</summary>
[Trait("Databases", "One")]
public sealed class SamlRequestsTests
{
    private static readonly XNamespace Samlp = SamlIdentityProvider.Protocol;
    private static readonly XNamespace Saml = SamlIdentityProvider.Assertion;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Asks_for_a_sign_in(bool force)
    {
        await using var site = await SamlSite.Open();
        var asked = await site.Get<SamlRequests>().SignIn(site.Pool, site.Provider, SamlSite.Acs, "state &=%+ä", force, default);
        Assert.StartsWith("https://idp.example.com/sso?tenant=1&SAMLRequest=", asked.Address, StringComparison.Ordinal);
        var query = Query(asked.Address);
        Assert.Equal(["tenant", "SAMLRequest", "RelayState"], query.Select(q => q.Name));
        Assert.Equal("state &=%+ä", query[2].Value);
        var xml = Inflated(query[1].Value);
        Assert.Equal(Samlp + "AuthnRequest", xml.Name);
        var attributes = xml.Attributes().Where(a => !a.IsNamespaceDeclaration).ToDictionary(a => a.Name.LocalName, a => a.Value);
        var expected = new Dictionary<string, string>
        {
            ["ID"] = asked.Id,
            ["Version"] = "2.0",
            ["IssueInstant"] = "2026-03-03T09:05:07Z",
            ["Destination"] = "https://idp.example.com/sso?tenant=1",
            ["AssertionConsumerServiceURL"] = SamlSite.Acs,
            ["ProtocolBinding"] = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
        };
        if (force) expected["ForceAuthn"] = "true";
        Assert.Equal(expected, attributes);
        Assert.Equal($"urn:amazon:cognito:sp:{site.Pool.Id}", xml.Element(Saml + "Issuer")!.Value);
        Assert.Single(xml.Elements());
        Assert.Matches("^_[0-9a-f]{40}$", asked.Id);
        Assert.NotEqual(asked.Id, (await site.Get<SamlRequests>().SignIn(site.Pool, site.Provider, SamlSite.Acs, "", force, default)).Id);
    }

    [Fact]
    public async Task Signs_the_query_where_the_provider_is_set_up_for_it()
    {
        await using var site = await SamlSite.Open(("RequestSigningAlgorithm", "rsa-sha256"));
        var asked = await site.Get<SamlRequests>().SignIn(site.Pool, site.Provider, SamlSite.Acs, "state/1", forceAuthn: false, default);
        Assert.Equal(["tenant", "SAMLRequest", "RelayState", "SigAlg", "Signature"], Query(asked.Address).Select(q => q.Name));
        await DemandSigned(site, asked.Address);
    }

    [Fact]
    public async Task Asks_for_a_sign_out_signed_and_of_the_session_that_was_begun()
    {
        await using var site = await SamlSite.Open(("IDPSignout", "true"));
        var session = SamlSession.Of(await site.Read(site.Answer with { NameId = "a<b>&\"c" }));
        var asked = await site.Get<SamlRequests>().SignOut(site.Pool, site.Provider, session, "state", default);
        Assert.StartsWith("https://idp.example.com/slo?SAMLRequest=", asked!.Address, StringComparison.Ordinal);
        var xml = Inflated(Query(asked.Address)[0].Value);
        Assert.Equal((Samlp + "LogoutRequest", asked.Id, "https://idp.example.com/slo"), (xml.Name, xml.Attribute("ID")!.Value, xml.Attribute("Destination")!.Value));
        Assert.Equal(["Issuer", "NameID", "SessionIndex"], xml.Elements().Select(e => e.Name.LocalName));
        Assert.Equal(("a<b>&\"c", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"), (xml.Element(Saml + "NameID")!.Value, xml.Element(Saml + "NameID")!.Attribute("Format")!.Value));
        Assert.Equal("_session", xml.Element(Samlp + "SessionIndex")!.Value);
        await DemandSigned(site, asked.Address);
    }

    [Fact]
    public async Task Asks_for_no_sign_out_where_it_is_not_set_up_or_cannot_be()
    {
        var session = new SamlSession("alice", null, null, null, null);
        await using var without = await SamlSite.Open();
        Assert.Null(await without.Get<SamlRequests>().SignOut(without.Pool, without.Provider, session, "state", default));
        var metadata = without.Idp.Metadata();
        await using var nowhere = await SamlSite.Open(metadata.Replace("SingleLogoutService", "SingleOtherService", StringComparison.Ordinal), ("IDPSignout", "true"));
        Assert.Null(await nowhere.Get<SamlRequests>().SignOut(nowhere.Pool, nowhere.Provider, session, "state", default));
    }

    /// <summary>With the certificate that GetSigningCertificate gives out, over the octets of the query as they stand there.</summary>
    private static async Task DemandSigned(SamlSite site, string address)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String((await site.Cognito.Invoke(new GetSigningCertificateRequest { UserPoolId = site.Pool.Id })).Certificate!));
        var query = Query(address).ToDictionary(q => q.Name, q => q.Value);
        Assert.Equal("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", query["SigAlg"]);
        var octets = address[address.IndexOf("SAMLRequest=", StringComparison.Ordinal)..address.IndexOf("&Signature=", StringComparison.Ordinal)];
        Assert.True(certificate.GetRSAPublicKey()!.VerifyData(Encoding.ASCII.GetBytes(octets), Convert.FromBase64String(query["Signature"]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static List<(string Name, string Value)> Query(string address) =>
        [.. new Uri(address).Query[1..].Split('&').Select(p => p.Split('=')).Select(p => (Uri.UnescapeDataString(p[0]), Uri.UnescapeDataString(p[1])))];

    private static XElement Inflated(string base64)
    {
        using var inflate = new DeflateStream(new MemoryStream(Convert.FromBase64String(base64)), CompressionMode.Decompress);
        return XElement.Load(inflate);
    }
}
