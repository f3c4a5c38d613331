using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Rules of domains that can be said before asking.</summary>
internal static partial class DomainName
{
    /// <summary>Why this cannot be a prefix domain; null when it can.</summary>
    public static string? PrefixFault(string prefix)
    {
        if (prefix.Length == 0) return null;
        if (!Prefix().IsMatch(prefix)) return "Lower-case letters, numbers and hyphens; at most 63, and no hyphen at either end.";
        return DomainNames.ReservedWordIn(prefix) is { } word ? $"The word {word} is reserved." : null;
    }

    public static string? CustomFault(string domain) =>
        domain.Length == 0 || DomainNames.IsHost(domain) ? null : "Enter a full host name such as auth.example.com.";

    /// <summary>A free-looking prefix from the pool's name; random at its end, because many pools are called "test".</summary>
    public static string Suggest(string poolName)
    {
        var words = NotInPrefix().Replace(poolName.ToLowerInvariant(), "-").Split('-', StringSplitOptions.RemoveEmptyEntries).Where(w => !DomainNames.IsReserved(w)).ToList();
        var name = words.Count == 0 ? "login" : string.Join('-', words);
        return $"{name[..Math.Min(name.Length, 50)].TrimEnd('-')}-{RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 6)}";
    }

    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\z")]
    private static partial Regex Prefix();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInPrefix();
}
