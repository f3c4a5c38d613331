using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException ReplicaNotFound(string userPoolId, string region) => ResourceNotFound($"User pool {userPoolId} has no replica in {region}.");

    public static CognitoException OperationNotEnabled(string message) => new(ErrorCodes.OperationNotEnabledException, message);
}
