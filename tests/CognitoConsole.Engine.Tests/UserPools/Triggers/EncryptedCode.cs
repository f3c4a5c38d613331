using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CognitoConsole.Engine.Tests.UserPools;

/// <summary>Reads a message of the AWS Encryption SDK (format 2, suite 0x0478, one raw AES key) as a receiver does, checking every tag.</summary>
internal static class EncryptedCode
{
    public static string Read(string base64, byte[] wrappingKey, string userPoolId)
    {
        var bytes = Convert.FromBase64String(base64);
        var at = 0;
        Assert.Equal([2, 0x04, 0x78], Take(3));
        var id = Take(32);
        var context = Take(Short());
        Assert.Contains(userPoolId, Encoding.UTF8.GetString(context), StringComparison.Ordinal);
        Assert.Equal(1, Short());
        Assert.Equal("cognito-console", Encoding.UTF8.GetString(Take(Short())));
        var info = Take(Short());
        var wrapped = Take(Short());
        var dataKey = new byte[32];
        using (var unwrap = new AesGcm(wrappingKey, 16)) unwrap.Decrypt(info[^12..], wrapped[..32], wrapped[32..], dataKey, context);
        Assert.Equal([2, 0, 0, 0x10, 0], Take(5));
        Assert.Equal(HKDF.DeriveKey(HashAlgorithmName.SHA512, dataKey, 32, id, "COMMITKEY"u8.ToArray()), Take(32));
        using var cipher = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA512, dataKey, 32, id, [0x04, 0x78, .. "DERIVEKEY"u8]), 16);
        var header = bytes[..at];
        cipher.Decrypt(new byte[12], Array.Empty<byte>(), Take(16), Array.Empty<byte>(), header);
        Assert.Equal([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1], Take(8));
        var nonce = Take(12);
        var length = BinaryPrimitives.ReadInt32BigEndian(Take(4));
        var encrypted = Take(length);
        var plain = new byte[length];
        byte[] associated = [.. id, .. "AWSKMSEncryptionClient Final Frame"u8, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, (byte)length];
        cipher.Decrypt(nonce, encrypted, Take(16), plain, associated);
        Assert.Equal(bytes.Length, at);
        return Encoding.UTF8.GetString(plain);

        byte[] Take(int count)
        {
            at += count;
            return bytes[(at - count)..at];
        }

        int Short() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));
    }
}
