namespace CognitoConsole.Engine;

/// <summary>
/// This operation only reads, decides and saves. Where another call changes what it has read, it is run again and decides by what is there now: AWS has
/// one call wait for the other, and most operations have no error that says otherwise.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DecidesAnewAttribute : Attribute;
