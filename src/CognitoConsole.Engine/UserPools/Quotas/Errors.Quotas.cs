using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException TooManyRequests() => new(ErrorCodes.TooManyRequestsException, "Rate exceeded");
}
