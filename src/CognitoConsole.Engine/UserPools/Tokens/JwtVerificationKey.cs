using System.Security.Cryptography;
using CognitoConsole.Engine.Security;
using Microsoft.Extensions.ObjectPool;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The public half of a signing key, as the pool's JWKS shows it. Safe for many threads.</summary>
public sealed class JwtVerificationKey : JwtKey
{
    private readonly ObjectPool<RSA> _pool;

    /// <param name="keyId">Base64 of 32 bytes.</param>
    public JwtVerificationKey(string keyId, RSAParameters parameters)
        : base(keyId, "RS256")
    {
        Modulus = StrictBase64Url.Encode(parameters.Modulus);
        Exponent = StrictBase64Url.Encode(parameters.Exponent);
        var publicPart = new RSAParameters { Modulus = parameters.Modulus, Exponent = parameters.Exponent };
        _pool = new DefaultObjectPoolProvider().Create(new RsaPolicy(() => RSA.Create(publicPart)));
    }

    /// <summary>JWK member n.</summary>
    public string Modulus { get; }

    /// <summary>JWK member e.</summary>
    public string Exponent { get; }

    internal override bool Verify(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature) => Verify(signed, signature, HashAlgorithmName.SHA256);

    internal bool Verify(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature, HashAlgorithmName hash)
    {
        var rsa = _pool.Get();
        try
        {
            return rsa.VerifyData(signed, signature, hash, RSASignaturePadding.Pkcs1);
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
