namespace CognitoConsole.Server.Account;

/// <summary>Where to go after sign-in: a path of this server, never another one.</summary>
internal static class LocalUrl
{
    public static string Or(string? url, string otherwise) => IsLocal(url) ? url! : otherwise;

    /// <summary>Browsers read <c>//host</c> and <c>/\host</c> as another server, and drop tabs and line breaks before they look.</summary>
    public static bool IsLocal(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) && url.Length <= 2048;
}
