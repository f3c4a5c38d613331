using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// What is stored instead of a password: a salt and g^x. For a user the scope is the pool's name (the part of its id after the underscore)
/// and the owner the username; for a device they are its group key and its key.
/// </summary>
public sealed class SrpVerifier
{
    private const int SaltSize = 16;
    private const int MaxSaltSize = 64;
    private readonly byte[] _salt;
    private readonly byte[] _value;

    private SrpVerifier(byte[] salt, byte[] value)
    {
        _salt = salt;
        _value = value;
    }

    /// <summary>SALT as a challenge shows it.</summary>
    public string SaltHex => Convert.ToHexStringLower(_salt);

    internal BigInteger Value => SrpGroup.Number(_value);

    public static SrpVerifier Make(string scope, string owner, string password) =>
        Make(RandomNumberGenerator.GetBytes(SaltSize), scope, owner, password);

    internal static SrpVerifier Make(byte[] salt, string scope, string owner, string password) =>
        new(salt, SrpGroup.Fixed(Power(salt, scope, owner, password)));

    /// <summary>The verifier that a device made itself (ConfirmDevice). Null when it is not base64 or outside the group.</summary>
    public static SrpVerifier? FromDevice(string? passwordVerifier, string? salt)
    {
        Span<byte> value = stackalloc byte[SrpGroup.Size + 1];
        Span<byte> saltBytes = stackalloc byte[MaxSaltSize];
        if (passwordVerifier is null || !Convert.TryFromBase64String(passwordVerifier, value, out var size)) return null;
        if (salt is null || !Convert.TryFromBase64String(salt, saltBytes, out var saltSize) || saltSize == 0) return null;
        var number = SrpGroup.Number(value[..size]);
        if (number <= BigInteger.One || number >= SrpGroup.N - 1) return null;
        return new SrpVerifier(SrpGroup.Number(saltBytes[..saltSize]).ToByteArray(isUnsigned: true, isBigEndian: true), SrpGroup.Fixed(number));
    }

    /// <summary>
    /// A verifier for a user that does not exist: the same one each time for the same key, scope and owner. It costs no power, so that
    /// an unknown user's first step takes no longer than a real one's; no password matches it.
    /// </summary>
    public static SrpVerifier Simulated(ReadOnlySpan<byte> key, string scope, string owner)
    {
        var seed = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{scope}\0{owner}"));
        var salt = HKDF.Expand(HashAlgorithmName.SHA256, seed, SaltSize, "salt"u8.ToArray());
        var root = SrpGroup.Number(HKDF.Expand(HashAlgorithmName.SHA256, seed, SrpGroup.Size, "verifier"u8.ToArray()));
        return new SrpVerifier(salt, SrpGroup.Fixed(BigInteger.Remainder(root * root, SrpGroup.N)));
    }

    /// <summary>The stable UUID that stands for a user that does not exist.</summary>
    public static string SimulatedId(ReadOnlySpan<byte> key, string scope, string owner)
    {
        var bytes = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"id\0{scope}\0{owner}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    public bool Matches(string scope, string owner, string password) =>
        CryptographicOperations.FixedTimeEquals(SrpGroup.Fixed(Power(_salt, scope, owner, password)), _value);

    /// <summary>Salt length (1) | salt | verifier (384), to be encrypted and stored.</summary>
    public byte[] ToBytes() => [(byte)_salt.Length, .. _salt, .. _value];

    /// <exception cref="ArgumentException">Not made by <see cref="ToBytes"/>.</exception>
    public static SrpVerifier FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 1 || bytes[0] is 0 or > MaxSaltSize || bytes.Length != 1 + bytes[0] + SrpGroup.Size)
            throw new ArgumentException("This is not a stored SRP verifier.", nameof(bytes));
        return new SrpVerifier(bytes.Slice(1, bytes[0]).ToArray(), bytes[(1 + bytes[0])..].ToArray());
    }

    private static BigInteger Power(byte[] salt, string scope, string owner, string password)
    {
        Span<byte> identity = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}{owner}:{password}"), identity);
        return SrpGroup.Generator.Power(SrpGroup.Hash(SrpGroup.Pad(SrpGroup.Number(salt)), identity));
    }
}
