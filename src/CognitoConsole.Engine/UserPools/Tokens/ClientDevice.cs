namespace CognitoConsole.Engine.UserPools;

/// <summary>What kind of device calls, by its User-Agent: enough for a person to know his own again.</summary>
public static class ClientDevice
{
    public static string? KindOf(string? userAgent) => userAgent switch
    {
        null or "" => null,
        _ when Names(userAgent, "iPad", "Tablet") => "Tablet",
        _ when Names(userAgent, "Mobile", "iPhone", "Android") => "Mobile",
        _ when Names(userAgent, "Windows", "Macintosh", "X11", "CrOS") => "Desktop",
        _ => "Other",
    };

    private static bool Names(string userAgent, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (userAgent.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
