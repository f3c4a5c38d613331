using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The factors of UserMFASettingList, in words.</summary>
internal static class SecondFactor
{
    public const string Sms = ChallengeNameType.SmsMfa, Totp = ChallengeNameType.SoftwareTokenMfa, Email = ChallengeNameType.EmailOtp;

    /// <summary>UserMFASettingList has it, no challenge does.</summary>
    public const string Passkey = "WEB_AUTHN_MFA";

    public static string Name(string factor) => factor switch { Sms => "SMS", Totp => "Authenticator app", Email => "Email", Passkey => "Passkey", _ => factor };
}
