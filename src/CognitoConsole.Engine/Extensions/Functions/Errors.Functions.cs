using CognitoConsole.Contracts;

namespace CognitoConsole.Engine;

public static partial class Errors
{
    public static CognitoException FunctionNotFound(string name) => ResourceNotFound($"Function {name} does not exist.");

    public static CognitoException FunctionInvocationNotFound() => ResourceNotFound("This invocation does not exist, or is not kept any more.");
}
