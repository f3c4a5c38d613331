using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace CognitoConsole.Admin.UserPools;

/// <summary>What an app computes in USER_SRP_AUTH: a proof that it knows the password; and a device, of its secret. One object serves one attempt.</summary>
internal sealed class SrpClient
{
    private const string Prime =
        "0FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245" +
        "E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F" +
        "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9" +
        "DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7" +
        "ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E208E24FA074E5AB31" +
        "43DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF";

    private static readonly BigInteger N = BigInteger.Parse(Prime, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    private static readonly BigInteger G = 2;
    private static readonly BigInteger K = Hash([.. Bytes(N), .. Bytes(G)]);

    private readonly BigInteger _secret = new(RandomNumberGenerator.GetBytes(128), isUnsigned: true);
    private readonly BigInteger _public;

    public SrpClient() => _public = BigInteger.ModPow(G, _secret, N);

    /// <summary>SRP_A.</summary>
    public string A => _public.ToString("x", CultureInfo.InvariantCulture).TrimStart('0');

    /// <summary>The answer to PASSWORD_VERIFIER or DEVICE_PASSWORD_VERIFIER, from its parameters.</summary>
    /// <param name="scope">The pool's name in its id; of a device, its group.</param>
    /// <param name="owner">The user, or the device.</param>
    /// <exception cref="FormatException">The parameters are not what Cognito sends.</exception>
    public Dictionary<string, string> Prove(IReadOnlyDictionary<string, string> parameters, string scope, string owner, string password, DateTimeOffset now)
    {
        var block = parameters["SECRET_BLOCK"];
        var timestamp = now.UtcDateTime.ToString("ddd MMM d HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture);
        var b = Number(parameters["SRP_B"]);
        var u = Hash([.. Bytes(_public), .. Bytes(b)]);
        var x = Private(Number(parameters["SALT"]), scope, owner, password);
        var difference = BigInteger.Remainder(b - K * BigInteger.ModPow(G, x, N), N);
        var shared = BigInteger.ModPow(difference.Sign < 0 ? difference + N : difference, _secret + u * x, N);
        byte[] info = [.. "Caldera Derived Key"u8, 1];
        var key = HMACSHA256.HashData(HMACSHA256.HashData(Bytes(u), Bytes(shared)), info)[..16];
        byte[] message = [.. Encoding.UTF8.GetBytes(scope + owner), .. Convert.FromBase64String(block), .. Encoding.UTF8.GetBytes(timestamp)];
        return new()
        {
            ["PASSWORD_CLAIM_SECRET_BLOCK"] = block,
            ["TIMESTAMP"] = timestamp,
            ["PASSWORD_CLAIM_SIGNATURE"] = Convert.ToBase64String(HMACSHA256.HashData(key, message)),
        };
    }

    /// <summary>Salt and verifier of a new secret, both as Cognito reads them.</summary>
    public static (byte[] Salt, byte[] Verifier) Verifier(string scope, string owner, string password)
    {
        var salt = new BigInteger(RandomNumberGenerator.GetBytes(16), isUnsigned: true, isBigEndian: true);
        return (Bytes(salt), Bytes(BigInteger.ModPow(G, Private(salt, scope, owner, password), N)));
    }

    private static BigInteger Private(BigInteger salt, string scope, string owner, string password) => Hash([.. Bytes(salt), .. SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}{owner}:{password}"))]);

    private static BigInteger Number(string hex) => BigInteger.Parse("0" + hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static byte[] Bytes(BigInteger number) => number.ToByteArray(isUnsigned: false, isBigEndian: true);

    private static BigInteger Hash(byte[] bytes) => new(SHA256.HashData(bytes), isUnsigned: true, isBigEndian: true);
}
