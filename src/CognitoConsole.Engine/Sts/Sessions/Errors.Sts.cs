using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException MayNotAssume(string action) => new(ErrorCodes.AccessDeniedException, $"Not authorized to perform {action}", 403);

    /// <param name="message">What is wrong with a parameter of STS, as AWS says it.</param>
    public static CognitoException StsValidation(string message) => new(ErrorCodes.ValidationException, message);

    public static CognitoException InvalidIdentityToken(string message) => new(ErrorCodes.InvalidIdentityTokenException, message);

    public static CognitoException WebIdentityExpired() => new(ErrorCodes.ExpiredTokenException, "Token expired: current date/time must be before the expiration date/time");

    public static CognitoException WebIdentityNotYetValid() => new(ErrorCodes.ExpiredTokenException, "Token is not yet valid: current date/time must not be before its not-before date/time");

    public static CognitoException SamlTooLate() => new(ErrorCodes.ExpiredTokenException, "Token must be redeemed within 5 minutes of issuance");

    public static CognitoException SamlExpired(string message) => new(ErrorCodes.ExpiredTokenException, message);

    public static CognitoException RejectedClaim(string message) => new(ErrorCodes.IDPRejectedClaimException, message, 403);

    public static CognitoException PackedPolicyTooLarge(int percent) =>
        new(ErrorCodes.PackedPolicyTooLargeException, $"Packed size of session policies and session tags exceeds the limit: {percent}%.");

    public static CognitoException SessionExpired() => new(ErrorCodes.ExpiredTokenException, "The security token included in the request is expired", 403);
}
