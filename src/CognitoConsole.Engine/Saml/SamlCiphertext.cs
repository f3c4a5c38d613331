using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace CognitoConsole.Engine.Saml;

/// <summary>
/// An encrypted assertion: AES in CBC or GCM, the key under RSA-OAEP. RSA with the padding of PKCS #1 1.5 is refused, as answers to altered texts give the
/// key away. .NET knows OAEP with one hash for the digest and for the mask, and so do providers' defaults; two different ones are refused.
/// </summary>
internal sealed class SamlCiphertext
{
    private const int MaxKeys = 4;
    private const int GcmNonce = 12;
    private const int GcmTag = 16;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Dictionary<string, (int KeySize, bool IsGcm)> Contents = new()
    {
        [EncryptedXml.XmlEncAES128Url] = (16, false),
        [EncryptedXml.XmlEncAES192Url] = (24, false),
        [EncryptedXml.XmlEncAES256Url] = (32, false),
        [SamlNames.Encryption11 + "aes128-gcm"] = (16, true),
        [SamlNames.Encryption11 + "aes192-gcm"] = (24, true),
        [SamlNames.Encryption11 + "aes256-gcm"] = (32, true),
    };

    private static readonly Dictionary<string, RSAEncryptionPadding> Digests = new()
    {
        [SignedXml.XmlDsigSHA1Url] = RSAEncryptionPadding.OaepSHA1,
        [SignedXml.XmlDsigSHA256Url] = RSAEncryptionPadding.OaepSHA256,
        [SignedXml.XmlDsigSHA384Url] = RSAEncryptionPadding.OaepSHA384,
        [SignedXml.XmlDsigSHA512Url] = RSAEncryptionPadding.OaepSHA512,
    };

    private static readonly Dictionary<string, RSAEncryptionPadding> Masks = new()
    {
        [SamlNames.Encryption11 + "mgf1sha1"] = RSAEncryptionPadding.OaepSHA1,
        [SamlNames.Encryption11 + "mgf1sha256"] = RSAEncryptionPadding.OaepSHA256,
        [SamlNames.Encryption11 + "mgf1sha384"] = RSAEncryptionPadding.OaepSHA384,
        [SamlNames.Encryption11 + "mgf1sha512"] = RSAEncryptionPadding.OaepSHA512,
    };

    private readonly XmlElement _element;
    private readonly byte[] _content;
    private readonly int _keySize;
    private readonly bool _isGcm;
    private readonly List<(byte[] Cipher, RSAEncryptionPadding Padding)> _keys;

    /// <exception cref="SamlRefusedException">It is encrypted in another way.</exception>
    public SamlCiphertext(XmlElement encryptedAssertion)
    {
        _element = encryptedAssertion;
        var data = encryptedAssertion.Single("EncryptedData", SamlNames.Encryption) ?? throw NotAccepted();
        if (!Contents.TryGetValue(Method(data).Value("Algorithm") ?? "", out var content)) throw NotAccepted();
        (_keySize, _isGcm) = content;
        _content = Cipher(data);
        var keys = encryptedAssertion.Elements("EncryptedKey", SamlNames.Encryption)
            .Concat(data.Single("KeyInfo", SamlNames.Signature)?.Elements("EncryptedKey", SamlNames.Encryption) ?? []).Take(MaxKeys + 1).ToList();
        if (keys.Count is 0 or > MaxKeys) throw NotAccepted();
        _keys = [.. keys.Select(k => (Cipher(k), Padding(Method(k))))];
    }

    /// <summary>The assertion, in a document of its own.</summary>
    /// <exception cref="SamlRefusedException">It is for another key, was changed, or hides something else.</exception>
    public XmlElement Decrypt(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPrivateKey()!;
        foreach (var (cipher, padding) in _keys)
        {
            try
            {
                var key = rsa.Decrypt(cipher, padding);
                if (key.Length == _keySize) return Assertion(StrictUtf8.GetString(_isGcm ? Gcm(key) : Cbc(key)));
            }
            catch (Exception other) when (other is CryptographicException or DecoderFallbackException)
            {
                // The key is somebody else's perhaps, and the next one ours.
            }
        }

        throw SamlXml.Unreadable();
    }

    private static XmlElement Method(XmlElement encrypted) => encrypted.Single("EncryptionMethod", SamlNames.Encryption) ?? throw NotAccepted();

    private static byte[] Cipher(XmlElement encrypted)
    {
        var value = encrypted.Single("CipherData", SamlNames.Encryption)?.Single("CipherValue", SamlNames.Encryption) ?? throw NotAccepted();
        try
        {
            return Convert.FromBase64String(value.Text());
        }
        catch (FormatException broken)
        {
            throw SamlXml.Unreadable(broken);
        }
    }

    private static RSAEncryptionPadding Padding(XmlElement method)
    {
        var digest = Digests.GetValueOrDefault(method.Single("DigestMethod", SamlNames.Signature)?.Value("Algorithm") ?? SignedXml.XmlDsigSHA1Url);
        var mask = method.Value("Algorithm") switch
        {
            EncryptedXml.XmlEncRSAOAEPUrl => RSAEncryptionPadding.OaepSHA1,
            SamlNames.Encryption11 + "rsa-oaep" => Masks.GetValueOrDefault(method.Single("MGF", SamlNames.Encryption11)?.Value("Algorithm") ?? SamlNames.Encryption11 + "mgf1sha1"),
            _ => null,
        };
        var hasLabel = method.Single("OAEPparams", SamlNames.Encryption)?.Text().Trim().Length > 0;
        return mask is not null && mask == digest && !hasLabel ? mask : throw NotAccepted();
    }

    private byte[] Gcm(byte[] key)
    {
        if (_content.Length < GcmNonce + GcmTag) throw new CryptographicException();
        using var aes = new AesGcm(key, GcmTag);
        var plain = new byte[_content.Length - GcmNonce - GcmTag];
        aes.Decrypt(_content.AsSpan(0, GcmNonce), _content.AsSpan(GcmNonce, plain.Length), _content.AsSpan(GcmNonce + plain.Length), plain);
        return plain;
    }

    private byte[] Cbc(byte[] key)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        var block = aes.BlockSize / 8;
        if (_content.Length < 2 * block) throw new CryptographicException();
        var padded = aes.DecryptCbc(_content.AsSpan(block), _content.AsSpan(0, block), PaddingMode.None);
        // XML Encryption says what the last octet is, and nothing of those before it.
        return padded[^1] is var length && length >= 1 && length <= block ? padded[..^length] : throw new CryptographicException();
    }

    /// <summary>The text may use prefixes of what was around it.</summary>
    private XmlElement Assertion(string plain)
    {
        var prefixes = _element.CreateNavigator()!.GetNamespacesInScope(XmlNamespaceScope.ExcludeXml)
            .Select(n => $" {(n.Key.Length == 0 ? "xmlns" : $"xmlns:{n.Key}")}=\"{SecurityElement.Escape(n.Value)}\"");
        var around = SamlXml.Parse($"<around{string.Concat(prefixes)}>{plain}</around>");
        var inside = around.Elements().ToList();
        return inside.Count == 1 && inside[0].Is("Assertion", SamlNames.Assertion) ? inside[0] : throw SamlXml.Unreadable();
    }

    private static SamlRefusedException NotAccepted() => new("The assertion is encrypted in a way that is not accepted.");
}
