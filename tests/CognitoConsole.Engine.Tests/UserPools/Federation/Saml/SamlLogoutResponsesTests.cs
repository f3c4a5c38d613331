using System.Security.Cryptography.Xml;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

[Trait("Databases", "One")]
public sealed class SamlLogoutResponsesTests(OneSamlSite one) : IClassFixture<OneSamlSite>
{
    private const string Address = "https://auth.example.com/saml2/logout";
    private const string NotSigned = "The message of the identity provider is not signed.";
    private const string NotValid = "The signature of the identity provider is not valid.";
    private const string Unreadable = "The message of the identity provider cannot be read.";
    private readonly SamlSite _site = one.Site;

    [Theory]
    [InlineData("Success", true)]
    [InlineData("Responder", false)]
    [InlineData("Success\"><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:PartialLogout\"/></samlp:StatusCode><samlp:StatusMessage x=\"", false)]
    public async Task Reads_a_signed_answer_of_either_binding(string status, bool isSuccess)
    {
        var xml = _site.Idp.Logout("_asked", Address, status);
        Assert.Equal(new SamlLogout("_asked", isSuccess), await Post(Signed(xml)));
        Assert.Equal(new SamlLogout("_asked", isSuccess), await Redirect(_site.Idp.Query(xml, "state &")));
        Assert.Equal(new SamlLogout("_asked", isSuccess), await Redirect("?" + _site.Idp.Query(xml)));
    }

    [Fact]
    public async Task Takes_elliptic_curves()
    {
        using var ecdsa = SamlIdentityProvider.WithEcdsa();
        await using var site = await SamlSite.Open(ecdsa.Metadata());
        var read = await site.Get<SamlLogoutResponses>().ReadRedirect(site.Provider, ecdsa.Query(ecdsa.Logout("_asked", Address)), Address, default);
        Assert.True(read.IsSuccess);
    }

    [Fact]
    public async Task Refuses_what_the_provider_has_not_signed()
    {
        var xml = _site.Idp.Logout("_asked", Address);
        using var stranger = SamlIdentityProvider.WithOtherKey();
        Assert.Equal(NotSigned, await Refusal(() => Post(xml)));
        Assert.Equal(NotValid, await Refusal(() => Post(Signed(xml, stranger))));
        Assert.Equal(NotValid, await Refusal(() => Post(Signed(xml).Replace("_asked", "_other", StringComparison.Ordinal))));
        Assert.Equal(NotValid, await Refusal(() => Redirect(stranger.Query(xml))));
        var query = _site.Idp.Query(xml, "state");
        Assert.Equal(NotSigned, await Refusal(() => Redirect(query[..query.IndexOf("&Signature", StringComparison.Ordinal)])));
        Assert.Equal(NotSigned, await Refusal(() => Redirect(query.Replace("&SigAlg", "&Other", StringComparison.Ordinal))));
        Assert.Equal(NotValid, await Refusal(() => Redirect(query.Replace("RelayState=state", "RelayState=other", StringComparison.Ordinal))));
        Assert.Equal(NotValid, await Refusal(() => Redirect(query.Replace("RelayState=state", "RelayState=%73tate", StringComparison.Ordinal))));
        Assert.Equal(NotValid, await Refusal(() => Redirect(query.Replace("&RelayState=state", "", StringComparison.Ordinal))));
        // A signature in the XML is none of this binding.
        Assert.Equal(NotSigned, await Refusal(() => Redirect($"SAMLResponse={Uri.EscapeDataString(Convert.ToBase64String(SamlIdentityProvider.Deflate(Signed(xml))))}")));
        Assert.Equal("The signature of the identity provider has a form that is not accepted.", await Refusal(() => Redirect(_site.Idp.Query(xml, null, SignedXml.XmlDsigRSASHA1Url))));
    }

