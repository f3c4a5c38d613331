namespace CognitoConsole.Admin.UserPools;

/// <summary>What a password policy asks of one password, rule by rule.</summary>
public static class PasswordTest
{
    private const string Symbols = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-";

    public static IReadOnlyList<(string Rule, bool Met)> Run(PoolForm policy, string password)
    {
        var rules = new List<(string, bool)> { ($"At least {policy.MinimumLength ?? 8} characters", password.Length >= (policy.MinimumLength ?? 8)) };
        if (policy.RequireNumbers) rules.Add(("A number", password.Any(char.IsAsciiDigit)));
        if (policy.RequireSymbols) rules.Add(("A special character", password.Any(Symbols.Contains) || password.Trim().Contains(' ')));
        if (policy.RequireUppercase) rules.Add(("An uppercase letter", password.Any(char.IsAsciiLetterUpper)));
        if (policy.RequireLowercase) rules.Add(("A lowercase letter", password.Any(char.IsAsciiLetterLower)));
        rules.Add(("No space at the beginning or end", password == password.Trim()));
        return rules;
    }
}
