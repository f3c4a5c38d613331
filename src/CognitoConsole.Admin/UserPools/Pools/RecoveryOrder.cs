using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The ways back into an account, in the words of AWS's console.</summary>
public static class RecoveryOrder
{
    public const string EmailOnly = "email";
    public const string PhoneOnly = "phone";
    public const string EmailFirst = "email-phone";
    public const string PhoneFirst = "phone-email";
    public const string AdminOnly = "admin";

    /// <summary>No setting at all: what pools made by older tools have.</summary>
    public const string Unset = "";

    public static IReadOnlyList<Choice<string>> Choices { get; } =
    [
        new(EmailOnly, "Email only", "A code goes to the verified email address."),
        new(EmailFirst, "Email if available, otherwise phone", "A phone that is also a second factor cannot reset the password."),
        new(PhoneFirst, "Phone if available, otherwise email", "A phone that is also a second factor cannot reset the password."),
        new(PhoneOnly, "Phone only", "A code goes to the verified phone number, unless it is also a second factor."),
        new(AdminOnly, "None: people contact an administrator", "Forgot password is refused; an administrator resets the password."),
        new(Unset, "Phone if available, otherwise email, even when the phone is also a second factor", "Not recommended: whoever has the phone has both factors."),
    ];

    public static string Text(string order) => Choices.FirstOrDefault(c => c.Value == order)?.Text ?? order;

    public static string Of(AccountRecoverySettingType? setting)
    {
        if (setting?.RecoveryMechanisms is not { Count: > 0 } mechanisms) return Unset;
        var names = mechanisms.OrderBy(m => m.Priority).Select(m => m.Name).ToList();
        return names switch
        {
            [RecoveryOptionNameType.AdminOnly, ..] => AdminOnly,
            [RecoveryOptionNameType.VerifiedEmail] => EmailOnly,
            [RecoveryOptionNameType.VerifiedPhoneNumber] => PhoneOnly,
            [RecoveryOptionNameType.VerifiedEmail, ..] => EmailFirst,
            _ => PhoneFirst,
        };
    }

    public static AccountRecoverySettingType? Setting(string order)
    {
        string[] names = order switch
        {
            EmailOnly => [RecoveryOptionNameType.VerifiedEmail],
            PhoneOnly => [RecoveryOptionNameType.VerifiedPhoneNumber],
            EmailFirst => [RecoveryOptionNameType.VerifiedEmail, RecoveryOptionNameType.VerifiedPhoneNumber],
            PhoneFirst => [RecoveryOptionNameType.VerifiedPhoneNumber, RecoveryOptionNameType.VerifiedEmail],
            AdminOnly => [RecoveryOptionNameType.AdminOnly],
            _ => [],
        };
        return names.Length == 0 ? null : new() { RecoveryMechanisms = [.. names.Select((name, i) => new RecoveryOptionType { Name = name, Priority = i + 1 })] };
    }
}
