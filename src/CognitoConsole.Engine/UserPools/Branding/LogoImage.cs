using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CognitoConsole.Engine.UserPools;

/// <summary>A logo as its bytes tell: what a file is called, or claims to be, does not count. PNG and JPEG; never SVG, which can hold scripts.</summary>
internal static class LogoImage
{
    public const int MaxBytes = 100 * 1024;

    // A small file can unfold to a picture that fills the memory of whoever looks at it.
    private const int MaxSide = 4096;

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The name under which it is served: a hash of its content and the extension of its kind. Null for anything that is no whole picture.</summary>
    public static string? NameOf(byte[] bytes)
    {
        var extension = IsPng(bytes) ? ".png" : IsJpeg(bytes) ? ".jpg" : null;
        return extension is null ? null : Convert.ToHexStringLower(SHA256.HashData(bytes))[..32] + extension;
    }

    private static string ContentType(string name) => name.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "image/jpeg";

    /// <summary>For a page that is shown before the logo is saved.</summary>
    public static string? DataUrl(byte[]? bytes) =>
        bytes is { Length: > 0 } && NameOf(bytes) is { } name ? $"data:{ContentType(name)};base64,{Convert.ToBase64String(bytes)}" : null;

    /// <summary>From the signature through all chunks to the last byte: nothing may hide behind the end.</summary>
    private static bool IsPng(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(PngSignature)) return false;
        var rest = bytes[PngSignature.Length..];
        for (var first = true; rest.Length >= 12; first = false)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12) return false;
            var kind = rest.Slice(4, 4);
            if (first && !(kind.SequenceEqual("IHDR"u8) && length == 13 && IsSide(BinaryPrimitives.ReadUInt32BigEndian(rest[8..])) && IsSide(BinaryPrimitives.ReadUInt32BigEndian(rest[12..])))) return false;
            rest = rest[(12 + (int)length)..];
            if (kind.SequenceEqual("IEND"u8)) return rest.IsEmpty;
        }

        return false;
    }

    /// <summary>Through the segments to the frame, which holds the size, and on to the scan.</summary>
    private static bool IsJpeg(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8 || bytes[^2] != 0xFF || bytes[^1] != 0xD9) return false;
        var rest = bytes[2..];
        var hasFrame = false;
        while (rest.Length >= 4 && rest[0] == 0xFF)
        {
            var marker = rest[1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length < 2 || length + 2 > rest.Length) return false;
            if (marker == 0xDA) return hasFrame;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                if (length < 8 || !IsSide(BinaryPrimitives.ReadUInt16BigEndian(rest[5..])) || !IsSide(BinaryPrimitives.ReadUInt16BigEndian(rest[7..]))) return false;
                hasFrame = true;
            }

            rest = rest[(2 + length)..];
        }

        return false;
    }

    private static bool IsSide(uint pixels) => pixels is > 0 and <= MaxSide;
}
