using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException SessionsNotTracked() => new(ErrorCodes.OperationNotEnabledException, "Session tracking is not enabled for the user pool.");

    public static CognitoException SessionNotFound() => ResourceNotFound("Session does not exist.");
}
