using System.Globalization;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>What a pool's schema may say, and how the attributes of a request become it.</summary>
internal static class SchemaRules
{
    public const int MaxCustomAttributes = 50;
    private const int MaxLength = 2048;

    public static bool IsStandard(SchemaAttributeType attribute) => attribute.Name is { } name && StandardAttributes.Find(name) is not null;

    /// <summary><c>custom:team</c>, <c>dev:custom:team</c>.</summary>
    public static string CustomName(SchemaAttributeType attribute) => (attribute.DeveloperOnlyAttribute == true ? "dev:custom:" : "custom:") + attribute.Name;

    /// <summary>The schema of a new pool: all standard attributes with the request's changes, then the custom ones.</summary>
    public static IReadOnlyList<SchemaAttributeType> Build(IReadOnlyList<SchemaAttributeType> asked)
    {
        var changes = asked.Where(IsStandard).ToDictionary(a => a.Name!);
        return
        [
            .. StandardAttributes.All.Select(standard => changes.TryGetValue(standard.Name!, out var change) ? Merge(standard, change) : standard),
            .. asked.Where(a => !IsStandard(a)).Select(Custom),
        ];
    }

    public static SchemaAttributeType Custom(SchemaAttributeType asked)
    {
        var type = asked.AttributeDataType ?? AttributeDataType.String;
        return new()
        {
            Name = CustomName(asked),
            AttributeDataType = type,
            DeveloperOnlyAttribute = asked.DeveloperOnlyAttribute ?? false,
            Mutable = asked.Mutable ?? true,
            Required = false,
            // Constraints of another type mean nothing here.
            StringAttributeConstraints = type == AttributeDataType.String ? asked.StringAttributeConstraints ?? new() : null,
            NumberAttributeConstraints = type == AttributeDataType.Number ? asked.NumberAttributeConstraints ?? new() : null,
        };
    }

    /// <param name="path">The list's member name: <c>schema</c> or <c>customAttributes</c>.</param>
    /// <param name="customOnly">Even an attribute that is called as a standard one is a custom one.</param>
    public static IEnumerable<Violation> Violations(IReadOnlyList<SchemaAttributeType>? attributes, string path, bool customOnly = false)
    {
        if (attributes is null) yield break;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < attributes.Count; i++)
        {
            var attribute = attributes[i];
            var at = $"{path}.{i + 1}.member";
            if (attribute.Name is null)
            {
                yield return new($"{at}.name", "The name of an attribute is required.");
                continue;
            }

            var standard = !customOnly && IsStandard(attribute);
            var name = standard ? attribute.Name : CustomName(attribute);
            if (!seen.Add(name))
                yield return new($"{at}.name", standard ? $"Duplicate attribute names {name} are not allowed in a user pool schema." : $"Duplicate custom attribute names {name} are not allowed in a user pool schema.");
            foreach (var violation in standard ? OfStandard(attribute, at) : OfCustom(attribute, name, at)) yield return violation;
            foreach (var violation in OfConstraints(attribute, name, at)) yield return violation;
        }
    }

    private static IEnumerable<Violation> OfStandard(SchemaAttributeType attribute, string at)
    {
        var standard = StandardAttributes.Find(attribute.Name!)!;
        if (attribute.DeveloperOnlyAttribute == true || attribute.AttributeDataType is { } type && type != standard.AttributeDataType)
            yield return new($"{at}.attributeDataType", $"You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute {standard.Name}");
        if (standard.Name == "sub" && (attribute.Mutable == true || attribute.Required == false))
            yield return new(at, "The standard schema attribute sub cannot be changed.");
        if (standard.Name is "email_verified" or "phone_number_verified" && attribute.Required == true)
            yield return new($"{at}.required", $"The standard schema attribute {standard.Name} cannot be required.");
    }

    private static IEnumerable<Violation> OfCustom(SchemaAttributeType attribute, string name, string at)
    {
        if (attribute.Required == true) yield return new($"{at}.required", "Required custom attributes are not supported currently.");
        if (name.Length > 32) yield return new($"{at}.name", $"Attribute {name} has a name that is too long.");
    }

    private static IEnumerable<Violation> OfConstraints(SchemaAttributeType attribute, string name, string at)
    {
        var type = attribute.AttributeDataType ?? StandardAttributes.Find(name)?.AttributeDataType ?? AttributeDataType.String;
        if (type == AttributeDataType.String && attribute.StringAttributeConstraints is { } text)
        {
            var (min, max) = (Whole(text.MinLength), Whole(text.MaxLength));
            if (text.MinLength is not null && min is null) yield return new($"{at}.stringAttributeConstraints.minLength", $"Attribute {name} has an invalid min length.");
            if (text.MaxLength is not null && max is null) yield return new($"{at}.stringAttributeConstraints.maxLength", $"Attribute {name} has an invalid max length.");
            if (min > MaxLength || max > MaxLength) yield return new($"{at}.stringAttributeConstraints.maxLength", $"user.{name}: String attributes cannot have a length of more than {MaxLength}");
            if (max < min) yield return new($"{at}.stringAttributeConstraints.maxLength", $"Attribute {name} cannot have a max length shorter than it's min length");
        }

        if (type == AttributeDataType.Number && attribute.NumberAttributeConstraints is { } number)
        {
            var (min, max) = (Number(number.MinValue), Number(number.MaxValue));
            if (number.MinValue is not null && min is null) yield return new($"{at}.numberAttributeConstraints.minValue", $"Attribute {name} has an invalid min value.");
            if (number.MaxValue is not null && max is null) yield return new($"{at}.numberAttributeConstraints.maxValue", $"Attribute {name} has an invalid max value.");
            if (max < min) yield return new($"{at}.numberAttributeConstraints.maxValue", $"Attribute {name} cannot have a max value smaller than it's min value");
        }
    }

    private static SchemaAttributeType Merge(SchemaAttributeType standard, SchemaAttributeType change) => standard with
    {
        Mutable = change.Mutable ?? standard.Mutable,
        Required = change.Required ?? standard.Required,
        StringAttributeConstraints = standard.StringAttributeConstraints is not { } text ? null : new()
        {
            MinLength = change.StringAttributeConstraints?.MinLength ?? text.MinLength,
            MaxLength = change.StringAttributeConstraints?.MaxLength ?? text.MaxLength,
        },
        NumberAttributeConstraints = standard.NumberAttributeConstraints is not { } number ? null : new()
        {
            MinValue = change.NumberAttributeConstraints?.MinValue ?? number.MinValue,
            MaxValue = change.NumberAttributeConstraints?.MaxValue ?? number.MaxValue,
        },
    };

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
