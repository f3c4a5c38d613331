using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Which second factors a pool has, and which of them a user can use. Named as challenges and UserMFASettingList name them.</summary>
public static class PoolFactors
{
    public const string Sms = ChallengeNameType.SmsMfa;
    public const string Totp = ChallengeNameType.SoftwareTokenMfa;
    public const string Email = ChallengeNameType.EmailOtp;

    /// <summary>The user's passkeys stand for both factors. No challenge of its own, so no second factor of the pool: it only ever accompanies one.</summary>
    public const string Passkey = "WEB_AUTHN_MFA";

    public static bool HasTotp(UserPool pool) => pool.SoftwareTokenMfaConfiguration?.Enabled == true;

    /// <summary>In AWS's order; empty while MFA is off.</summary>
    /// <param name="hasTotp">For a user who has registered an authenticator app: as in AWS, he goes on with it where the pool offers apps no longer.</param>
    public static IReadOnlyList<string> Of(UserPool pool, bool hasTotp = false)
    {
        if (pool.MfaConfiguration == UserPoolMfaType.Off) return [];
        var factors = new List<string>(3);
        if (pool is { SmsMfaEnabled: true, SmsConfiguration: not null }) factors.Add(Sms);
        if (hasTotp || HasTotp(pool)) factors.Add(Totp);
        if (pool.EmailMfaConfiguration is not null) factors.Add(Email);
        return factors;
    }

    /// <summary>The attribute to which a factor's code goes; null for an authenticator app.</summary>
    public static string? AttributeOf(string factor) => factor switch { Sms => "phone_number", Email => "email", _ => null };

    /// <summary>The factors that the user has switched on and can still use.</summary>
    public static IReadOnlyList<string> ActiveFor(UserPool pool, CognitoUser user) =>
        user.MfaSettings.Count == 0 ? [] : [.. Of(pool, hasTotp: true).Where(f => user.MfaSettings.Contains(f) && IsReachable(user, f))];

    /// <summary>The message factors that a user gets without having chosen one, where the pool requires MFA: not the only way back into a lost account.</summary>
    public static IReadOnlyList<string> AutomaticFor(UserPool pool, CognitoUser user)
    {
        var reachable = Of(pool).Where(f => f != Totp && IsReachable(user, f)).ToList();
        var ways = Recovery.Attributes(pool, user);
        var spare = reachable.Where(f => ways.Count == 0 || ways.Any(w => w != AttributeOf(f))).ToList();
        // Where nothing else can be set up, a factor that is also the way back is better than none.
        return spare.Count > 0 || HasTotp(pool) ? spare : reachable;
    }

    /// <summary>
    /// Where the pool requires MFA, the factor of somebody who has switched none on: the app that is registered, or a message. Where the pool offers apps no longer,
    /// an app that its owner has switched off is the last resort.
    /// </summary>
    public static string? Unasked(UserPool pool, CognitoUser user, bool hasTotp)
    {
        var automatic = AutomaticFor(pool, user).FirstOrDefault();
        return hasTotp && (HasTotp(pool) || automatic is null) ? Totp : automatic;
    }

    /// <summary>
    /// Factors that a step-up may ask a user for: an authenticator app, and verified addresses. Where the pool's MFA is off, whatever can be sent counts; else
    /// what can be sent and the pool has chosen, for second factors or for first ones.
    /// </summary>
    public static IReadOnlyList<string> ForStepUp(UserPool pool, CognitoUser user, bool hasTotp)
    {
        var isOff = pool.MfaConfiguration == UserPoolMfaType.Off;
        var chosen = Of(pool);
        var factors = new List<string>(3);
        if (pool.SmsConfiguration is not null && (isOff || chosen.Contains(Sms) || FirstFactors.Allows(pool, AuthFactorType.SmsOtp)) && FirstFactors.IsVerified(user, "phone_number")) factors.Add(Sms);
        if (hasTotp) factors.Add(Totp);
        if ((isOff || chosen.Contains(Email) || FirstFactors.Allows(pool, AuthFactorType.EmailOtp)) && FirstFactors.IsVerified(user, "email")) factors.Add(Email);
        return factors;
    }

    public static bool IsReachable(CognitoUser user, string factor) => AttributeOf(factor) is not { } attribute || user.Attributes.ContainsKey(attribute);

    /// <summary>A passkey of this user is as good as two factors: the pool allows it, and the user has switched it on.</summary>
    public static bool PasskeyCountsAsMfa(UserPool pool, CognitoUser user) => RelyingParty.CountsAsMfa(pool) && user.MfaSettings.Contains(Passkey);

    /// <summary>Whether a sign-in with a password has a second factor to pass.</summary>
    public static bool IsMfaUser(UserPool pool, CognitoUser user) =>
        pool.MfaConfiguration == UserPoolMfaType.On || ActiveFor(pool, user).Count > 0;
}
