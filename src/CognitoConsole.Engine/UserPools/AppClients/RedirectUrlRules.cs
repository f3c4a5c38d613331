using System.Buffers;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// What may be registered as a callback or sign-out URL. At sign-in the registered text is compared ordinally, so only a text that every
/// browser reads in one way gets in: no user info, no backslash, no encoded or relative path tricks, no scheme that runs script.
/// </summary>
internal static class RedirectUrlRules
{
    private static readonly string[] LocalHosts = ["localhost", "127.0.0.1", "[::1]"];
    private static readonly string[] Dangerous = ["javascript", "data", "vbscript", "file", "blob", "about", "filesystem", "view-source", "ws", "wss", "ftp"];
    private static readonly SearchValues<char> Scheme = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
    private static readonly SearchValues<char> Host = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._");

    /// <param name="path"><c>callbackURLs</c> or <c>logoutURLs</c>.</param>
    public static IEnumerable<Violation> Violations(IReadOnlyList<string>? urls, string path) =>
        from url in urls ?? []
        let refusal = Refusal(url)
        where refusal is not null
        select new Violation(path, refusal);

    /// <summary>Why the URL may not be registered; null when it may.</summary>
    public static string? Refusal(string url)
    {
        if (url.Contains('#', StringComparison.Ordinal)) return $"{url} cannot use fragment";
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !char.IsAsciiLetter(url[0]) || url.AsSpan(0, colon).ContainsAnyExcept(Scheme)) return Invalid(url);
        var scheme = url[..colon].ToLowerInvariant();
        if (Dangerous.Contains(scheme)) return $"{url} cannot use the {scheme} scheme.";
        if (url.AsSpan().ContainsAnyExceptInRange('!', '~') || url.AsSpan().IndexOfAny("\\<>\"`{}|^") >= 0) return Invalid(url);
        if (url.Contains('*', StringComparison.Ordinal)) return $"{url} cannot use wildcards.";
        if (scheme is not ("http" or "https")) return url.Length > colon + 1 ? null : Invalid(url);
        if (!url.AsSpan(colon).StartsWith("://")) return Invalid(url);

        var rest = url[(colon + 3)..];
        var end = rest.AsSpan().IndexOfAny('/', '?');
        var authority = end < 0 ? rest : rest[..end];
        if (!TrySplit(authority, out var host) || HasDotSegment(end < 0 ? "" : rest[end..]) || !Uri.TryCreate(url, UriKind.Absolute, out _)) return Invalid(url);
        return scheme == "http" && !LocalHosts.Contains(host, StringComparer.OrdinalIgnoreCase) ? $"{url} cannot use the HTTP protocol." : null;
    }

    private static bool TrySplit(string authority, out string host)
    {
        var bracket = authority.StartsWith('[') ? authority.IndexOf(']', StringComparison.Ordinal) : -1;
        var colon = authority.IndexOf(':', bracket + 1);
        host = colon < 0 ? authority : authority[..colon];
        if (colon >= 0 && (!ushort.TryParse(authority.AsSpan(colon + 1), System.Globalization.NumberStyles.None, null, out var port) || port == 0)) return false;
        return bracket > 0
            ? host.Length == bracket + 1 && System.Net.IPAddress.TryParse(host.AsSpan(1, host.Length - 2), out _)
            : host.Length > 0 && !host.AsSpan().ContainsAnyExcept(Host) && !host.StartsWith('.') && !host.Contains("..", StringComparison.Ordinal);
    }

    private static bool HasDotSegment(string pathAndQuery)
    {
        var path = pathAndQuery.Split('?')[0].Replace("%2e", ".", StringComparison.OrdinalIgnoreCase);
        return path.Split('/').Any(s => s is "." or "..") || path.Contains("%2f", StringComparison.OrdinalIgnoreCase) || path.Contains("%5c", StringComparison.OrdinalIgnoreCase);
    }

    private static string Invalid(string url) => $"{url} is not a valid redirect URL.";
}
