using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The 3072-bit group of RFC 5054 with generator 2 and SHA-256, as Cognito's clients have it built in.</summary>
internal static class SrpGroup
{
    public const int Size = 384;

    private const string Prime =
        "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD" +
        "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED" +
        "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F" +
        "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B" +
        "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510" +
        "15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7" +
        "ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C" +
        "BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF";

    public static BigInteger N { get; } = BigInteger.Parse("0" + Prime, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    public static BigInteger G { get; } = 2;

    /// <summary>SRP-6a's multiplier.</summary>
    public static BigInteger K { get; } = Hash(Pad(N), Pad(G));

    public static ModularPower Modulo { get; } = new(N, LibCrypto.Loaded);

    /// <summary>Powers of g.</summary>
    public static FixedBasePower Generator { get; } = new(Modulo, G);

    /// <summary>Minimal big-endian two's complement: what every client hashes instead of a fixed width.</summary>
    public static byte[] Pad(BigInteger number) => number.ToByteArray(isUnsigned: false, isBigEndian: true);

    public static byte[] Fixed(BigInteger number)
    {
        var bytes = new byte[Size];
        number.TryWriteBytes(bytes.AsSpan(Size - number.GetByteCount(isUnsigned: true)), out _, isUnsigned: true, isBigEndian: true);
        return bytes;
    }

    public static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    public static BigInteger Hash(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(first);
        sha.AppendData(second);
        return Number(sha.GetHashAndReset());
    }

    public static BigInteger? Hex(string? text) =>
        text is { Length: > 0 and <= 2 * Size + 2 } && BigInteger.TryParse("0" + text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
