using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Writes what the AWS Encryption SDK reads: message format 2, algorithm suite 0x0478 (AES-256-GCM with HKDF-SHA512 and key commitment), the
/// data key wrapped by a raw AES key. A receiver written for AWS changes its keyring and nothing else.
/// </summary>
internal static class CustomSenderCode
{
    public const string KeyNamespace = "cognito-console";

    private const ushort Suite = 0x0478;
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int FrameSize = 4096;

    /// <param name="wrappingKey">32 bytes.</param>
    /// <param name="keyName">Names the wrapping key in the message.</param>
    /// <returns>Base64 of the message, its encryption context <c>userpool-id</c>.</returns>
    public static string Encrypt(byte[] wrappingKey, string userPoolId, string keyName, string code)
    {
        var plain = Encoding.UTF8.GetBytes(code);
        var dataKey = RandomNumberGenerator.GetBytes(KeySize);
        var messageId = RandomNumberGenerator.GetBytes(32);
        var context = Context(userPoolId);

        using var message = new MemoryStream();
        message.WriteByte(2);
        message.Write(UInt16(Suite));
        message.Write(messageId);
        message.Write(UInt16(context.Length));
        message.Write(context);
        message.Write(UInt16(1));
        Field(message, Encoding.UTF8.GetBytes(KeyNamespace));
        Wrap(message, wrappingKey, keyName, dataKey, context);
        message.WriteByte(2); // framed
        message.Write(UInt32(FrameSize));
        message.Write(HKDF.DeriveKey(HashAlgorithmName.SHA512, dataKey, 32, messageId, "COMMITKEY"u8.ToArray()));

        using var cipher = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA512, dataKey, KeySize, messageId, [.. UInt16(Suite), .. "DERIVEKEY"u8]), TagSize);
        var tag = new byte[TagSize];
        cipher.Encrypt(new byte[NonceSize], Array.Empty<byte>(), Array.Empty<byte>(), tag, message.ToArray());
        message.Write(tag);
        WriteFrame(message, cipher, messageId, plain);
        return Convert.ToBase64String(message.ToArray());
    }

    /// <summary>The one and final frame: a code is short.</summary>
    private static void WriteFrame(MemoryStream message, AesGcm cipher, byte[] messageId, byte[] plain)
    {
        var nonce = new byte[NonceSize];
        nonce[^1] = 1;
        var encrypted = new byte[plain.Length];
        var tag = new byte[TagSize];
        byte[] associated = [.. messageId, .. "AWSKMSEncryptionClient Final Frame"u8, .. UInt32(1), .. UInt64(plain.Length)];
        cipher.Encrypt(nonce, plain, encrypted, tag, associated);
        message.Write(UInt32(uint.MaxValue));
        message.Write(UInt32(1));
        message.Write(nonce);
        message.Write(UInt32((uint)plain.Length));
        message.Write(encrypted);
        message.Write(tag);
    }

    /// <summary>The data key under the wrapping key, with the key's name and the nonce beside it as a raw AES keyring puts them.</summary>
    private static void Wrap(MemoryStream message, byte[] wrappingKey, string keyName, byte[] dataKey, byte[] context)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceSize);
        var wrapped = new byte[dataKey.Length];
        var tag = new byte[TagSize];
        using (var cipher = new AesGcm(wrappingKey, TagSize)) cipher.Encrypt(nonce, dataKey, wrapped, tag, context);
        Field(message, [.. Encoding.UTF8.GetBytes(keyName), .. UInt32(TagSize * 8), .. UInt32(NonceSize), .. nonce]);
        Field(message, [.. wrapped, .. tag]);
    }

    private static byte[] Context(string userPoolId)
    {
        using var context = new MemoryStream();
        context.Write(UInt16(1));
        Field(context, "userpool-id"u8);
        Field(context, Encoding.UTF8.GetBytes(userPoolId));
        return context.ToArray();
    }

    private static void Field(MemoryStream message, ReadOnlySpan<byte> bytes)
    {
        message.Write(UInt16(bytes.Length));
        message.Write(bytes);
    }

    private static byte[] UInt16(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        return bytes;
    }

    private static byte[] UInt32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] UInt64(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }
}
