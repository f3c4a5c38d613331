using System.Security.Cryptography;
using System.Security.Cryptography.Xml;

namespace CognitoConsole.Engine.Saml;

/// <summary>ECDSA for <see cref="SignedXml"/>, which knows RSA by itself and asks <see cref="CryptoConfig"/> for the rest. Public because that makes nothing else.</summary>
public abstract class EcdsaSignatureDescription : SignatureDescription
{
    private readonly HashAlgorithmName _hash;

    protected EcdsaSignatureDescription(HashAlgorithmName hash)
    {
        _hash = hash;
        KeyAlgorithm = typeof(ECDsa).AssemblyQualifiedName;
    }

    /// <summary>For the whole process, and as often as one likes.</summary>
    public static void Register()
    {
        CryptoConfig.AddAlgorithm(typeof(Sha256), "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");
        CryptoConfig.AddAlgorithm(typeof(Sha384), "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384");
        CryptoConfig.AddAlgorithm(typeof(Sha512), "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");
    }

    public override HashAlgorithm CreateDigest() =>
        _hash == HashAlgorithmName.SHA256 ? SHA256.Create() : _hash == HashAlgorithmName.SHA384 ? SHA384.Create() : SHA512.Create();

    public override AsymmetricSignatureDeformatter CreateDeformatter(AsymmetricAlgorithm key) => new Deformatter((ECDsa)key);

    public override AsymmetricSignatureFormatter CreateFormatter(AsymmetricAlgorithm key) => new Formatter((ECDsa)key);

    private sealed class Deformatter(ECDsa key) : AsymmetricSignatureDeformatter
    {
        public override void SetHashAlgorithm(string strName)
        {
        }

        public override void SetKey(AsymmetricAlgorithm key) => throw new NotSupportedException();

        public override bool VerifySignature(byte[] rgbHash, byte[] rgbSignature) => key.VerifyHash(rgbHash, rgbSignature);
    }

    private sealed class Formatter(ECDsa key) : AsymmetricSignatureFormatter
    {
        public override void SetHashAlgorithm(string strName)
        {
        }

        public override void SetKey(AsymmetricAlgorithm key) => throw new NotSupportedException();

        public override byte[] CreateSignature(byte[] rgbHash) => key.SignHash(rgbHash);
    }

    public sealed class Sha256() : EcdsaSignatureDescription(HashAlgorithmName.SHA256);

    public sealed class Sha384() : EcdsaSignatureDescription(HashAlgorithmName.SHA384);

    public sealed class Sha512() : EcdsaSignatureDescription(HashAlgorithmName.SHA512);
}
