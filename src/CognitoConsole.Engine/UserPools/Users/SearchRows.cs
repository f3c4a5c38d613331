using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What <see cref="UserAttribute"/> holds for a user: derived from the user alone, so that it can be diffed and rebuilt.</summary>
public static class SearchRows
{
    public const string Status = "cognito:user_status";
    public const string Disabled = "status";
    public const string IsDisabled = "Disabled";

    /// <summary>Second factors that are switched on; counted and listed, not among what a ListUsers filter may name.</summary>
    public const string Mfa = "cognito:mfa";
    public const string AnyMfa = "Any";

    public static IEnumerable<(string Name, string Value)> Of(UserPool pool, CognitoUser user)
    {
        yield return ("sub", user.Sub);
        yield return (Status, user.UserStatus);
        if (!user.Enabled) yield return (Disabled, IsDisabled);
        foreach (var factor in user.MfaSettings) yield return (Mfa, factor);
        if (user.MfaSettings.Count > 0) yield return (Mfa, AnyMfa);
        foreach (var (name, value) in user.Attributes)
            if (value.Length > 0 && !name.EndsWith("_verified", StringComparison.Ordinal) && name != "identities")
                yield return (name, Fold(pool, name, value));
    }

    /// <summary>A value as it is indexed; a search folds its operand the same way.</summary>
    public static string Fold(UserPool pool, string name, string value)
    {
        var folded = name is "email" or "preferred_username" ? SignInNames.Fold(pool, value) : value;
        if (folded.Length <= UserAttribute.ValueLength) return folded;
        // Never between the halves of a surrogate pair.
        var length = char.IsHighSurrogate(folded[UserAttribute.ValueLength - 1]) ? UserAttribute.ValueLength - 1 : UserAttribute.ValueLength;
        return folded[..length];
    }
}
