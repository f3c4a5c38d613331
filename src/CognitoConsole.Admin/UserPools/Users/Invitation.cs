using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>How an invitation reaches a person: by one medium, by both at once, or not at all.</summary>
internal static class Invitation
{
    public const string ByEmail = DeliveryMediumType.Email;
    public const string BySms = DeliveryMediumType.Sms;
    public const string ByBoth = "BOTH";
    public const string None = "NONE";

    public static readonly Choice<string>[] Ways =
    [
        new(ByEmail, "By email"), new(BySms, "By SMS"), new(ByBoth, "By email and SMS", "Two messages with the same content."),
    ];

    public static IReadOnlyList<string> Mediums(string? way) => way switch
    {
        ByBoth => [DeliveryMediumType.Email, DeliveryMediumType.Sms],
        ByEmail or BySms => [way],
        _ => [],
    };
}
