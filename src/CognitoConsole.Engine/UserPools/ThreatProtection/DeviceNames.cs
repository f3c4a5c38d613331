namespace CognitoConsole.Engine.UserPools;

/// <summary>Turns a User-Agent header into the few words that a person recognises: <c>Chrome 125, Windows 10</c>.</summary>
public static class DeviceNames
{
    private const int MaxLength = 128;

    // The first that fits: later names pretend to be earlier ones.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Version/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows NT 10.0", "Windows 10"), ("Windows NT 6.3", "Windows 8.1"), ("Windows NT 6.1", "Windows 7"), ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
        ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>Null for no header; the header's own first word where it is no browser (an SDK).</summary>
    public static string? Of(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent)) return null;
        var system = Systems.FirstOrDefault(s => userAgent.Contains(s.Mark, StringComparison.Ordinal)).Name;
        var (mark, browser) = Browsers.FirstOrDefault(b => userAgent.Contains(b.Mark, StringComparison.Ordinal));
        var name = browser is null ? FirstWord(userAgent) : $"{browser} {Version(userAgent, mark)}".TrimEnd();
        name = system is null ? name : $"{name}, {system}";
        name = string.Concat(name.Select(c => char.IsControl(c) ? ' ' : c));
        return name.Length > MaxLength ? name[..MaxLength] : name;
    }

    /// <summary>The name without the browser's version, which changes every few weeks on one and the same device.</summary>
    public static string? Kind(string? deviceName)
    {
        if (deviceName is null) return null;
        var comma = deviceName.IndexOf(',', StringComparison.Ordinal);
        var browser = comma < 0 ? deviceName : deviceName[..comma];
        return browser.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ' ') + (comma < 0 ? "" : deviceName[comma..]);
    }

    private static string FirstWord(string text)
    {
        var word = text.Trim();
        var end = word.IndexOfAny([' ', '/']);
        return end > 0 ? word[..end] : word;
    }

    private static string Version(string userAgent, string mark)
    {
        var start = userAgent.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        var end = start;
        while (end < userAgent.Length && char.IsAsciiDigit(userAgent[end])) end++;
        return userAgent[start..end];
    }
}
