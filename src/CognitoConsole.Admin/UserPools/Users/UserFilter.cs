using System.Text.RegularExpressions;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The filter of ListUsers in AWS's grammar: <c>email ^= "ana"</c>. One condition; values are quoted, quotes escaped.</summary>
internal sealed partial record UserFilter(string Attribute, string Operator, string Value)
{
    public const string Status = "cognito:user_status";
    public const string Enabled = "status";
    public const string StartsWith = "^=";
    public const string Exactly = "=";

    /// <summary>What AWS can search; custom attributes it cannot.</summary>
    public static IReadOnlyList<Choice<string>> Attributes { get; } =
    [
        new("username", "User name"), new("email", "Email"), new("phone_number", "Phone number"), new("name", "Name"), new("given_name", "Given name"),
        new("family_name", "Family name"), new("preferred_username", "Preferred user name"), new(Status, "Status"), new(Enabled, "Enabled"), new("sub", "Sub"),
    ];

    public static IReadOnlyList<Choice<string>> Operators { get; } = [new(StartsWith, "starts with"), new(Exactly, "is")];

    /// <summary>Values of the attributes that have a few only; null where any text goes.</summary>
    public static IReadOnlyList<Choice<string>>? Values(string attribute) => attribute switch
    {
        Status => [.. UserStatusType.Values.Where(v => v is not (UserStatusType.Unknown or UserStatusType.Archived)).Select(v => new Choice<string>(v, Kit.Status.Text(v)))],
        Enabled => [new("Enabled", "Enabled"), new("Disabled", "Disabled")],
        _ => null,
    };

    public override string ToString() => $"{Attribute} {Operator} \"{Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Null when the text is not one condition of this grammar.</summary>
    public static UserFilter? Parse(string? text)
    {
        var match = Grammar().Match(text ?? "");
        return match.Success ? new(match.Groups["a"].Value, match.Groups["o"].Value, Escaped().Replace(match.Groups["v"].Value, "$1")) : null;
    }

    [GeneratedRegex("""\A\s*(?<q>"?)(?<a>[a-z_:]+)\k<q>\s*(?<o>\^?=)\s*"(?<v>(?:[^"\\]|\\.)*)"\s*\z""")]
    private static partial Regex Grammar();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();
}
