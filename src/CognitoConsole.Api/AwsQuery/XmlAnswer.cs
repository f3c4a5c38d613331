using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using System.Xml;
using CognitoConsole.Contracts.Iam;
using Microsoft.AspNetCore.Http;

namespace CognitoConsole.Api;

/// <summary>Writes answers of the Query protocol as STS and IAM do.</summary>
internal static class XmlAnswer
{
    // Every value is cleaned of what XML 1.0 cannot say before it is written, so checking again is left off.
    // A carriage return is written as &#xD;: whoever reads the answer would take a bare one for a line feed.
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize };

    public static Task Write(HttpResponse response, WireOperation operation, string xmlNamespace, object output, string requestId) => Send(response, xml =>
    {
        var name = operation.Descriptor.Name;
        xml.WriteStartElement(name + "Response", xmlNamespace);
        if (operation.Descriptor.HasOutput)
        {
            xml.WriteStartElement(name + "Result");
            WriteMembers(xml, operation.Response, output);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("ResponseMetadata");
        xml.WriteElementString("RequestId", requestId);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    public static Task WriteError(HttpResponse response, string xmlNamespace, string code, string message, int status, string requestId)
    {
        response.StatusCode = status;
        return Send(response, xml =>
        {
            xml.WriteStartElement("ErrorResponse", xmlNamespace);
            xml.WriteStartElement("Error");
            xml.WriteElementString("Type", status >= 500 ? "Receiver" : "Sender");
            xml.WriteElementString("Code", code);
            xml.WriteElementString("Message", Clean(message));
            xml.WriteEndElement();
            xml.WriteElementString("RequestId", requestId);
            xml.WriteEndElement();
        });
    }

    private static void WriteMembers(XmlWriter xml, JsonTypeInfo type, object value)
    {
        foreach (var property in type.Properties)
        {
            if (property.Get?.Invoke(value) is not { } member) continue;
            if (member is string text && property.AttributeProvider?.IsDefined(typeof(PercentEncodedAttribute), inherit: false) == true) member = Uri.EscapeDataString(text);
            WriteElement(xml, property.Name, member);
        }
    }

    private static void WriteElement(XmlWriter xml, string name, object value)
    {
        xml.WriteStartElement(name);
        switch (value)
        {
            case string text:
                xml.WriteString(Clean(text));
                break;
            case bool flag:
                xml.WriteString(flag ? "true" : "false");
                break;
            case DateTimeOffset time:
                xml.WriteString(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                break;
            case byte[] blob:
                xml.WriteString(Convert.ToBase64String(blob));
                break;
            case IFormattable number:
                xml.WriteString(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            case IEnumerable<KeyValuePair<string, string>> map:
                foreach (var (key, entry) in map)
                {
                    xml.WriteStartElement("entry");
                    xml.WriteElementString("key", Clean(key));
                    xml.WriteElementString("value", Clean(entry));
                    xml.WriteEndElement();
                }

                break;
            case IEnumerable list:
                foreach (var element in list) WriteElement(xml, "member", element);
                break;
            default:
                WriteMembers(xml, WireJson.Options.GetTypeInfo(value.GetType()), value);
                break;
        }

        xml.WriteEndElement();
    }

    private static Task Send(HttpResponse response, Action<XmlWriter> write)
    {
        var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings)) write(xml);
        response.ContentType = "text/xml";
        response.ContentLength = buffer.Length;
        return response.Body.WriteAsync(buffer.GetBuffer(), 0, (int)buffer.Length, response.HttpContext.RequestAborted);
    }

    private static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) clean?.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) clean?.Append(text[i]).Append(text[++i]);
            else (clean ??= new StringBuilder(text, 0, i, text.Length)).Append('\uFFFD');

            if (clean is null && i + 1 < text.Length && char.IsHighSurrogate(text[i]) && char.IsLowSurrogate(text[i + 1])) i++;
        }

        return clean?.ToString() ?? text;
    }
}
