using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CognitoConsole.Engine.Security;
using Microsoft.Extensions.ObjectPool;

namespace CognitoConsole.Engine.UserPools;

/// <summary>An RSA-2048 key pair that signs a pool's tokens (RS256). Safe for many threads; keep it, importing is dear.</summary>
public sealed class JwtSigningKey
{
    private readonly ObjectPool<RSA> _pool;
    private readonly byte[] _pkcs8;

    private JwtSigningKey(byte[] pkcs8)
    {
        _pkcs8 = pkcs8;
        _pool = new DefaultObjectPoolProvider().Create(new RsaPolicy(Create));
        var rsa = _pool.Get();
        // The id follows from the key, so the two cannot be mixed up in storage.
        KeyId = Convert.ToBase64String(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo()));
        VerificationKey = new JwtVerificationKey(KeyId, rsa.ExportParameters(includePrivateParameters: false));
        _pool.Return(rsa);
        Header = Encoding.ASCII.GetBytes(StrictBase64Url.Encode(
            Encoding.UTF8.GetBytes($"{{\"kid\":{JsonSerializer.Serialize(KeyId, Plain)},\"alg\":\"RS256\"}}")) + ".");
    }

    public const int SignatureSize = 256;

    private static JsonSerializerOptions Plain { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string KeyId { get; }

    public JwtVerificationKey VerificationKey { get; }

    /// <summary>The encoded JOSE header with the dot behind it.</summary>
    internal ReadOnlyMemory<byte> Header { get; }

    /// <summary>A header of another form for the same key.</summary>
    internal byte[] HeaderOf(string type, string algorithm) => Encoding.ASCII.GetBytes(StrictBase64Url.Encode(
        Encoding.UTF8.GetBytes($"{{\"kid\":{JsonSerializer.Serialize(KeyId, Plain)},\"typ\":\"{type}\",\"alg\":\"{algorithm}\"}}")) + ".");

    /// <summary>Takes 140 to 320 ms; <see cref="SigningKeys"/> makes them ahead.</summary>
    public static JwtSigningKey Generate()
    {
        using var rsa = RSA.Create(SignatureSize * 8);
        return new JwtSigningKey(rsa.ExportPkcs8PrivateKey());
    }

    /// <exception cref="CryptographicException">Not the PKCS#8 form of an RSA-2048 key.</exception>
    public static JwtSigningKey Import(ReadOnlySpan<byte> pkcs8)
    {
        var key = new JwtSigningKey(pkcs8.ToArray());
        return key.VerificationKey.Modulus.Length == (SignatureSize * 8 + 5) / 6
            ? key
            : throw new CryptographicException("A signing key has 2048 bits.");
    }

    /// <summary>The private key, to be encrypted and stored.</summary>
    public byte[] ExportPkcs8() => [.. _pkcs8];

    internal void Sign(ReadOnlySpan<byte> hash, Span<byte> signature, HashAlgorithmName algorithm)
    {
        var rsa = _pool.Get();
        try
        {
            rsa.SignHash(hash, signature, algorithm, RSASignaturePadding.Pkcs1);
        }
        finally
        {
            _pool.Return(rsa);
        }
    }

    private RSA Create()
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(_pkcs8, out _);
        return rsa;
    }
}
