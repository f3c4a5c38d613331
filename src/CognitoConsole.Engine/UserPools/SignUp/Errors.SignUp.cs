using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException AttemptLimitExceeded() => LimitExceeded("Attempt limit exceeded, please try after some time.");

    public static CognitoException NothingToVerify() => InvalidParameter("Auto verification not turned on.");
}
