using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Which of two looks a domain's pages have.</summary>
internal static class BrandingVersion
{
    public const int HostedUI = 1;
    public const int ManagedLogin = 2;

    public static string Name(int? version) => version == ManagedLogin ? "Managed login" : "Hosted UI (classic)";

    public static IReadOnlyList<Choice<int>> Choices(UserPoolType pool) =>
    [
        new(ManagedLogin, Name(ManagedLogin), "Styles of the app clients, edited under Managed login.", pool.UserPoolTier == UserPoolTierType.Lite ? "Needs the Essentials or Plus feature plan." : null),
        new(HostedUI, Name(HostedUI), "Logo and style sheet, edited under Hosted UI."),
    ];

    /// <summary>As AWS's console: the newer one where the feature plan has it.</summary>
    public static int Default(UserPoolType pool) => pool.UserPoolTier == UserPoolTierType.Lite ? HostedUI : ManagedLogin;
}
