using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException LogEventNotFound() => ResourceNotFound("This log event does not exist.");
}
