using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace CognitoConsole.Engine.Security;

/// <summary>
/// Opaque tokens that carry their own state, encrypted under the key ring: paging tokens, challenge sessions, SRP secret blocks.
/// They say what was sealed and until when, not whether it was used before: single use needs a table.
/// </summary>
public sealed class SealedToken(KeyRing keys)
{
    private const int MaxLength = 16 * 1024;
    private const long Never = long.MaxValue;

    // Multiples of 512 bytes, at least two of them: room for a session with a name of any length that a user can have, and 1,536 bytes are
    // the 2,048 characters that a session may have at most.
    private const int Step = 512;
    private const int Shortest = 2 * Step;

    /// <summary>URL-safe text.</summary>
    /// <param name="hidesLength">As for <see cref="SealBytes"/>.</param>
    public string Seal<T>(T value, string purpose, DateTimeOffset? expires, bool hidesLength = false) where T : class =>
        StrictBase64Url.Encode(SealBytes(value, purpose, expires, hidesLength));

    /// <summary>Null for anything that this ring did not seal for this purpose, and for what has expired.</summary>
    public T? Open<T>(string? token, string purpose, DateTimeOffset now, out bool expired) where T : class
    {
        expired = false;
        return token is { Length: > 0 and <= MaxLength } && StrictBase64Url.TryDecode(token, out var sealedBytes)
            ? OpenBytes<T>(sealedBytes, purpose, now, out expired)
            : null;
    }

    /// <summary>The raw form, for protocols that want an encoding of their own.</summary>
    /// <param name="hidesLength">For what strangers get: a token's length must not tell whether somebody is behind it.</param>
    public byte[] SealBytes<T>(T value, string purpose, DateTimeOffset? expires, bool hidesLength = false) where T : class
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value);
        var length = 8 + json.Length;
        if (hidesLength) length = Math.Max(Shortest, (length + KeyRing.Overhead + Step - 1) / Step * Step) - KeyRing.Overhead;
        var plain = new byte[length];
        BinaryPrimitives.WriteInt64BigEndian(plain, expires?.ToUnixTimeMilliseconds() ?? Never);
        json.CopyTo(plain.AsSpan(8));
        // White space, which says nothing in JSON.
        plain.AsSpan(8 + json.Length).Fill((byte)' ');
        return keys.Protect(plain, Kind(purpose));
    }

    public T? OpenBytes<T>(ReadOnlySpan<byte> token, string purpose, DateTimeOffset now, out bool expired) where T : class
    {
        expired = false;
        if (token.Length is 0 or > MaxLength) return null;
        try
        {
            var plain = keys.Unprotect(token, Kind(purpose)).AsSpan();
            if (plain.Length < 8) return null;
            expired = now.ToUnixTimeMilliseconds() >= BinaryPrimitives.ReadInt64BigEndian(plain);
            return expired ? null : JsonSerializer.Deserialize<T>(plain[8..]);
        }
        catch (Exception foreign) when (foreign is CryptographicException or JsonException)
        {
            return null;
        }
    }

    // A prefix of their own, so that no token opens as a stored secret or the other way round.
    private static string Kind(string purpose) => "token-" + purpose;
}
