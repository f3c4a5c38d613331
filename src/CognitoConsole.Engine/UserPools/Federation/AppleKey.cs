using System.Security.Cryptography;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The key of Sign in with Apple: the .p8 file as it is, or the text between its first and last line.</summary>
internal static class AppleKey
{
    private const string Label = "PRIVATE KEY";

    public static bool IsKey(string text)
    {
        try
        {
            using var key = Read(text);
            return key.SignData([], HashAlgorithmName.SHA256).Length > 0;
        }
        catch (Exception unusable) when (unusable is CryptographicException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    /// <exception cref="CryptographicException">Not a key, or not one on the curve P-256.</exception>
    /// <exception cref="FormatException">Not base64.</exception>
    /// <exception cref="ArgumentException">Not PEM.</exception>
    public static ECDsa Read(string text)
    {
        var key = ECDsa.Create();
        try
        {
            if (text.Contains("-----BEGIN", StringComparison.Ordinal)) key.ImportFromPem(text);
            else key.ImportFromPem(PemEncoding.Write(Label, Convert.FromBase64String(text.Trim())));
            return key.KeySize == 256 ? key : throw new CryptographicException("Not a key on the curve P-256.");
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
