namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Is this password one of those that everybody tries first? Looked up as it is, in lower case, and in lower case without the up to four digits and symbols
/// that people put behind a word to please a policy (<c>Password123!</c>). The bundled list is PasswordList/README.md's; a larger one replaces it by setting.
/// </summary>
public sealed class CompromisedPasswords(EngineOptions options)
{
    private const int LongestDecoration = 4;
    private const int ShortestWord = 5;

    private readonly Lazy<PasswordFilter> _filter = new(() => PasswordFilter.Read(options.PasswordFilter is { } path ? File.ReadAllBytes(path) : Bundled()));

    public bool Contains(string password)
    {
        var filter = _filter.Value;
        if (filter.Contains(password)) return true;
        var lower = password.ToLowerInvariant();
        if (lower != password && filter.Contains(lower)) return true;
        var word = lower.AsSpan().TrimEnd("0123456789^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- ");
        return word.Length >= ShortestWord && lower.Length - word.Length is > 0 and <= LongestDecoration && filter.Contains(word.ToString());
    }

    private static byte[] Bundled()
    {
        using var stream = typeof(CompromisedPasswords).Assembly.GetManifestResourceStream("PasswordList.bin")!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }
}
