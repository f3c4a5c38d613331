using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException UserNotFound() => new(ErrorCodes.UserNotFoundException, "User does not exist.");

    public static CognitoException UsernameExists(string message) => new(ErrorCodes.UsernameExistsException, message);

    /// <summary>The name itself, and not an address that signs in too.</summary>
    public static CognitoException UsernameTaken(string message) => new CognitoException(ErrorCodes.UsernameExistsException, message).At("username");

    public static CognitoException AliasExists(string message) => new(ErrorCodes.AliasExistsException, message);

    public static CognitoException UnsupportedUserState(string message) => new(ErrorCodes.UnsupportedUserStateException, message);
}
