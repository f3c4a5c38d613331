using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException UnrecognizedClient() => new(ErrorCodes.UnrecognizedClientException, "The security token included in the request is invalid.");

    public static CognitoException UserNameMissing() =>
        Missing("userName", "Must specify userName when calling with non-User credentials");

    public static CognitoException PolicyNameMissing(string userName) =>
        Missing("policyName", $"{userName} has no access key yet whose policy a new one could have: name a policy in PolicyName.");

    private static CognitoException Missing(string member, string message) => new(ErrorCodes.ValidationException, message) { Fields = [new FieldError(member, message)] };

    public static CognitoException NoSuchAccessKey(string accessKeyId) =>
        new(ErrorCodes.NoSuchEntityException, $"The Access Key with id {accessKeyId} cannot be found.");

    public static CognitoException NoSuchPolicy(string policyName) =>
        new(ErrorCodes.NoSuchEntityException, $"Policy {policyName} does not exist or is not attachable.");
}
