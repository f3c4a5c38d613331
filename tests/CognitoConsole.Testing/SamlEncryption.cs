using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace CognitoConsole.Testing;

/// <summary>Encrypts an assertion as providers do, in ways that are accepted and in others.</summary>
internal static class SamlEncryption
{
    private const string Xenc = EncryptedXml.XmlEncNamespaceUrl;

    public static void Encrypt(XmlElement assertion, X509Certificate2 recipient, SamlAnswer how)
    {
        var document = assertion.OwnerDocument;
        var key = RandomNumberGenerator.GetBytes(KeySize(how.Content));
        var plain = Encoding.UTF8.GetBytes(how.EditPlain(assertion.OuterXml));
        var content = how.Content.EndsWith("-gcm", StringComparison.Ordinal) ? Gcm(key, plain) : Cbc(key, plain);
        using var rsa = recipient.GetRSAPublicKey()!;
        var encrypted = SamlIdentityProvider.Load($"""
            <saml:EncryptedAssertion xmlns:saml="{SamlIdentityProvider.Assertion}"><xenc:EncryptedData xmlns:xenc="{Xenc}" Type="{Xenc}Element"><xenc:EncryptionMethod Algorithm="{how.Content}"/><ds:KeyInfo xmlns:ds="{SignedXml.XmlDsigNamespaceUrl}"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="{how.KeyTransport}">{Method(how)}</xenc:EncryptionMethod><xenc:CipherData><xenc:CipherValue>{Convert.ToBase64String(rsa.Encrypt(key, Padding(how)))}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>{Convert.ToBase64String(content)}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml:EncryptedAssertion>
            """).DocumentElement!;
        assertion.ParentNode!.ReplaceChild(document.ImportNode(encrypted, deep: true), assertion);
    }

    private static string Method(SamlAnswer how) =>
        (how.OaepDigest is null ? "" : $"<ds:DigestMethod Algorithm=\"{how.OaepDigest}\"/>") + (how.OaepMask is null ? "" : $"<m:MGF xmlns:m=\"http://www.w3.org/2009/xmlenc11#\" Algorithm=\"{how.OaepMask}\"/>");

    private static RSAEncryptionPadding Padding(SamlAnswer how) => how.KeyTransport == EncryptedXml.XmlEncRSA15Url ? RSAEncryptionPadding.Pkcs1
        : how.OaepDigest == SignedXml.XmlDsigSHA256Url ? RSAEncryptionPadding.OaepSHA256 : RSAEncryptionPadding.OaepSHA1;

    private static int KeySize(string content) => content.Contains("128", StringComparison.Ordinal) ? 16 : content.Contains("192", StringComparison.Ordinal) ? 24 : 32;

    private static byte[] Gcm(byte[] key, byte[] plain)
    {
        using var aes = new AesGcm(key, 16);
        var (nonce, cipher, tag) = (RandomNumberGenerator.GetBytes(12), new byte[plain.Length], new byte[16]);
        aes.Encrypt(nonce, plain, cipher, tag);
        return [.. nonce, .. cipher, .. tag];
    }

    private static byte[] Cbc(byte[] key, byte[] plain)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return [.. aes.IV, .. aes.EncryptCbc(plain, aes.IV, PaddingMode.ISO10126)];
    }
}
