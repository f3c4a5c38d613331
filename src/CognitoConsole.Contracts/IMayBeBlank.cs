namespace CognitoConsole.Contracts;

/// <summary>
/// A request with a member of which AWS's reference says that a blank value is the same as none, though the model's pattern has no room for it. The engine
/// makes it none before it looks at the shape.
/// </summary>
public interface IMayBeBlank
{
    object WithoutBlanks();
}
