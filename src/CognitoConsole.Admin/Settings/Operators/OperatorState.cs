using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Admin.Settings;

/// <summary>How an operator stands, in one word, and what that means.</summary>
internal static class OperatorState
{
    public const string Administrator = nameof(Administrator);

    public static (string Text, StatusKind Kind) Of(OperatorType person) => person switch
    {
        { Disabled: true } => ("Disabled", StatusKind.Neutral),
        { LockedUntil: not null } => ("Locked", StatusKind.Warning),
        _ when !CanSignIn(person) => ("Invited", StatusKind.Busy),
        _ => ("Active", StatusKind.Good),
    };

    public static string SecondFactor(OperatorType person) => (person.TotpEnabled, person.Passkeys) switch
    {
        (true, 0) => "Authenticator app",
        (true, _) => "Authenticator app, passkey",
        (false, > 0) => "Passkey",
        _ => "None",
    };

    /// <summary>One who keeps the console administrable: may sign in now or after a lockout.</summary>
    public static bool IsWorkingAdministrator(OperatorType person) => person is { Role: Administrator, Disabled: false } && CanSignIn(person);

    private static bool CanSignIn(OperatorType person) => person.HasPassword || person.Passkeys > 0;
}
