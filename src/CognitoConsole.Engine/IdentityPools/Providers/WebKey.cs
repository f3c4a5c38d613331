using System.Security.Cryptography;
using System.Text.Json;
using CognitoConsole.Engine.Security;
using CognitoConsole.Engine.UserPools;

namespace CognitoConsole.Engine.IdentityPools;

/// <summary>A signature key of somebody else's issuer, as its JWKS shows it (RFC 7517): RSA or elliptic curve, public part.</summary>
internal sealed class WebKey : JwtKey
{
    private const int MinRsaBits = 2048;
    private readonly Func<byte[], byte[], bool> _verify;

    private WebKey(string keyId, string algorithm, Func<byte[], byte[], bool> verify)
        : base(keyId, algorithm) => _verify = verify;

    /// <summary>The usable keys of a set; what is unknown, too weak or not for signatures is left out. A key that names no algorithm serves all of its kind.</summary>
    /// <exception cref="JsonException">Not a key set.</exception>
    public static IReadOnlyList<WebKey> ReadSet(string jwks)
    {
        using var document = JsonDocument.Parse(jwks);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("keys", out var keys) || keys.ValueKind != JsonValueKind.Array) throw new JsonException("Not a key set.");
        return [.. keys.EnumerateArray().Take(100).SelectMany(Read)];
    }

    internal override bool Verify(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature) => _verify(signed.ToArray(), signature.ToArray());

    private static IEnumerable<WebKey> Read(JsonElement jwk)
    {
        if (jwk.ValueKind != JsonValueKind.Object || Text(jwk, "use") is { } use && use != "sig") return [];
        var id = Text(jwk, "kid") ?? "";
        return Text(jwk, "kty") switch
        {
            "RSA" => Rsa(jwk, id),
            "EC" => Curve(jwk, id),
            _ => [],
        };
    }

    private static IEnumerable<WebKey> Rsa(JsonElement jwk, string id)
    {
        if (!Bytes(jwk, "n", out var n) || !Bytes(jwk, "e", out var e) || n.Length * 8 < MinRsaBits) yield break;
        var parameters = new RSAParameters { Modulus = n, Exponent = e };
        foreach (var (algorithm, hash) in new[] { ("RS256", HashAlgorithmName.SHA256), ("RS384", HashAlgorithmName.SHA384), ("RS512", HashAlgorithmName.SHA512) })
        {
            if (Text(jwk, "alg") is { } only && only != algorithm) continue;
            yield return new WebKey(id, algorithm, (signed, signature) =>
            {
                using var rsa = RSA.Create(parameters);
                return rsa.VerifyData(signed, signature, hash, RSASignaturePadding.Pkcs1);
            });
        }
    }

    private static IEnumerable<WebKey> Curve(JsonElement jwk, string id)
    {
        var (algorithm, curve, hash, size) = Text(jwk, "crv") switch
        {
            "P-256" => ("ES256", ECCurve.NamedCurves.nistP256, HashAlgorithmName.SHA256, 32),
            "P-384" => ("ES384", ECCurve.NamedCurves.nistP384, HashAlgorithmName.SHA384, 48),
            _ => (null, default, default, 0),
        };
        if (algorithm is null || Text(jwk, "alg") is { } only && only != algorithm) yield break;
        if (!Bytes(jwk, "x", out var x) || !Bytes(jwk, "y", out var y) || x.Length != size || y.Length != size) yield break;
        var parameters = new ECParameters { Curve = curve, Q = new ECPoint { X = x, Y = y } };
        yield return new WebKey(id, algorithm, (signed, signature) =>
        {
            if (signature.Length != 2 * size) return false;
            try
            {
                using var key = ECDsa.Create(parameters);
                return key.VerifyData(signed, signature, hash);
            }
            catch (CryptographicException)
            {
                return false; // a point that is not on the curve
            }
        });
    }

    private static string? Text(JsonElement jwk, string name) => jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Bytes(JsonElement jwk, string name, out byte[] bytes)
    {
        bytes = [];
        return Text(jwk, name) is { } text && StrictBase64Url.TryDecode(text, out bytes!);
    }
}
