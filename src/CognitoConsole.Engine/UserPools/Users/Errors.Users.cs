using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException UserNotFound() => new(ErrorCodes.UserNotFoundException, "User does not exist.");

    /// <summary>The name itself, and not an address that signs in too.</summary>
    public static CognitoException UsernameTaken(string message) => new CognitoException(ErrorCodes.UsernameExistsException, message).At("username");

    /// <summary>An address that signs in instead of a name belongs to somebody else.</summary>
    public static CognitoException AddressTaken(string attribute, string message) => new CognitoException(ErrorCodes.UsernameExistsException, message).At($"userAttributes.{attribute}");

    public static CognitoException AliasExists(string attribute, string message) => new CognitoException(ErrorCodes.AliasExistsException, message).At($"userAttributes.{attribute}");

    public static CognitoException UnsupportedUserState(string message) => new(ErrorCodes.UnsupportedUserStateException, message);
}
