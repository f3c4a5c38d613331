using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException UnrecognizedClient() => new(ErrorCodes.UnrecognizedClientException, "The security token included in the request is invalid.");

    public static CognitoException NoSuchAccessKey(string accessKeyId) =>
        new(ErrorCodes.NoSuchEntityException, $"The Access Key with id {accessKeyId} cannot be found.");

    public static CognitoException NoSuchPolicy(string policyName) =>
        new(ErrorCodes.NoSuchEntityException, $"Policy {policyName} does not exist or is not attachable.");
}
