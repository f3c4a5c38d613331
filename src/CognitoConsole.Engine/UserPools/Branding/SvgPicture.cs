using System.Xml;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// An SVG file that draws and does nothing else. Pages show it as an image, where no browser runs scripts or loads anything, and it is served in a
/// sandbox; what could do more where it is opened alone is refused all the same.
/// </summary>
internal static class SvgPicture
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const int MaxElements = 20_000;

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc", "defs", "symbol", "use",
        "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "filter", "feBlend", "feColorMatrix", "feComposite", "feFlood", "feGaussianBlur", "feMerge",
        "feMergeNode", "feOffset", "feDropShadow",
    };

    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = ManagedLoginPictures.MaxBytes };

    /// <summary>Null for a picture that may be shown.</summary>
    public static string? Fault(byte[] bytes)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), Strict);
            for (var count = 0; reader.Read();)
            {
                if (reader.NodeType == XmlNodeType.ProcessingInstruction) return "An SVG image must have no processing instructions.";
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (++count > MaxElements) return $"An SVG image must have no more than {MaxElements} elements.";
                if (count == 1 && reader.LocalName != "svg") return "The image must be an SVG file.";
                if (reader.NamespaceURI != Namespace || !Elements.Contains(reader.LocalName)) return $"An SVG image must not hold the element {reader.Name}.";
                while (reader.MoveToNextAttribute())
                    if (!IsHarmless(reader)) return $"An SVG image must not hold the attribute {reader.Name} with that value.";
            }

            return null;
        }
        catch (XmlException)
        {
            return "The image must be a well-formed SVG file without DTD.";
        }
    }

    /// <summary>No handlers, and addresses lead to other parts of the same picture only.</summary>
    private static bool IsHarmless(XmlReader attribute)
    {
        var (name, value) = (attribute.LocalName, attribute.Value);
        if (attribute.Prefix == "xmlns" || attribute.Name == "xmlns") return true;
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) return false;
        if (name is "href" or "src") return value.StartsWith('#');
        if (value.AsSpan().IndexOfAny('\\', '@') >= 0) return false;
        for (var at = value.IndexOf("url(", StringComparison.OrdinalIgnoreCase); at >= 0; at = value.IndexOf("url(", at + 4, StringComparison.OrdinalIgnoreCase))
            if (!value.AsSpan(at + 4).TrimStart(" '\"").StartsWith("#")) return false;
        return true;
    }
}
