using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException ThreatBlocked() => NotAuthorized("Unable to login because of security reasons.");

    public static CognitoException SignUpBlocked() => NotAuthorized("Unable to sign up because of security reasons.");

    public static CognitoException CompromisedPassword() => new(ErrorCodes.InvalidPasswordException, "Provided password cannot be used for security reasons.");

    public static CognitoException CompromisedSignIn() => new(ErrorCodes.PasswordResetRequiredException, "Password reset required for user due to security reasons");

    public static CognitoException AddOnNotEnabled() => new(ErrorCodes.UserPoolAddOnNotEnabledException, "User pool add-ons are not enabled for this user pool.");

    public static CognitoException AuthEventNotFound(string eventId) => ResourceNotFound($"Authentication event {eventId} does not exist.");
}
