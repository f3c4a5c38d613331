namespace CognitoConsole.Server.Start;

/// <summary>The server found something at start that it cannot work with. The message says what and what to do.</summary>
public sealed class StartException(string message, Exception? cause = null) : Exception(message, cause);
