using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException OutboxMessageNotFound() => ResourceNotFound("This message does not exist.");
}
