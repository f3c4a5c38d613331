using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException UserPoolClientNotFound(string clientId) => ResourceNotFound($"User pool client {clientId} does not exist.");

    public static CognitoException ScopeDoesNotExist(string scope) =>
        new(ErrorCodes.ScopeDoesNotExistException, $"Invalid scope requested: {scope}")
        {
            Fields = [new FieldError("allowedOAuthScopes", $"Invalid scope requested: {scope}")],
        };
}
