using System.Text;

namespace CognitoConsole.Api;

/// <summary>SigV4's percent encoding: everything but the unreserved characters of RFC 3986, in upper-case hexadecimal.</summary>
internal static class SigV4Encoding
{
    public static string Encode(string text)
    {
        if (text.All(c => c < 128 && IsUnreserved((byte)c))) return text;
        return Encode(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>One form for whatever escapes the sender chose; a plus is a space, as the parameters are read later.</summary>
    public static string Normalize(string encoded)
    {
        if (encoded.All(c => c < 128 && IsUnreserved((byte)c))) return encoded;
        var source = Encoding.UTF8.GetBytes(encoded);
        var decoded = new byte[source.Length];
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '%' && i + 2 < source.Length && char.IsAsciiHexDigit((char)source[i + 1]) && char.IsAsciiHexDigit((char)source[i + 2]))
            {
                decoded[length++] = Convert.FromHexString(Encoding.ASCII.GetString(source, i + 1, 2))[0];
                i += 2;
            }
            else
            {
                decoded[length++] = source[i] == '+' ? (byte)' ' : source[i];
            }
        }

        return Encode(decoded.AsSpan(0, length));
    }

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length * 2);
        foreach (var b in bytes)
        {
            if (IsUnreserved(b)) text.Append((char)b);
            else text.Append('%').Append(b.ToString("X2"));
        }

        return text.ToString();
    }

    private static bool IsUnreserved(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~';
}
