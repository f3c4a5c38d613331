using System.Globalization;
using System.Text.RegularExpressions;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Attributes of users as people read and type them.</summary>
internal static partial class UserAttributeText
{
    public static readonly string[] Managed = ["sub", "identities", "email_verified", "phone_number_verified"];

    public static string? Of(IReadOnlyList<AttributeType>? attributes, string name) => attributes?.FirstOrDefault(a => a.Name == name)?.Value;

    public static bool IsTrue(IReadOnlyList<AttributeType>? attributes, string name) => string.Equals(Of(attributes, name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>What AWS's console calls it; custom attributes keep their name.</summary>
    public static string Label(string name) => name switch
    {
        "phone_number" => "Phone number",
        "given_name" => "Given name",
        "family_name" => "Family name",
        "middle_name" => "Middle name",
        "preferred_username" => "Preferred user name",
        "zoneinfo" => "Time zone",
        "updated_at" => "Updated at",
        _ when name.Contains(':', StringComparison.Ordinal) => name,
        _ => char.ToUpperInvariant(name[0]) + name[1..],
    };

    public static string? Example(SchemaAttributeType attribute) => attribute.Name switch
    {
        "email" => "ana@example.com",
        "phone_number" => "+14155550100",
        "birthdate" => "1990-12-31",
        "zoneinfo" => "Europe/Madrid",
        "locale" => "en-GB",
        _ => attribute.AttributeDataType is "Number" ? "42" : attribute.AttributeDataType is "DateTime" ? "2026-03-01T12:00:00Z" : null,
    };

    /// <summary>Why the pool would refuse this value; null when it is accepted, or empty.</summary>
    public static string? Fault(SchemaAttributeType attribute, string? value)
    {
        if (string.IsNullOrEmpty(value)) return null;
        if (attribute.Name == "email" && !Email().IsMatch(value)) return "Enter an email address.";
        if (attribute.Name == "phone_number" && !Phone().IsMatch(value)) return "Enter + and the number with country code, such as +14155550100.";
        if (attribute.Name == "birthdate" && !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return "Enter a date as YYYY-MM-DD.";
        if (attribute.AttributeDataType is "Number") return NumberFault(attribute.NumberAttributeConstraints, value);
        if (attribute.AttributeDataType is not "String" || attribute.Name == "birthdate") return null;
        if (Limit(attribute.StringAttributeConstraints?.MinLength) is { } min && value.Length < min) return $"At least {min:0} characters.";
        return Limit(attribute.StringAttributeConstraints?.MaxLength) is { } max && value.Length > max ? $"At most {max:0} characters." : null;
    }

    private static string? NumberFault(NumberAttributeConstraintsType? limits, string value)
    {
        if (!decimal.TryParse(value, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)) return "Enter a number.";
        if (Limit(limits?.MinValue) is { } min && number < min) return string.Create(CultureInfo.InvariantCulture, $"At least {min}.");
        return Limit(limits?.MaxValue) is { } max && number > max ? string.Create(CultureInfo.InvariantCulture, $"At most {max}.") : null;
    }

    private static decimal? Limit(string? text) => decimal.TryParse(text, CultureInfo.InvariantCulture, out var limit) ? limit : null;

    [GeneratedRegex(@"\A[^@\s]+@[^@\s]+\.[^@\s]+\z")]
    private static partial Regex Email();

    [GeneratedRegex(@"\A\+[0-9]{1,15}\z")]
    private static partial Regex Phone();
}
