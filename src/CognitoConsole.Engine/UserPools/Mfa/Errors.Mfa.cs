using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException SoftwareTokenNotEnabled() =>
        new(ErrorCodes.SoftwareTokenMFANotFoundException, "Software Token MFA has not been enabled by the userPool");

    /// <summary>The text for messages is not AWS's: unverified.</summary>
    public static CognitoException FactorNotEnabled(string factor) => factor == UserPools.PoolFactors.Totp
        ? SoftwareTokenNotEnabled()
        : new(ErrorCodes.MFAMethodNotFoundException, $"{(factor == UserPools.PoolFactors.Sms ? "SMS" : "Email")} MFA has not been enabled by the userPool");

    public static CognitoException SoftwareTokenNotFound() => new(ErrorCodes.SoftwareTokenMFANotFoundException, "Software Token MFA has not been set up for the user.");

    public static CognitoException SoftwareTokenMismatch() => new(ErrorCodes.EnableSoftwareTokenMFAException, "Code mismatch");

    public static CognitoException SoftwareTokenUsed() => new(ErrorCodes.ExpiredCodeException, "Your software token has already been used once.");

    /// <summary>Who loses all passkeys must have another way in.</summary>
    public static CognitoException PasskeyMfaAlone() => InvalidParameter("WebAuthn MFA requires enabling an additional MFA setting.");

    /// <summary>A wrong code of a second factor.</summary>
    public static CognitoException MfaCodeMismatch() => new(ErrorCodes.CodeMismatchException, "Invalid code received for user");

    public static CognitoException InvalidSession() => NotAuthorized("Invalid session for the user.");

    public static CognitoException SessionUsed() => NotAuthorized("Invalid session for the user, session can only be used once.");

    public static CognitoException TooManyCodes() => new(ErrorCodes.TooManyRequestsException, "Too many codes were sent to the user, please try after some time.");
}
