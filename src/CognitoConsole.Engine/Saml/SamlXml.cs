using System.Text;
using System.Xml;

namespace CognitoConsole.Engine.Saml;

/// <summary>
/// The one way in which messages of SAML providers become XML. No document type (entities that grow, files and addresses that the text would have this
/// server read), no instructions, UTF-8 only, limits on length and depth. Comments are dropped: they are no part of what is signed, and must not cut a text.
/// </summary>
internal static class SamlXml
{
    public const int MaxCharacters = 256 * 1024;
    private const int MaxDepth = 64;
    private const int MaxAttributes = 64;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="SamlRefusedException">It is not such XML.</exception>
    public static XmlElement Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Parse(StrictUtf8.GetString(utf8));
        }
        catch (DecoderFallbackException broken)
        {
            throw Unreadable(broken);
        }
    }

    /// <exception cref="SamlRefusedException">It is not such XML.</exception>
    public static XmlElement Parse(string xml)
    {
        try
        {
            DemandModest(xml);
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            using var reader = Reader(xml);
            document.Load(reader);
            return document.DocumentElement!;
        }
        catch (XmlException broken)
        {
            throw Unreadable(broken);
        }
    }

    public static SamlRefusedException Unreadable(Exception? inner = null) => new("The message of the identity provider cannot be read.", inner);

    public static bool Is(this XmlNode node, string name, string ns) => node.NodeType == XmlNodeType.Element && node.LocalName == name && node.NamespaceURI == ns;

    public static IEnumerable<XmlElement> Elements(this XmlElement parent) => parent.ChildNodes.OfType<XmlElement>();

    public static IEnumerable<XmlElement> Elements(this XmlElement parent, string name, string ns) => parent.Elements().Where(e => e.Is(name, ns));

    /// <summary>Null when there is none.</summary>
    /// <exception cref="SamlRefusedException">There are several.</exception>
    public static XmlElement? Single(this XmlElement parent, string name, string ns)
    {
        var all = parent.Elements(name, ns).Take(2).ToList();
        return all.Count < 2 ? all.FirstOrDefault() : throw new SamlRefusedException($"The message of the identity provider has more than one {name}.");
    }

    public static IEnumerable<XmlElement> DescendantsAndSelf(this XmlElement root) => root.SelectNodes("descendant-or-self::*")!.Cast<XmlElement>();

    /// <summary>Null when it is not there; an empty one is there.</summary>
    public static string? Value(this XmlElement element, string attribute) => element.GetAttributeNode(attribute)?.Value;

    /// <summary>The whole text of an element that has nothing but text.</summary>
    /// <exception cref="SamlRefusedException">It has elements.</exception>
    public static string Text(this XmlElement element) =>
        element.Elements().Any() ? throw new SamlRefusedException($"{element.LocalName} must be a text.") : element.InnerText;

    private static void DemandModest(string xml)
    {
        using var reader = Reader(xml);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.ProcessingInstruction || reader.Depth > MaxDepth || reader.AttributeCount > MaxAttributes) throw Unreadable();
        }
    }

    private static XmlReader Reader(string xml) => XmlReader.Create(new StringReader(xml), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        IgnoreComments = true,
    });
}
