using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Whether devices are remembered, in the three words of AWS's console.</summary>
public static class DeviceTracking
{
    public const string No = "No";
    public const string Always = "Always";
    public const string OptIn = "User opt-in";

    public static IReadOnlyList<Choice<string>> Choices { get; } =
    [
        new(No, "No", "Devices are not tracked."),
        new(Always, "Always", "Every device is remembered once its user has signed in."),
        new(OptIn, "User opt-in", "A device is remembered when its user says so."),
    ];

    public static string Of(DeviceConfigurationType? configuration) => configuration switch
    {
        null or { DeviceOnlyRememberedOnUserPrompt: null, ChallengeRequiredOnNewDevice: null } => No,
        { DeviceOnlyRememberedOnUserPrompt: true } => OptIn,
        _ => Always,
    };

    /// <param name="now">As it is: a choice that stays leaves it alone, however it was written.</param>
    public static DeviceConfigurationType? Setting(DeviceConfigurationType? now, string tracking, bool skipsMfa) =>
        tracking == Of(now) && (tracking == No || skipsMfa == (now?.ChallengeRequiredOnNewDevice ?? true)) ? now
        : tracking == No ? null
        : new() { DeviceOnlyRememberedOnUserPrompt = tracking == OptIn, ChallengeRequiredOnNewDevice = skipsMfa };
}
