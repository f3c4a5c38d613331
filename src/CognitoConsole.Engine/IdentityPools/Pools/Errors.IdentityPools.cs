using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException IdentityPoolNotFound(string identityPoolId) => ResourceNotFound($"IdentityPool '{identityPoolId}' not found.");

    public static CognitoException IdentityNotFound(string identityId) => ResourceNotFound($"Identity '{identityId}' not found.");

    public static CognitoException IdentityDisabled(string identityId) => NotAuthorized($"Identity '{identityId}' is disabled.");

    public static CognitoException NoGuests() => NotAuthorized("Unauthenticated access is not supported for this identity pool.");

    public static CognitoException LoginsDoNotMatch() =>
        NotAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool.");

    public static CognitoException UnsupportedProvider() => NotAuthorized("Token is not from a supported provider of this identity pool.");

    public static CognitoException InvalidLogin(string reason) => NotAuthorized($"Invalid login token. {reason}");

    public static CognitoException ResourceConflict(string message) => new(ErrorCodes.ResourceConflictException, message);

    public static CognitoException InvalidPoolConfiguration() =>
        new(ErrorCodes.InvalidIdentityPoolConfigurationException, "Invalid identity pool configuration. Check assigned IAM roles for this pool.");

    public static CognitoException DeveloperUserAlreadyRegistered(string message) => new(ErrorCodes.DeveloperUserAlreadyRegisteredException, message);

    public static CognitoException ExternalService(string message) => new(ErrorCodes.ExternalServiceException, message);
}
