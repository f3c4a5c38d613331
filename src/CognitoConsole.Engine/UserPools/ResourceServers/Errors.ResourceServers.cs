using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException ResourceServerNotFound(string identifier) => ResourceNotFound($"Resource server {identifier} does not exist.");

    public static CognitoException ResourceServerExists(string identifier, string userPoolId) =>
        InvalidParameter($"{identifier} already exists in user pool {userPoolId}.", "identifier");
}
