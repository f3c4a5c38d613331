using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException IdentityProviderNotFound(string name) => ResourceNotFound($"Identity provider {name} does not exist.");

    public static CognitoException DuplicateProvider(string name, string userPoolId) => new CognitoException(ErrorCodes.DuplicateProviderException, $"{name} already exists in user pool {userPoolId}.").At("providerName");
}
