using System.Text.RegularExpressions;
using CognitoConsole.Admin;
using Microsoft.AspNetCore.Components;

namespace CognitoConsole.Browser.Tests;

/// <summary>The addresses of the console's screens, as the pages declare them.</summary>
internal static partial class Screens
{
    public static readonly IReadOnlyList<string> Templates = [.. typeof(ConsoleUrls).Assembly.GetTypes()
        .SelectMany(t => t.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>())
        .Select(r => r.Template)
        .Where(t => t != ConsoleUrls.NotFound)
        .OrderBy(t => t.Count(c => c == '{')).ThenBy(t => t, StringComparer.Ordinal)];

    /// <summary>Screens of the console and of a user pool, without those of one thing in it.</summary>
    public static IEnumerable<string> WithoutDetails => Templates.Where(t => !t.Replace("/user-pools/{PoolId}", "", StringComparison.Ordinal).Contains('{') && !Templates.Contains(t + "/{Step}"));

    /// <summary>
    /// What this address shows: its template, with the tab or step as it stands there, because each is a screen. Null for what is not the console's.
    /// </summary>
    public static string? Of(string path)
    {
        foreach (var template in Templates)
        {
            var pattern = "^" + Parameter().Replace(Regex.Escape(template), m => $"(?<{m.Groups[1].Value}>[^/]+)") + "$";
            var match = Regex.Match(path, pattern);
            if (!match.Success) continue;
            return Regex.Replace(template, @"\{(Tab|Step)\}", m => match.Groups[m.Groups[1].Value].Value);
        }

        return null;
    }

    // Regex.Escape writes \{Name}.
    [GeneratedRegex(@"\\\{(\w+)\}")]
    private static partial Regex Parameter();
}
