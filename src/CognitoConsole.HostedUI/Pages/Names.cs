using System.Globalization;

namespace CognitoConsole.HostedUI;

/// <summary>What names and attributes are called on the pages, and what browsers may fill in.</summary>
internal static class Names
{
    public static string Label(IReadOnlyList<string> signInNames)
    {
        var names = signInNames.Select(n => n switch
        {
            "email" => "email address",
            "phone_number" => "phone number",
            "preferred_username" => "preferred user name",
            _ => "user name",
        }).ToList();
        var text = names.Count switch { 1 => names[0], 2 => $"{names[0]} or {names[1]}", _ => $"{string.Join(", ", names[..^1])} or {names[^1]}" };
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    public static string SignUpLabel(IReadOnlyList<string> usernameAttributes) => Label(usernameAttributes.Count > 0 ? usernameAttributes : ["username"]);

    public static string InputType(IReadOnlyList<string> usernameAttributes) => usernameAttributes switch { ["email"] => "email", ["phone_number"] => "tel", _ => "text" };

    public static string Autocomplete(IReadOnlyList<string> usernameAttributes) => usernameAttributes switch { ["email"] => "email", ["phone_number"] => "tel", _ => "username" };

    public static string? InputMode(IReadOnlyList<string> signInNames) => signInNames switch { ["email"] => "email", ["phone_number"] => "tel", _ => null };

    public static string Attribute(string name)
    {
        var text = name switch
        {
            "email" => "Email address",
            "phone_number" => "Phone number",
            "given_name" => "First name",
            "family_name" => "Last name",
            "middle_name" => "Middle name",
            "birthdate" => "Date of birth",
            "zoneinfo" => "Time zone",
            _ => name.Replace("custom:", "", StringComparison.Ordinal).Replace('_', ' '),
        };
        return text.Length == 0 ? name : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
    }

    public static string? AttributeAutocomplete(string name) => name switch
    {
        "email" => "email",
        "phone_number" => "tel",
        "name" => "name",
        "given_name" => "given-name",
        "family_name" => "family-name",
        "middle_name" => "additional-name",
        "nickname" => "nickname",
        "birthdate" => "bday",
        "address" => "street-address",
        "website" => "url",
        "locale" => "language",
        _ => null,
    };
}
