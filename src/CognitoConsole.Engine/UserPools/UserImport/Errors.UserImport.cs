using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException PreconditionNotMet(string message) => new(ErrorCodes.PreconditionNotMetException, message);

    public static CognitoException UserImportInProgress() =>
        new(ErrorCodes.UserImportInProgressException, "The user pool cannot be changed while a user import job is in progress.");
}
