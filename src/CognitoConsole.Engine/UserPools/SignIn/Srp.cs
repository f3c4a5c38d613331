using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What the server must remember between SRP_A and the proof; travels sealed inside SECRET_BLOCK. The verifier stays in the database.</summary>
/// <param name="ClientPublic">A.</param>
/// <param name="ServerSecret">b.</param>
/// <param name="Scrambler">u = H(A, B).</param>
public sealed record SrpExchange(
    [property: JsonPropertyName("A")] byte[] ClientPublic,
    [property: JsonPropertyName("b")] byte[] ServerSecret,
    [property: JsonPropertyName("u")] byte[] Scrambler);

/// <summary>The server's side of Cognito's SRP-6a, for users (PASSWORD_VERIFIER) and devices (DEVICE_PASSWORD_VERIFIER) alike.</summary>
public static class Srp
{
    private const int ServerSecretSize = 32;
    private static readonly byte[] Info = "Caldera Derived Key"u8.ToArray();

    /// <summary>Answers SRP_A with SRP_B. False when SRP_A is not a hexadecimal number between 1 and N − 1.</summary>
    public static bool TryStart(SrpVerifier verifier, string? srpA, out SrpExchange exchange, out string srpB) =>
        TryStart(verifier, srpA, RandomNumberGenerator.GetBytes(ServerSecretSize), out exchange, out srpB);

    internal static bool TryStart(SrpVerifier verifier, string? srpA, byte[] secret, out SrpExchange exchange, out string srpB)
    {
        exchange = null!;
        srpB = null!;
        if (SrpGroup.Hex(srpA) is not { } clientPublic || !IsPublicValue(clientPublic)) return false;
        var power = SrpGroup.Generator.Power(SrpGroup.Number(secret));
        var serverPublic = BigInteger.Remainder(SrpGroup.K * verifier.Value + power, SrpGroup.N);
        var scrambler = SrpGroup.Hash(SrpGroup.Pad(clientPublic), SrpGroup.Pad(serverPublic));
        if (scrambler.IsZero || serverPublic.IsZero) return false;
        exchange = new SrpExchange(Unsigned(clientPublic), secret, Unsigned(scrambler));
        srpB = Convert.ToHexStringLower(Unsigned(serverPublic));
        return true;
    }

    /// <summary>Whether PASSWORD_CLAIM_SIGNATURE proves knowledge of the password behind the verifier.</summary>
    /// <param name="exchange">From the secret block, which the caller has opened and so knows to be ours and fresh.</param>
    /// <param name="verifier">Of the same owner as at the start.</param>
    /// <param name="scope">Pool name, or device group key.</param>
    /// <param name="owner">USER_ID_FOR_SRP, or device key.</param>
    /// <param name="secretBlock">The decoded secret block as the client sent it.</param>
    /// <param name="timestamp">TIMESTAMP as the client sent it.</param>
    /// <param name="signature">PASSWORD_CLAIM_SIGNATURE as the client sent it, base64.</param>
    public static bool CheckProof(SrpExchange exchange, SrpVerifier verifier, string scope, string owner,
        ReadOnlySpan<byte> secretBlock, string timestamp, string? signature)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (signature is null || !Convert.TryFromBase64String(signature, claimed, out var size) || size != claimed.Length) return false;
        if (SessionKey(exchange, verifier) is not { } key) return false;
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes(scope));
        hmac.AppendData(Encoding.UTF8.GetBytes(owner));
        hmac.AppendData(secretBlock);
        hmac.AppendData(Encoding.UTF8.GetBytes(timestamp));
        return CryptographicOperations.FixedTimeEquals(hmac.GetHashAndReset(), claimed);
    }

    /// <summary>TIMESTAMP, such as "Tue Mar 3 09:05:07 UTC 2026"; null when it is written otherwise.</summary>
    public static DateTimeOffset? ReadTimestamp(string? timestamp) =>
        DateTimeOffset.TryParseExact(timestamp, "ddd MMM d HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    internal static byte[]? SessionKey(SrpExchange exchange, SrpVerifier verifier)
    {
        var clientPublic = SrpGroup.Number(exchange.ClientPublic);
        var scrambler = SrpGroup.Number(exchange.Scrambler);
        if (!IsPublicValue(clientPublic) || scrambler.IsZero) return null;
        var shared = SrpGroup.Modulo.Power(
            BigInteger.Remainder(clientPublic * SrpGroup.Modulo.Power(verifier.Value, scrambler), SrpGroup.N),
            SrpGroup.Number(exchange.ServerSecret));
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, SrpGroup.Pad(shared), 16, SrpGroup.Pad(scrambler), Info);
    }

    // A multiple of N would make the shared key zero whatever the password is.
    private static bool IsPublicValue(BigInteger number) => number.Sign > 0 && number < SrpGroup.N;

    private static byte[] Unsigned(BigInteger number) => number.ToByteArray(isUnsigned: true, isBigEndian: true);
}
