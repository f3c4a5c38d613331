using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts.UserPools;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// A password hash as other systems write it: <c>$2b$12$…</c>, <c>32768$8$1$salt$hash</c> (Cognito's form of scrypt: N, r, p, hexadecimal) or
/// <c>$scrypt$ln=15,r=8,p=1$salt$hash</c>, <c>$argon2id$v=19$m=65536,t=3,p=4$salt$hash</c>,
/// <c>$pbkdf2-sha256$i=600000$salt$hash</c> (also Passlib's without <c>i=</c>, and Django's <c>pbkdf2_sha256$600000$salt$hash</c>).
/// </summary>
/// <remarks>The price is limited: whoever brings a file must not be able to make each sign-in cost gigabytes.</remarks>
internal sealed class PasswordHash
{
    private const int MaxLength = 512;
    private const int MaxMemory = 128 * 1024 * 1024;
    private readonly Func<string, bool> _matches;

    private PasswordHash(Func<string, bool> matches) => _matches = matches;

    public bool Matches(string password) => _matches(password);

    /// <summary>Null when the text is not such a hash, or a dearer one than is accepted.</summary>
    public static PasswordHash? Parse(string algorithm, string text) => text.Length > MaxLength ? null : algorithm switch
    {
        PasswordHashingAlgorithmType.Bcrypt => Bcrypt(text),
        PasswordHashingAlgorithmType.Scrypt => Scrypt(text.Split('$')),
        PasswordHashingAlgorithmType.Argon2id => Argon2id(text.Split('$')),
        PasswordHashingAlgorithmType.Pbkdf2Sha256 => Pbkdf2(text.Split('$')),
        _ => null,
    };

    private static PasswordHash? Bcrypt(string text)
    {
        const string Digits = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        if (text.Split('$') is not ["", "2a" or "2b" or "2x" or "2y", { Length: 2 } cost, { Length: 53 } rest] || rest.Any(c => !Digits.Contains(c, StringComparison.Ordinal))) return null;
        if (Number(cost) is not (>= 4 and <= 14)) return null;
        // 2x marks hashes of an old implementation that read letters beyond ASCII wrongly; for all others it is 2y.
        var isOld = text.StartsWith("$2x$", StringComparison.Ordinal);
        var known = isOld ? "$2y$" + text[4..] : text;
        return new(password => (!isOld || Ascii.IsValid(password)) && OpenBsdBCrypt.CheckPassword(known, password.ToCharArray()));
    }

    private static PasswordHash? Scrypt(string[] parts)
    {
        if (parts is [var cost, var blocks, var threads, var hexSalt, var hexHash] && parts[0].Length > 0)
            return Hex(hexSalt) is { } salted && Hex(hexHash) is { } hashed ? Scrypt(Number(cost), Number(blocks), Number(threads), salted, hashed) : null;
        if (parts is not ["", "scrypt", var settings, var salt, var hash] || Settings(settings, "ln", "r", "p") is not [var ln and >= 1 and <= 20, var r, var p]) return null;
        return Base64(salt) is { } saltBytes && Base64(hash) is { } expected ? Scrypt(1 << ln, r, p, saltBytes, expected) : null;
    }

    private static PasswordHash? Scrypt(int n, int r, int p, byte[] salt, byte[] expected)
    {
        if (n is < 2 or > 1 << 20 || !int.IsPow2(n) || r is < 1 or > 64 || p is < 1 or > 16 || 128L * r * n > MaxMemory) return null;
        return Compare(salt, expected, (password, saltBytes, size) => SCrypt.Generate(password, saltBytes, n, r, p, size));
    }

    private static PasswordHash? Argon2id(string[] parts)
    {
        if (parts is not ["", "argon2id", "v=19", var settings, var salt, var hash] || Settings(settings, "m", "t", "p") is not [var m, var t, var p]) return null;
        if (t is < 1 or > 10 || p is < 1 or > 16 || m < 8 * p || m * 1024L > MaxMemory) return null;
        return Compare(salt, hash, (password, saltBytes, size) =>
        {
            var generator = new Argon2BytesGenerator();
            generator.Init(new Argon2Parameters.Builder(Argon2Parameters.Argon2id).WithVersion(Argon2Parameters.Version13)
                .WithSalt(saltBytes).WithMemoryAsKB(m).WithIterations(t).WithParallelism(p).Build());
            var result = new byte[size];
            generator.GenerateBytes(password, result);
            return result;
        });
    }

    private static PasswordHash? Pbkdf2(string[] parts)
    {
        var (settings, salt, hash) = parts switch
        {
            ["", "pbkdf2-sha256", var s, var saltText, var hashText] => (s.StartsWith("i=", StringComparison.Ordinal) ? s[2..] : s, Base64(saltText), hashText),
            ["pbkdf2_sha256", var s, var saltText, var hashText] => (s, Encoding.UTF8.GetBytes(saltText), hashText),
            _ => ("", null, ""),
        };
        if (Number(settings) is not (>= 1 and <= 2_000_000) || salt is null) return null;
        return Compare(salt, hash, (password, saltBytes, size) => Rfc2898DeriveBytes.Pbkdf2(password, saltBytes, Number(settings), HashAlgorithmName.SHA256, size));
    }

    private static PasswordHash? Compare(string salt, string hash, Func<byte[], byte[], int, byte[]> derive) => Base64(salt) is { } bytes ? Compare(bytes, hash, derive) : null;

    private static PasswordHash? Compare(byte[] salt, string hash, Func<byte[], byte[], int, byte[]> derive) => Base64(hash) is { } expected ? Compare(salt, expected, derive) : null;

    private static PasswordHash? Compare(byte[] salt, byte[] expected, Func<byte[], byte[], int, byte[]> derive)
    {
        if (salt.Length is < 4 or > 64 || expected.Length is < 16 or > 64) return null;
        return new(password => CryptographicOperations.FixedTimeEquals(derive(Encoding.UTF8.GetBytes(password), salt, expected.Length), expected));
    }

    /// <summary><c>m=65536,t=3,p=4</c>, in this order.</summary>
    private static int[]? Settings(string text, params string[] names)
    {
        var pairs = text.Split(',');
        if (pairs.Length != names.Length) return null;
        var values = new int[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            if (!pairs[i].StartsWith(names[i] + "=", StringComparison.Ordinal) || Number(pairs[i][(names[i].Length + 1)..]) is not (> 0 and var value)) return null;
            values[i] = value;
        }

        return values;
    }

    /// <summary>With or without padding; Passlib writes <c>.</c> for <c>+</c>.</summary>
    private static byte[]? Base64(string text)
    {
        var padded = text.TrimEnd('=').Replace('.', '+');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var length) ? bytes[..length] : null;
    }

    private static byte[]? Hex(string text) => text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
