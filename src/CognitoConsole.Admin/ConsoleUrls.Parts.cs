using Microsoft.AspNetCore.WebUtilities;

namespace CognitoConsole.Admin;

/// <summary>What addresses are put together from.</summary>
public static partial class ConsoleUrls
{
    /// <summary>The same page with some query parameters replaced; null removes one.</summary>
    public static string WithQuery(string url, params (string Key, string? Value)[] changes)
    {
        var uri = new Uri(new Uri("http://console"), url);
        var query = QueryHelpers.ParseQuery(uri.Query);
        foreach (var (key, value) in changes)
        {
            query.Remove(key);
            if (!string.IsNullOrEmpty(value)) query[key] = value;
        }

        return query.Aggregate(uri.AbsolutePath, (path, pair) => pair.Value.Aggregate(path, (p, value) => QueryHelpers.AddQueryString(p, pair.Key, value ?? "")));
    }

    /// <param name="mark">Every pool's id has it; create and the like have none.</param>
    private static string? PoolIdOf(string path, string prefix, char mark)
    {
        if (!path.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var rest = path[prefix.Length..];
        var end = rest.AsSpan().IndexOfAny("/?#");
        var id = Uri.UnescapeDataString(end < 0 ? rest : rest[..end]);
        return id.Contains(mark) ? id : null;
    }

    private static string Tab(string url, string? tab) => string.IsNullOrEmpty(tab) ? url : $"{url}/{Part(tab)}";

    /// <summary>A colon stays, as people type and paste the IDs of identity pools: the menu finds its place by comparing addresses.</summary>
    private static string Part(string value) => Uri.EscapeDataString(value).Replace("%3A", ":", StringComparison.Ordinal);
}
