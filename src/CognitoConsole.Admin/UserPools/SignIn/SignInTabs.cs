using CognitoConsole.Admin.Kit;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The tabs of Sign-in.</summary>
public static class SignInTabs
{
    public const string Mfa = "mfa";
    public const string Passkeys = "passkeys";
    public const string Devices = "devices";
    public const string Sessions = "sessions";
    public const string Levels = "levels";

    public static IReadOnlyList<Crumb> Of(string poolId) =>
    [
        new("Sign-in and recovery", ConsoleUrls.SignInSettings(poolId)),
        new("Multi-factor authentication", ConsoleUrls.SignInSettings(poolId, Mfa)),
        new("Passkeys", ConsoleUrls.SignInSettings(poolId, Passkeys)),
        new("Devices", ConsoleUrls.SignInSettings(poolId, Devices)),
        new("Sessions", ConsoleUrls.SignInSettings(poolId, Sessions)),
        new("Levels", ConsoleUrls.SignInSettings(poolId, Levels)),
    ];
}