    /// <summary>One name in two spellings, one verified and the other read.</summary>
    [Theory]
    [InlineData("SAMLResponse=AAAA&")]
    [InlineData("%53AMLResponse=AAAA&")]
    [InlineData("SAMLRespons%65=AAAA&")]
    [InlineData("SAMLResponse&")]
    [InlineData("RelayState=x&RelayState=y&")]
    [InlineData("%26SAMLResponse=x&")]
    public async Task Refuses_a_query_that_can_be_read_in_two_ways(string before) => Assert.Equal(Unreadable, await Refusal(() => Redirect(before + _site.Idp.Query(_site.Idp.Logout("_asked", Address)))));

    [Theory]
    [InlineData("LogoutResponse ", "LogoutRequest ", "The message of the identity provider is not a LogoutResponse of SAML 2.0.")]
    [InlineData("https://idp.example.com/saml", "https://other.example.com", "The issuer is not the identity provider that was asked.")]
    [InlineData("<saml:Issuer>https://idp.example.com/saml</saml:Issuer>", "", "The issuer is not the identity provider that was asked.")]
    [InlineData("https://auth.example.com/saml2/logout", "https://auth.example.com/other", "The message of the identity provider is for another destination.")]
    [InlineData(" InResponseTo=\"_asked\"", "", "The LogoutResponse answers no request.")]
    [InlineData("Version=\"2.0\"", "Version=\"1.1\"", "The message of the identity provider is not a LogoutResponse of SAML 2.0.")]
    public async Task Refuses_an_answer_to_something_else(string find, string replace, string sentence)
    {
        var xml = _site.Idp.Logout("_asked", Address).Replace(find, replace, StringComparison.Ordinal);
        if (find.StartsWith("LogoutResponse", StringComparison.Ordinal)) xml = xml.Replace("/samlp:LogoutResponse", "/samlp:LogoutRequest", StringComparison.Ordinal);
        Assert.Equal(sentence, await Refusal(() => Redirect(_site.Idp.Query(xml))));
        Assert.Equal(sentence, await Refusal(() => Post(Signed(xml))));
    }

    [Fact]
    public async Task Refuses_what_is_too_long_or_grows()
    {
        Assert.Equal(Unreadable, await Refusal(() => Redirect(_site.Idp.Query($"<x>{new string(' ', 10_000_000)}</x>"))));
        Assert.Equal(Unreadable, await Refusal(() => Redirect(_site.Idp.Query("<!DOCTYPE x><x/>"))));
        Assert.Equal(Unreadable, await Refusal(() => Redirect("SAMLResponse=" + new string('A', 100_001))));
        Assert.Equal(Unreadable, await Refusal(() => _site.Get<SamlLogoutResponses>().ReadPost(_site.Provider, new string('A', 100_001), Address, default)));
        Assert.Equal(Unreadable, await Refusal(() => _site.Get<SamlLogoutResponses>().ReadPost(_site.Provider, "!", Address, default)));
        Assert.Equal(Unreadable, await Refusal(() => Redirect("")));
    }

    [Fact]
    public async Task The_redirect_binding_must_name_the_destination()
    {
        var xml = _site.Idp.Logout("_asked", Address).Replace($" Destination=\"{Address}\"", "", StringComparison.Ordinal);
        Assert.Equal("The message of the identity provider is for another destination.", await Refusal(() => Redirect(_site.Idp.Query(xml))));
        Assert.True((await Post(Signed(xml))).IsSuccess);
    }

    private string Signed(string xml, SamlIdentityProvider? by = null)
    {
        var document = SamlIdentityProvider.Load(xml);
        (by ?? _site.Idp).Sign(document.DocumentElement!);
        return document.OuterXml;
    }

    private Task<SamlLogout> Post(string xml) => _site.Get<SamlLogoutResponses>().ReadPost(_site.Provider, SamlIdentityProvider.Encode(xml), Address, default);

    private Task<SamlLogout> Redirect(string query) => _site.Get<SamlLogoutResponses>().ReadRedirect(_site.Provider, query, Address, default);

    private static Task<string> Refusal(Func<Task> read) => SamlSite.Refusal(read);
}
