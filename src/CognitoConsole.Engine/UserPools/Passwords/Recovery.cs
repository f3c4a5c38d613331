using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>By which verified attribute a user may recover the account, in the pool's order.</summary>
public static class Recovery
{
    /// <exception cref="Contracts.CognitoException">NotAuthorizedException: only administrators may help.</exception>
    public static void DemandSelfService(UserPool pool)
    {
        if (Mechanisms(pool) is [RecoveryOptionNameType.AdminOnly]) throw Errors.NotAuthorized("Contact administrator to reset password.");
    }

    /// <exception cref="Contracts.CognitoException">No mechanism of the pool fits the user, or only administrators may help.</exception>
    public static string DemandAttribute(UserPool pool, CognitoUser user)
    {
        DemandSelfService(pool);
        return Attribute(pool, user) ?? throw NoneAvailable();
    }

    /// <summary>Null when the user has none of the pool's mechanisms verified.</summary>
    /// <remarks>Never where the user's second factor goes: one stolen mailbox or number would be both.</remarks>
    public static string? Attribute(UserPool pool, CognitoUser user) => Attributes(pool, user).FirstOrDefault(a => !IsForSecondFactor(pool, user, a));

    private static bool IsForSecondFactor(UserPool pool, CognitoUser user, string attribute)
    {
        var chosen = PoolFactors.ActiveFor(pool, user);
        if (chosen.Count > 0 || pool.MfaConfiguration != UserPoolMfaType.On) return chosen.Any(f => PoolFactors.AttributeOf(f) == attribute);
        // A pool of the old kind also resets by the phone that gets its codes without being asked.
        return PoolFactors.AutomaticFor(pool, user) is [var first, ..] && PoolFactors.AttributeOf(first) == attribute && (attribute == "email" || !IsOfOldKind(pool));
    }

    /// <summary>The user's verified attributes that the pool recovers by.</summary>
    internal static IReadOnlyList<string> Attributes(UserPool pool, CognitoUser user) =>
    [
        .. Mechanisms(pool)
            .Where(m => m != RecoveryOptionNameType.AdminOnly)
            .Select(m => m == RecoveryOptionNameType.VerifiedEmail ? "email" : "phone_number")
            .Where(a => user.Attributes.ContainsKey(a) && user.Attributes.GetValueOrDefault(a + "_verified") == "true"),
    ];

    /// <summary>Is this, now, a verified address of the user's?</summary>
    public static bool IsAddress(CognitoUser user, string? destination) =>
        destination is not null && new[] { "email", "phone_number" }.Any(a => user.Attributes.GetValueOrDefault(a) == destination && FirstFactors.IsVerified(user, a));

    public static Contracts.CognitoException NoneAvailable() =>
        Errors.InvalidParameter("Cannot reset password for the user as there is no registered/verified email or phone_number");

    /// <summary>A pool without a setting is of the old kind: phone first, then e-mail.</summary>
    private static IReadOnlyList<string> Mechanisms(UserPool pool) => IsOfOldKind(pool)
        ? [RecoveryOptionNameType.VerifiedPhoneNumber, RecoveryOptionNameType.VerifiedEmail]
        : [.. pool.AccountRecoverySetting!.RecoveryMechanisms!.OrderBy(m => m.Priority).Select(m => m.Name)];

    private static bool IsOfOldKind(UserPool pool) => pool.AccountRecoverySetting?.RecoveryMechanisms is not { Count: > 0 };
}
