using System.Xml;
using CognitoConsole.Testing;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>
/// Signature wrapping: what was signed is still there, at another place, and something else stands where one looks. The eight ways that the tools know, each with
/// the ID of the original and with another one; and chance, which alters octets.
/// </summary>
[Trait("Databases", "One")]
public sealed class SamlWrappingTests(OneSamlSite one) : IClassFixture<OneSamlSite>
{
    private readonly SamlSite _site = one.Site;

    public static TheoryData<int, string, bool> Ways
    {
        get
        {
            var ways = new TheoryData<int, string, bool>();
            for (var way = 1; way <= SamlWrapping.Ways; way++)
                foreach (var id in new[] { "_evil", "" })
                    foreach (var both in new[] { false, true }) ways.Add(way, id, both);
            return ways;
        }
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Never_reads_what_was_not_signed(int way, string id, bool both)
    {
        var isOfResponse = way <= 2;
        var document = _site.Idp.Document(_site.Answer with { SignAssertion = !isOfResponse || both, SignResponse = isOfResponse || both });
        var original = isOfResponse ? document.DocumentElement! : SamlIdentityProvider.Find(document, "Assertion");
        SamlWrapping.Wrap(way, document, original, id);
        Assert.Contains("evil@example.com", document.OuterXml, StringComparison.Ordinal);
        Assert.Contains("Alice@example.com", document.OuterXml, StringComparison.Ordinal);
        await _site.Refusal(SamlIdentityProvider.Encode(document));
    }

    [Fact]
    public async Task Refuses_two_assertions_though_both_are_signed()
    {
        var document = _site.Idp.Document(_site.Answer);
        var second = document.ImportNode(SamlIdentityProvider.Find(_site.Idp.Document(_site.Answer with { AssertionId = "_second", NameId = "bob@example.com" }), "Assertion"), deep: true);
        document.DocumentElement!.AppendChild(second);
        Assert.Equal("The response must have exactly one assertion.", await _site.Refusal(SamlIdentityProvider.Encode(document)));
        _site.Idp.Sign(document.DocumentElement);
        Assert.Equal("The response must have exactly one assertion.", await _site.Refusal(SamlIdentityProvider.Encode(document)));
    }

    [Fact]
    public async Task Refuses_a_response_without_an_assertion_or_with_it_elsewhere()
    {
        Assert.Equal("The response must have exactly one assertion.", await _site.Refusal(_site.Answer with { SignAssertion = false, SignResponse = true, Edit = xml => xml.Replace("saml:Assertion", "saml:Advice", StringComparison.Ordinal) }));
        var document = _site.Idp.Document(_site.Answer);
        var around = document.CreateElement("samlp", "Extensions", SamlIdentityProvider.Protocol);
        var assertion = SamlIdentityProvider.Find(document, "Assertion");
        document.DocumentElement!.ReplaceChild(around, assertion);
        around.AppendChild(assertion);
        Assert.Equal("The response must have exactly one assertion.", await _site.Refusal(SamlIdentityProvider.Encode(document)));
    }

    /// <summary>Every octet of a good response once, altered: it is refused with a sentence, or says what it said before.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_altered_octet_changes_nothing_that_is_read(bool response)
    {
        var good = Convert.FromBase64String(_site.Idp.Response(_site.Answer with { SignAssertion = !response, SignResponse = response }));
        var expected = await Read(good);
        Assert.Contains("Alice@example.com", expected, StringComparison.Ordinal);
        for (var at = 0; at < good.Length; at++)
        {
            var altered = (byte[])good.Clone();
            altered[at] ^= (byte)(1 << (at % 7));
            Assert.True(await Read(altered) is var read && (read == expected || read.StartsWith("Refused", StringComparison.Ordinal)), $"Octet {at}: {System.Text.Encoding.UTF8.GetString(altered)}");
        }
    }

    /// <summary>Elements that are doubled, removed, moved into one another or given another name.</summary>
    [Fact]
    public async Task A_moved_element_changes_nothing_that_is_read()
    {
        var good = _site.Idp.Document(_site.Answer with { SignResponse = true });
        var expected = await Read(System.Text.Encoding.UTF8.GetBytes(good.OuterXml));
        var count = Elements(good).Count;
        for (var from = 1; from < count; from++)
        {
            for (var to = 0; to < count; to += 3)
            {
                var moved = (XmlDocument)good.CloneNode(deep: true);
                var (element, target) = (Elements(moved)[from], Elements(moved)[to]);
                if (target == element || element.SelectNodes("descendant::*")!.Cast<XmlNode>().Contains(target)) continue;
                // A copy, or the element itself.
                target.PrependChild(to % 2 == 0 ? element : element.CloneNode(deep: true));
                Assert.True(await Read(System.Text.Encoding.UTF8.GetBytes(moved.OuterXml)) is var read && (read == expected || read.StartsWith("Refused", StringComparison.Ordinal)), moved.OuterXml);
            }
        }
    }

    private static List<XmlElement> Elements(XmlDocument document) => [.. document.SelectNodes("//*")!.Cast<XmlElement>()];

    private async Task<string> Read(byte[] xml)
    {
        try
        {
            var read = await _site.Read(Convert.ToBase64String(xml));
            return System.Text.Json.JsonSerializer.Serialize(read);
        }
        catch (Engine.Saml.SamlRefusedException refused)
        {
            return $"Refused: {refused.Message}";
        }
    }
}
