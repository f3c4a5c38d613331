using CognitoConsole.Admin.Kit;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The steps of creating a pool, in the order of AWS's classic console, and which fault belongs to which of them.</summary>
public static class WizardSteps
{
    public const string Name = "name";
    public const string Attributes = "attributes";
    public const string Policies = "policies";
    public const string Mfa = "mfa-and-verifications";
    public const string Messages = "message-customizations";
    public const string Tags = "tags";
    public const string Devices = "devices";
    public const string AppClients = "app-clients";
    public const string Triggers = "triggers";
    public const string Review = "review";

    /// <summary>Of settings that a new pool is not asked for.</summary>
    public const string None = "";

    public static IReadOnlyList<(string Key, string Title, bool Optional)> All { get; } =
    [
        (Name, "Name", false), (Attributes, "Attributes", false), (Policies, "Policies", false), (Mfa, "MFA and verifications", false),
        (Messages, "Message customizations", true), (Tags, "Tags", true), (Devices, "Devices", true), (AppClients, "App clients", true),
        (Triggers, "Triggers", true), (Review, "Review", false),
    ];

    public static string Title(string key) => All.FirstOrDefault(s => s.Key == key).Title ?? key;

    /// <summary>The step whose field has this member path.</summary>
    public static string Of(string path) => path switch
    {
        _ when Below(path, "aliasAttributes", "usernameAttributes", "usernameConfiguration", "schema") => Attributes,
        _ when Below(path, "adminCreateUserConfig.inviteMessageTemplate", "verificationMessageTemplate", "emailConfiguration") => Messages,
        _ when Below(path, "accountRecoverySetting", "autoVerifiedAttributes", "userAttributeUpdateSettings", "smsConfiguration", "mfaConfiguration", "mfaFactors", "smsMfaConfiguration", "emailMfaConfiguration", "policies.signInPolicy") => Mfa,
        _ when Below(path, "policies", "adminCreateUserConfig") => Policies,
        _ when Below(path, "userPoolTags") => Tags,
        _ when Below(path, "deviceConfiguration") => Devices,
        _ when Below(path, "clients", "domain") => AppClients,
        _ when Below(path, "lambdaConfig") => Triggers,
        _ => Name,
    };

    public static IReadOnlyList<WizardStep> Show(IReadOnlySet<string> visited, IReadOnlySet<string> faulty) =>
        [.. All.Select(s => new WizardStep(s.Key, s.Title, ConsoleUrls.CreateUserPool(s.Key), s.Optional, visited.Contains(s.Key), faulty.Contains(s.Key)))];

    private static bool Below(string path, params string[] members) =>
        members.Any(m => path.Equals(m, StringComparison.OrdinalIgnoreCase) || path.StartsWith(m + ".", StringComparison.OrdinalIgnoreCase));
}
