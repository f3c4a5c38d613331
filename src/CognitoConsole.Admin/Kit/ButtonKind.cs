namespace CognitoConsole.Admin.Kit;

/// <summary>One primary a screen; danger stands apart.</summary>
public enum ButtonKind { Normal, Primary, Link, Danger, DangerPrimary }
