using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using CognitoConsole.Engine.Saml;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The HTTP-Redirect binding: a message in a query, compressed; signed are the octets of the query, not the XML.</summary>
internal static class SamlRedirect
{
    private static readonly string[] Signed = ["RelayState", "SigAlg"];

    /// <summary>The address to which the browser is sent.</summary>
    /// <param name="signer">Null sends it without a signature.</param>
    public static string Address(string destination, string xml, string? relayState, X509Certificate2? signer)
    {
        var query = $"SAMLRequest={Uri.EscapeDataString(Convert.ToBase64String(Deflate(xml)))}";
        if (relayState is not null) query += $"&RelayState={Uri.EscapeDataString(relayState)}";
        if (signer is not null)
        {
            query += $"&SigAlg={Uri.EscapeDataString(SignedXml.XmlDsigRSASHA256Url)}";
            using var key = signer.GetRSAPrivateKey()!;
            query += $"&Signature={Uri.EscapeDataString(Convert.ToBase64String(key.SignData(Encoding.ASCII.GetBytes(query), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)))}";
        }

        return $"{destination}{(destination.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
    }

    /// <summary>
    /// The XML of a signed query. Names are taken as they stand and never decoded, so that no other reading of the query finds another message than the
    /// one that was verified.
    /// </summary>
    /// <exception cref="SamlRefusedException">It is not signed by the provider, or no such message.</exception>
    public static byte[] Verify(string query, string name, SamlMetadata provider)
    {
        var parts = query.TrimStart('?').Split('&').Select(p => p.Split('=', 2)).ToList();
        var names = parts.Select(p => Uri.UnescapeDataString(p[0])).ToList();
        if (parts.Exists(p => p.Length != 2) || names.Count != names.Distinct(StringComparer.Ordinal).Count() || !names.SequenceEqual(parts.Select(p => p[0]))) throw SamlXml.Unreadable();
        var raw = parts.ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        if (!raw.TryGetValue(name, out var message) || message.Length > SamlResponse.MaxCharacters) throw SamlXml.Unreadable();
        if (!raw.TryGetValue("Signature", out var signature) || !raw.TryGetValue("SigAlg", out var algorithm)) throw new SamlRefusedException("The message of the identity provider is not signed.");
        var octets = string.Join('&', new[] { name }.Concat(Signed).Where(raw.ContainsKey).Select(n => $"{n}={raw[n]}"));
        if (!SamlSignature.IsValid(Encoding.UTF8.GetBytes(octets), Base64(signature), Uri.UnescapeDataString(algorithm), provider))
            throw new SamlRefusedException("The signature of the identity provider is not valid.") { IsOfUnknownKey = true };
        return Inflate(Base64(message));
    }

    private static byte[] Base64(string escaped)
    {
        try
        {
            return Convert.FromBase64String(Uri.UnescapeDataString(escaped));
        }
        catch (FormatException broken)
        {
            throw SamlXml.Unreadable(broken);
        }
    }

    private static byte[] Deflate(string xml)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal)) deflate.Write(Encoding.UTF8.GetBytes(xml));
        return packed.ToArray();
    }

    /// <summary>No more than is read anyway, however much it would become.</summary>
    private static byte[] Inflate(byte[] packed)
    {
        try
        {
            using var inflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
            var xml = new byte[SamlXml.MaxCharacters + 1];
            var length = inflate.ReadAtLeast(xml, xml.Length, throwOnEndOfStream: false);
            return length < xml.Length ? xml[..length] : throw SamlXml.Unreadable();
        }
        catch (InvalidDataException broken)
        {
            throw SamlXml.Unreadable(broken);
        }
    }
}
