using CognitoConsole.Contracts;

namespace CognitoConsole.Engine.Sts;

/// <summary>Who may ask for a session of himself: the holder of a long-lived key.</summary>
internal static class UserSessions
{
    public static readonly TimeSpan Default = TimeSpan.FromHours(12);

    public static Caller.AccessKey Demand(Caller caller, string operation) => caller is Caller.AccessKey { Session: null } key
        ? key
        : throw new CognitoException(ErrorCodes.AccessDeniedException, $"Cannot call {operation} with session credentials", 403);
}
