using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException IncorrectUsernameOrPassword() => NotAuthorized("Incorrect username or password.");

    public static CognitoException UserNotConfirmed() => new(ErrorCodes.UserNotConfirmedException, "User is not confirmed.");

    public static CognitoException PasswordResetRequired() => new(ErrorCodes.PasswordResetRequiredException, "Password reset required for the user");

    public static CognitoException FlowNotEnabled(string flow) => InvalidParameter($"{flow} flow not enabled for this client", "authFlow");

    /// <summary>The model gives a sign-in no FeatureUnavailableInTierException.</summary>
    public static CognitoException FlowAbovePlan(string tier) =>
        new(ErrorCodes.InvalidUserPoolConfigurationException, FeatureUnavailableText(UserPools.TierRules.ChoiceBasedSignIn, tier));

    public static CognitoException ChoiceNotAvailable() => InvalidParameter("Selected challenge is not available.", "challengeResponses");

    /// <summary>The text is not AWS's: unverified.</summary>
    public static CognitoException LevelNotReachable() => NotAuthorized("The user has no factors for the requested authentication level.");

    public static CognitoException CodeMismatch() => new(ErrorCodes.CodeMismatchException, "Invalid verification code provided, please try again.");

    public static CognitoException ExpiredCode() => new(ErrorCodes.ExpiredCodeException, "Invalid code provided, please request a code again.");
}
