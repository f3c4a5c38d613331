using System.Globalization;
using System.Security.Cryptography;

namespace CognitoConsole.Engine.Security;

/// <summary>Random codes, ids and secrets in the forms that Cognito gives them. Every value of a form is equally likely.</summary>
public static class CodeGenerator
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    // A part of Cognito's special characters: those that survive HTML mail, SMS and copying by hand.
    private const string Symbols = "!@#%*-_=+?.";
    private const int TemporaryPasswordLength = 12;

    /// <summary>Sign-up, recovery and SMS codes have 6 digits; e-mail and SMS one-time passwords of USER_AUTH have 8.</summary>
    public static string NumericCode(int digits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 6);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 9);
        var end = 1;
        for (var i = 0; i < digits; i++) end *= 10;
        return RandomNumberGenerator.GetInt32(end).ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    public static string ClientId() => RandomNumberGenerator.GetString(Lower + Digits, 26);

    public static string ClientSecret() => RandomNumberGenerator.GetString(Lower + Digits, 52);

    /// <summary>The part of a user pool id after the underscore.</summary>
    public static string UserPoolIdSuffix() => RandomNumberGenerator.GetString(Lower + Upper + Digits, 9);

    /// <summary>The part of an import job's id after <c>import-</c>.</summary>
    public static string ImportJobIdSuffix() => RandomNumberGenerator.GetString(Lower + Upper + Digits, 10);

    /// <summary>Tells apart what happens in the same millisecond.</summary>
    public static string EventId() => RandomNumberGenerator.GetString(Lower + Digits, 12);

    /// <summary>A password that satisfies a pool's policy: at least as long as asked, one of every required class.</summary>
    public static string TemporaryPassword(int minimumLength, bool requireLowercase, bool requireUppercase, bool requireNumbers, bool requireSymbols)
    {
        var password = new List<char>();
        var alphabet = Lower + Upper + Digits;
        if (requireLowercase) password.Add(RandomNumberGenerator.GetString(Lower, 1)[0]);
        if (requireUppercase) password.Add(RandomNumberGenerator.GetString(Upper, 1)[0]);
        if (requireNumbers) password.Add(RandomNumberGenerator.GetString(Digits, 1)[0]);
        if (requireSymbols)
        {
            password.Add(RandomNumberGenerator.GetString(Symbols, 1)[0]);
            alphabet += Symbols;
        }
        var missing = Math.Max(minimumLength, TemporaryPasswordLength) - password.Count;
        var characters = password.Concat(RandomNumberGenerator.GetString(alphabet, missing)).ToArray();
        RandomNumberGenerator.Shuffle(characters.AsSpan());
        return new string(characters);
    }
}
