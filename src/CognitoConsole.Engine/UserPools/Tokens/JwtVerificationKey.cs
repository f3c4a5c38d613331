using System.Security.Cryptography;
using CognitoConsole.Engine.Security;
using Microsoft.Extensions.ObjectPool;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The public half of a signing key, as the pool's JWKS shows it. Safe for many threads.</summary>
public sealed class JwtVerificationKey
{
    private readonly ObjectPool<RSA> _pool;

    public JwtVerificationKey(string keyId, RSAParameters parameters)
    {
        KeyId = keyId;
        Modulus = StrictBase64Url.Encode(parameters.Modulus);
        Exponent = StrictBase64Url.Encode(parameters.Exponent);
        var publicPart = new RSAParameters { Modulus = parameters.Modulus, Exponent = parameters.Exponent };
        _pool = new DefaultObjectPoolProvider().Create(new RsaPolicy(() => RSA.Create(publicPart)));
    }

    /// <summary>kid: base64 of 32 bytes.</summary>
    public string KeyId { get; }

    /// <summary>JWK member n.</summary>
    public string Modulus { get; }

    /// <summary>JWK member e.</summary>
    public string Exponent { get; }

    internal bool Verify(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature)
    {
        var rsa = _pool.Get();
        try
        {
            return rsa.VerifyHash(hash, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        finally
        {
            _pool.Return(rsa);
        }
    }
}

// No RSA class promises to serve two threads at once, and importing a key costs as much as using it.
internal sealed class RsaPolicy(Func<RSA> create) : IPooledObjectPolicy<RSA>
{
    public RSA Create() => create();

    public bool Return(RSA rsa) => true;
}
