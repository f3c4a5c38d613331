namespace CognitoConsole.Admin.Kit;

/// <summary>One of several values an operator may choose.</summary>
/// <param name="Why">Why it cannot be chosen now; null when it can.</param>
public sealed record Choice<T>(T Value, string Text, string? Help = null, string? Why = null);
