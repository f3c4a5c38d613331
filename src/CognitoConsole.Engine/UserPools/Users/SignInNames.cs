using System.Text;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>By which names a user can be found, and how a name is folded before it is compared. The one place for both.</summary>
public static class SignInNames
{
    /// <summary>The form in which names are stored and looked up: composed, and lower case in a case-insensitive pool.</summary>
    public static string Fold(UserPool pool, string name)
    {
        if (Ascii.IsValid(name)) return pool.CaseSensitive ? name : name.ToLowerInvariant();
        if (!IsText(name)) return name;
        // By way of the upper case, which several lower-case letters share (σ and ς, s and ſ).
        var folded = pool.CaseSensitive ? name : name.Normalize(NormalizationForm.FormC).ToUpperInvariant().ToLowerInvariant();
        return folded.Normalize(NormalizationForm.FormC);
    }

    /// <summary>
    /// Every sign-in name of the user with its kind, as the pool's options and the user's verified attributes have it. Who signs in through a provider has none but
    /// the user name: the same address may belong to an account in the pool, and to one at each provider.
    /// </summary>
    public static IEnumerable<(string Name, string Kind)> Of(UserPool pool, CognitoUser user)
    {
        yield return (user.Username, "username");
        if (user.UserStatus == UserStatusType.ExternalProvider) yield break;
        foreach (var kind in pool.UsernameAttributes)
            if (user.Attributes.TryGetValue(kind, out var value) && value.Length > 0)
                yield return (Fold(pool, value), kind);
        foreach (var kind in pool.AliasAttributes)
            if (user.Attributes.TryGetValue(kind, out var value) && value.Length > 0 && IsActiveAlias(kind, user))
                yield return (Fold(pool, value), kind);
    }

    /// <summary>E-mail and phone become aliases once verified; a preferred user name once the user is confirmed.</summary>
    private static bool IsActiveAlias(string kind, CognitoUser user) => kind == AliasAttributeType.PreferredUsername
        ? user.UserStatus != UserStatusType.Unconfirmed
        : user.Attributes.GetValueOrDefault(kind + "_verified") == "true";

    /// <summary>A lone surrogate is no text and has no composed form.</summary>
    public static bool IsText(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsSurrogate(name[i])) continue;
            if (i + 1 == name.Length || !char.IsSurrogatePair(name[i], name[i + 1])) return false;
            i++;
        }

        return true;
    }
}
