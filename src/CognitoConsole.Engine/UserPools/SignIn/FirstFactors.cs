using System.Security.Cryptography;
using System.Text;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Security;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Which first factors USER_AUTH offers to whom, in AWS's order.</summary>
public sealed class FirstFactors(KeyRing keys)
{
    public static bool Allows(UserPool pool, string factor) => pool.Policies.SignInPolicy?.AllowedFirstAuthFactors?.Contains(factor) ?? factor == AuthFactorType.Password;

    /// <summary>The pool has a way in without a password.</summary>
    public static bool AllowsPasswordless(UserPool pool) => Allows(pool, AuthFactorType.EmailOtp) || Allows(pool, AuthFactorType.SmsOtp);

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

    /// <summary>What somebody could have who does not exist: the same each time for a name.</summary>
    public IReadOnlyList<string> Simulated(UserPool pool, string name)
    {
        var challenges = new List<string>(5);
        if (Allows(pool, AuthFactorType.Password)) challenges.AddRange([ChallengeNameType.PasswordSrp, ChallengeNameType.Password]);
        var isMfaUser = pool.MfaConfiguration == UserPoolMfaType.On;
        var chance = HMACSHA256.HashData(keys.DeriveKey("simulated-factors"), Encoding.UTF8.GetBytes($"{pool.Id}\n{name}"))[0];
        var email = !isMfaUser && Allows(pool, AuthFactorType.EmailOtp);
        if (email) challenges.Add(ChallengeNameType.EmailOtp);
        if (!isMfaUser && Allows(pool, AuthFactorType.SmsOtp) && (!email || chance % 2 == 0)) challenges.Add(ChallengeNameType.SmsOtp);
        if (Allows(pool, AuthFactorType.WebAuthn) && (!isMfaUser || RelyingParty.CountsAsMfa(pool)) && chance / 2 % 2 == 0) challenges.Add(ChallengeNameType.WebAuthn);
        return challenges;
    }

    /// <summary>As <see cref="Simulated"/>, the second factors that a step-up could ask for.</summary>
    public IReadOnlyList<string> SimulatedSeconds(UserPool pool, string name)
    {
        var chance = HMACSHA256.HashData(keys.DeriveKey("simulated-factors"), Encoding.UTF8.GetBytes($"{pool.Id}\n{name}"))[1];
        var nobody = new CognitoUser { UserPoolId = pool.Id, Username = name, Sub = "", UserStatus = "", UserCreateDate = default, UserLastModifiedDate = default };
        string[] verified = [.. (chance & 1) == 0 ? new[] { "email" } : [], .. (chance & 2) == 0 ? new[] { "phone_number" } : []];
        nobody.Attributes = verified.SelectMany(a => new[] { (a, "x"), (a + "_verified", "true") }).ToDictionary(a => a.Item1, a => a.Item2);
        return PoolFactors.ForStepUp(pool, nobody, hasTotp: (chance & 4) == 0);
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
