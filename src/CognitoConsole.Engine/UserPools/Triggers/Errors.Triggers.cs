using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    /// <summary>The function threw: its own message reaches the user.</summary>
    public static CognitoException UserLambdaValidation(string trigger, string message) => new(ErrorCodes.UserLambdaValidationException, $"{trigger} failed with error {message}.");

    /// <summary>The function was not reached, or not in time.</summary>
    public static CognitoException UnexpectedLambda(string trigger, string error) => new(ErrorCodes.UnexpectedLambdaException, $"{trigger} invocation failed due to error {error}.");

    public static CognitoException InvalidLambdaResponse(string message = "Unrecognizable lambda output") => new(ErrorCodes.InvalidLambdaResponseException, message);

    /// <summary>One of these three.</summary>
    public static bool IsOfFunction(CognitoException refusal) =>
        refusal.Code is ErrorCodes.UserLambdaValidationException or ErrorCodes.UnexpectedLambdaException or ErrorCodes.InvalidLambdaResponseException;
}
