using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Which first factors USER_AUTH offers to whom, in AWS's order.</summary>
public sealed class FirstFactors(SimulatedUsers simulated)
{
    public static bool Allows(UserPool pool, string factor) => pool.Policies.SignInPolicy?.AllowedFirstAuthFactors?.Contains(factor) ?? factor == AuthFactorType.Password;

    /// <summary>Before an answer is judged, whoever gives it: the factor may have been taken off the pool's list since it was chosen.</summary>
    /// <exception cref="Contracts.CognitoException">InvalidParameterException.</exception>
    public static void Demand(UserPool pool, string challenge)
    {
        if (!Allows(pool, challenge == ChallengeNameType.PasswordSrp ? AuthFactorType.Password : challenge)) throw Errors.ChoiceNotAvailable();
    }

    /// <summary>The pool has a way in without a password.</summary>
    public static bool AllowsPasswordless(UserPool pool) => Allows(pool, AuthFactorType.EmailOtp) || Allows(pool, AuthFactorType.SmsOtp);

    /// <summary>Whoever signs up like this can sign in with a code once he has confirmed: he gives an address that the pool proves by itself and sends codes to.</summary>
    public static bool CanComeToCodes(UserPool pool, string username, IReadOnlyDictionary<string, string> attributes)
    {
        return Can(AuthFactorType.EmailOtp, "email", AttributeRules.IsEmail) || Can(AuthFactorType.SmsOtp, "phone_number", AttributeRules.IsPhoneNumber);

        bool Can(string factor, string attribute, Func<string, bool> isAddress) =>
            Allows(pool, factor) && pool.AutoVerifiedAttributes.Contains(attribute)
            && (attributes.GetValueOrDefault(attribute) is { Length: > 0 } || (pool.UsernameAttributes.Contains(attribute) && isAddress(username)));
    }

    public static string AttributeOf(string challenge) => challenge == ChallengeNameType.SmsOtp ? "phone_number" : "email";

    /// <summary>Whoever has a second factor begins with the password; a code alone would be one factor only.</summary>
    /// <remarks>A passkey is offered to them where it counts as two factors.</remarks>
    public static IReadOnlyList<string> Of(UserPool pool, CognitoUser user, bool hasPasskey)
    {
        var challenges = new List<string>(5);
        if (Allows(pool, AuthFactorType.Password) && Passwords.HasPassword(user))
            challenges.AddRange(user.PasswordVerifier is null ? [ChallengeNameType.Password] : [ChallengeNameType.PasswordSrp, ChallengeNameType.Password]);
        if (user.UserStatus != UserStatusType.Confirmed) return challenges;
        challenges.AddRange(Codes(pool, user));
        if (hasPasskey && Allows(pool, AuthFactorType.WebAuthn) && (!PoolFactors.IsMfaUser(pool, user) || PoolFactors.PasskeyCountsAsMfa(pool, user))) challenges.Add(ChallengeNameType.WebAuthn);
        return challenges;
    }

    /// <summary>The user needs no password: a code that the pool allows can be sent to an address that is verified.</summary>
    public static bool CanDoWithoutPassword(UserPool pool, CognitoUser user) => Codes(pool, user).Any();

    private static IEnumerable<string> Codes(UserPool pool, CognitoUser user)
    {
        if (PoolFactors.IsMfaUser(pool, user)) yield break;
        if (Allows(pool, AuthFactorType.EmailOtp) && IsVerified(user, "email")) yield return ChallengeNameType.EmailOtp;
        if (Allows(pool, AuthFactorType.SmsOtp) && IsVerified(user, "phone_number")) yield return ChallengeNameType.SmsOtp;
    }

    /// <summary>What somebody is offered who does not exist: the same each time for a name, and as mixed as what real people have.</summary>
    public IReadOnlyList<string> Simulated(UserPool pool, string name)
    {
        var nobody = simulated.Of(pool, name);
        var challenges = Of(pool, nobody.User, nobody.HasPasskey);
        // Who needs no password may have none. Who may still come over from another directory brings one.
        var bringsPassword = TriggerSlots.Find(pool.LambdaConfig, TriggerSlots.UserMigration) is not null;
        return nobody.NeedsPassword || bringsPassword || !CanDoWithoutPassword(pool, nobody.User) ? challenges : [.. challenges.Where(c => c is not (ChallengeNameType.Password or ChallengeNameType.PasswordSrp))];
    }

    /// <summary>As <see cref="Simulated"/>, the second factors that a step-up could ask for.</summary>
    public IReadOnlyList<string> SimulatedSeconds(UserPool pool, string name)
    {
        var nobody = simulated.Of(pool, name);
        return PoolFactors.ForStepUp(pool, nobody.User, nobody.HasTotp);
    }

    /// <summary>What MFA leaves no room for.</summary>
    /// <exception cref="Contracts.CognitoException">InvalidParameterException.</exception>
    public static void DemandFitting(UserPool pool)
    {
        if (pool.MfaConfiguration == UserPoolMfaType.On && AllowsPasswordless(pool))
            throw Errors.InvalidParameter("EMAIL_OTP and SMS_OTP cannot be allowed first auth factors when MFA is required.", "policies.signInPolicy.allowedFirstAuthFactors");
        if (pool.MfaConfiguration == UserPoolMfaType.On && Allows(pool, AuthFactorType.WebAuthn) && !RelyingParty.CountsAsMfa(pool))
            throw Errors.InvalidParameter("WEB_AUTHN cannot be an allowed first auth factor when MFA is required, unless passkeys count as multi-factor.", "policies.signInPolicy.allowedFirstAuthFactors");
    }

    public static bool IsVerified(CognitoUser user, string attribute) => user.Attributes.ContainsKey(attribute) && user.Attributes.GetValueOrDefault(attribute + "_verified") == "true";
}
