using System.Security.Cryptography;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>A password to tell somebody: as the pool's policy wants it, and without letters and digits that look or sound alike.</summary>
internal static class GeneratedPassword
{
    private const string Lower = "abcdefghkmnpqrstuvwxyz";
    private const string Upper = "ABCDEFGHKMNPQRSTUVWXYZ";
    private const string Digits = "23456789";
    private const string Symbols = "!#%+-=?@";
    private const int Length = 14;

    public static string For(PasswordPolicyType? policy)
    {
        var length = Math.Max(Length, policy?.MinimumLength ?? 0);
        // One of each kind, whatever is asked for.
        var characters = $"{Pick(Lower, 1)}{Pick(Upper, 1)}{Pick(Digits, 1)}{Pick(Symbols, 1)}{Pick(Lower + Upper + Digits, length - 4)}".ToCharArray();
        RandomNumberGenerator.Shuffle(characters.AsSpan());
        return new string(characters);
    }

    private static string Pick(string alphabet, int count) => RandomNumberGenerator.GetString(alphabet, count);
}
