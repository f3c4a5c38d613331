using System.Security.Cryptography;
using System.Text;

namespace CognitoConsole.Engine.Security;

/// <summary>
/// Encrypts under a key at hand (AES-256-GCM). Blob: version (2) | nonce (12) | ciphertext | tag (16). What a purpose is, <see cref="KeyRing"/> says:
/// its kind has a key of its own, and the whole of it is authenticated.
/// </summary>
internal static class SecretBox
{
    public const int KeySize = 32;

    /// <summary>No version of the key ring's blobs, so that one is never taken for the other.</summary>
    public const byte Version = 2;

    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Overhead = 1 + NonceSize + TagSize;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, string purpose)
    {
        var blob = new byte[plain.Length + Overhead];
        blob[0] = Version;
        RandomNumberGenerator.Fill(blob.AsSpan(1, NonceSize));
        using var cipher = Cipher(key, purpose);
        cipher.Encrypt(blob.AsSpan(1, NonceSize), plain, blob.AsSpan(1 + NonceSize, plain.Length), blob.AsSpan(blob.Length - TagSize), Encoding.UTF8.GetBytes(purpose));
        return blob;
    }

    /// <exception cref="CryptographicException">The blob was changed, or made for another purpose or under another key.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> blob, string purpose)
    {
        if (blob.Length < Overhead || blob[0] != Version) throw new CryptographicException("This is not a sealed secret.");
        var plain = new byte[blob.Length - Overhead];
        using var cipher = Cipher(key, purpose);
        cipher.Decrypt(blob.Slice(1, NonceSize), blob[(1 + NonceSize)..^TagSize], blob[^TagSize..], plain, Encoding.UTF8.GetBytes(purpose));
        return plain;
    }

    private static AesGcm Cipher(ReadOnlySpan<byte> key, string purpose)
    {
        var slash = purpose.IndexOf('/', StringComparison.Ordinal);
        Span<byte> derived = stackalloc byte[KeySize];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, salt: [], info: Encoding.UTF8.GetBytes("encrypt:" + (slash < 0 ? purpose : purpose[..slash])));
        var cipher = new AesGcm(derived, TagSize);
        CryptographicOperations.ZeroMemory(derived);
        return cipher;
    }
}
