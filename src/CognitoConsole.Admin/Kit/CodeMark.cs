namespace CognitoConsole.Admin.Kit;

/// <summary>A fault in source code, shown at its line.</summary>
/// <param name="Line">The first is 1.</param>
public sealed record CodeMark(int Line, string Message);
