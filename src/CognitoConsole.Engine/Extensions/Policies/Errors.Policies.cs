using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException PolicyNotFound(string policyName) => new(ErrorCodes.NoSuchEntityException, $"Policy {policyName} was not found.");

    public static CognitoException AdministratorsLockedOut(string action) =>
        new(ErrorCodes.ResourceConflictException, $"With this text nobody could change it again: the administrators' policy must allow {action}.")
        {
            Fields = [new FieldError("document", $"The administrators' policy must allow {action}.")],
        };
}
