using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException NoSuchRole(string roleName) => new(ErrorCodes.NoSuchEntityException, $"The role with name {roleName} cannot be found.");

    public static CognitoException NoSuchRolePolicy(string policyName) => new(ErrorCodes.NoSuchEntityException, $"The role policy with name {policyName} cannot be found.");

    public static CognitoException NoSuchPolicyArn(string arn) => new(ErrorCodes.NoSuchEntityException, $"Policy {arn} does not exist or is not attachable.");

    public static CognitoException NoSuchSamlProvider(string arn) => new(ErrorCodes.NoSuchEntityException, $"Manifest not found for arn {arn}");

    public static CognitoException EntityAlreadyExists(string message, string path) => new CognitoException(ErrorCodes.EntityAlreadyExistsException, message).At(path);

    public static CognitoException DeleteConflict(string message) => new(ErrorCodes.DeleteConflictException, message);

    public static CognitoException InvalidInput(string message) => new(ErrorCodes.InvalidInputException, message);
}
