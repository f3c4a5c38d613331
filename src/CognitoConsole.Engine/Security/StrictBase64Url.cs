using System.Buffers;
using System.Buffers.Text;

namespace CognitoConsole.Engine.Security;

/// <summary>base64url without padding (RFC 7515 section 2). Unlike the framework's decoder it takes no white space, no padding and one spelling per value.</summary>
internal static class StrictBase64Url
{
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        if (text.Length % 4 == 1 || text.ContainsAnyExcept(Alphabet)) return false;
        // The last character may carry bits that belong to no byte; they must be zero, or one value would have several spellings.
        var spare = (text.Length % 4) switch { 2 => 0b1111, 3 => 0b11, _ => 0 };
        if (spare != 0 && (Value(text[^1]) & spare) != 0) return false;
        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }

    private static int Value(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '-' => 62,
        _ => 63,
    };
}
