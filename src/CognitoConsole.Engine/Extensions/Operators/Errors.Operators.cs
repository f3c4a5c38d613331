using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException OperatorNotFound() => ResourceNotFound("This operator does not exist.");

    public static CognitoException OperatorExists() => new CognitoException(ErrorCodes.UsernameExistsException, "An operator with this email address exists already.").At("email");

    public static CognitoException LastAdministrator() =>
        new(ErrorCodes.ResourceConflictException, "This is the last administrator who can sign in. Make another operator an administrator first.");

    public static CognitoException RoleNotFound(string role) => new(ErrorCodes.ResourceNotFoundException, $"There is no role {role}.")
    {
        Fields = [new FieldError("role", $"There is no role {role}.")],
    };
}
