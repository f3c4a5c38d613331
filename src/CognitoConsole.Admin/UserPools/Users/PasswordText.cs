using System.Globalization;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The pool's password policy in one sentence.</summary>
internal static class PasswordText
{
    public static string? Rules(PasswordPolicyType? policy)
    {
        if (policy is null) return null;
        var parts = new List<string>();
        if (policy.RequireUppercase == true) parts.Add("an upper-case letter");
        if (policy.RequireLowercase == true) parts.Add("a lower-case letter");
        if (policy.RequireNumbers == true) parts.Add("a number");
        if (policy.RequireSymbols == true) parts.Add("a special character");
        var length = string.Create(CultureInfo.InvariantCulture, $"At least {policy.MinimumLength ?? 8} characters");
        return parts.Count switch
        {
            0 => length + ".",
            1 => $"{length}, with {parts[0]}.",
            _ => $"{length}, with {string.Join(", ", parts[..^1])} and {parts[^1]}.",
        };
    }
}
