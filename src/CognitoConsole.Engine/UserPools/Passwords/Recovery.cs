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
    public static string? Attribute(UserPool pool, CognitoUser user)
    {
        var factors = PoolFactors.ActiveFor(pool, user);
        return Attributes(pool, user).FirstOrDefault(a => !factors.Any(f => PoolFactors.AttributeOf(f) == a));
    }

    /// <summary>The user's verified attributes that the pool recovers by.</summary>
    internal static IReadOnlyList<string> Attributes(UserPool pool, CognitoUser user) =>
    [
        .. Mechanisms(pool)
            .Where(m => m != RecoveryOptionNameType.AdminOnly)
            .Select(m => m == RecoveryOptionNameType.VerifiedEmail ? "email" : "phone_number")
            .Where(a => user.Attributes.ContainsKey(a) && user.Attributes.GetValueOrDefault(a + "_verified") == "true"),
    ];

    public static Contracts.CognitoException NoneAvailable() =>
        Errors.InvalidParameter("Cannot reset password for the user as there is no registered/verified email or phone_number");

    /// <summary>A pool without a setting is of the old kind: phone first, then e-mail.</summary>
    private static IReadOnlyList<string> Mechanisms(UserPool pool) => pool.AccountRecoverySetting?.RecoveryMechanisms is { Count: > 0 } mechanisms
        ? [.. mechanisms.OrderBy(m => m.Priority).Select(m => m.Name)]
        : [RecoveryOptionNameType.VerifiedPhoneNumber, RecoveryOptionNameType.VerifiedEmail];
}
