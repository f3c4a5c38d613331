using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The pool's password policy, in AWS's words.</summary>
public static class PasswordRules
{
    private const string Symbols = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- ";

    /// <exception cref="CognitoException">InvalidPasswordException naming the first rule that is broken.</exception>
    public static void Demand(UserPool pool, string password)
    {
        if (Broken(pool, password) is { } rule) throw new CognitoException(ErrorCodes.InvalidPasswordException, $"Password did not conform with policy: {rule}") { Fields = [new FieldError("password", rule)] };
    }

    /// <summary>The first broken rule, or null.</summary>
    public static string? Broken(UserPool pool, string password)
    {
        var policy = pool.Policies.PasswordPolicy ?? new PasswordPolicyType();
        if (password.Length < (policy.MinimumLength ?? 8)) return "Password not long enough";
        if (policy.RequireUppercase == true && !password.Any(char.IsAsciiLetterUpper)) return "Password must have uppercase characters";
        if (policy.RequireLowercase == true && !password.Any(char.IsAsciiLetterLower)) return "Password must have lowercase characters";
        if (policy.RequireNumbers == true && !password.Any(char.IsAsciiDigit)) return "Password must have numeric characters";
        if (policy.RequireSymbols == true && !password.Any(Symbols.Contains)) return "Password must have symbol characters";
        return null;
    }

    /// <summary>0 stands for AWS's default of seven days.</summary>
    public static TimeSpan TemporaryValidity(UserPool pool) =>
        TimeSpan.FromDays(pool.Policies.PasswordPolicy?.TemporaryPasswordValidityDays is { } days and > 0 ? days : 7);
}
