using System.Globalization;
using System.Text.RegularExpressions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>May these attributes be written? Schema, formats, mutability and the app client's permission, in AWS's words.</summary>
public static partial class AttributeRules
{
    /// <summary>Written by the service alone, or only by administrators.</summary>
    private static readonly string[] VerifiedFlags = ["email_verified", "phone_number_verified"];

    /// <summary>One dictionary of a request's list; the last of two equal names wins, as with AWS.</summary>
    public static Dictionary<string, string> ToDictionary(IEnumerable<AttributeType>? attributes)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in attributes ?? []) result[attribute.Name] = attribute.Value ?? "";
        return result;
    }

    /// <summary>Checks values against the schema.</summary>
    /// <param name="existing">The user's attributes for an update (immutable ones may not change); null for a new user.</param>
    /// <param name="requireAll">True where every required attribute must be there.</param>
    public static void Check(UserPool pool, IReadOnlyDictionary<string, string> attributes, IReadOnlyDictionary<string, string>? existing, bool requireAll)
    {
        if (requireAll)
            foreach (var schema in pool.SchemaAttributes)
                if (schema.Required == true && schema.Name != "sub" && attributes.GetValueOrDefault(schema.Name!) is null or "")
                    throw NotConforming(schema.Name!, "The attribute is required");

        foreach (var (name, value) in attributes)
        {
            if (name == "sub") throw Errors.InvalidParameter("user.sub: Attribute cannot be updated.", "userAttributes.sub");
            var schema = pool.SchemaAttributes.FirstOrDefault(s => s.Name == name)
                ?? throw (name.StartsWith("custom:", StringComparison.Ordinal)
                    ? NotConforming(name, "Attribute does not exist in the schema.")
                    : OutsideSchema($"Type for attribute {{{name}}} could not be determined", name));
            if (existing is not null && schema.Mutable == false && existing.TryGetValue(name, out var old) && old != value)
                throw Errors.InvalidParameter($"user.{name}: Attribute cannot be updated.", $"userAttributes.{name}");
            if (value.Length == 0 && (schema.Required == true || pool.UsernameAttributes.Contains(name))) throw NotConforming(name, "The attribute is required");
            if (value.Length == 0) continue;
            CheckValue(schema, value);
            if ((pool.UsernameAttributes.Contains(name) || pool.AliasAttributes.Contains(name)) && SignInNames.Fold(pool, value).Length > Lengths.SignInName)
                throw NotConforming(name, $"String must be no longer than {Lengths.SignInName} characters");
        }

        if (IsOfNothing("email")) throw Errors.InvalidParameter("Email is required to verify/un-verify an email", "userAttributes.email_verified");
        if (IsOfNothing("phone_number")) throw Errors.InvalidParameter("Phone Number is required to verify/un-verify a phone number", "userAttributes.phone_number_verified");

        // New users may come with a "false" for what they do not have: files of an import do.
        bool IsOfNothing(string address) =>
            attributes.GetValueOrDefault(address + "_verified") is { Length: > 0 } flag && (flag == "true" || existing is not null)
            && string.IsNullOrEmpty(attributes.GetValueOrDefault(address) ?? existing?.GetValueOrDefault(address));
    }

    /// <summary>An app client may write only what its WriteAttributes list (all standard attributes without one), and never a verified flag.</summary>
    public static void CheckWritable(UserPoolClient client, UserPool pool, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var allowed = client.WriteAttributes?.Contains(name) ?? StandardAttributes.Find(name) is not null;
            if (!allowed || VerifiedFlags.Contains(name) || name == "sub" || name == "identities" || name.StartsWith("dev:", StringComparison.Ordinal))
                throw Errors.NotAuthorized("A client attempted to write unauthorized attribute");
        }
    }

    /// <summary>Required, immutable and unknown attributes cannot be taken away; nor can the e-mail or phone that is the user name.</summary>
    public static void CheckDeletable(UserPool pool, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var schema = pool.SchemaAttributes.FirstOrDefault(s => s.Name == name) ?? throw NotConforming(name, "Attribute does not exist in the schema.");
            if (schema.Required == true || pool.UsernameAttributes.Contains(name)) throw NotConforming(name, "The attribute is required");
            if (schema.Mutable == false) throw Errors.InvalidParameter($"user.{name}: Attribute cannot be updated.", $"userAttributes.{name}");
        }
    }

    /// <summary>Attributes that the client may read; without a list all standard ones, but no custom one. Linked identities are in no schema, and so in no list.</summary>
    public static bool MayRead(UserPoolClient client, string name) => name == LinkedIdentities.Attribute || (client.ReadAttributes?.Contains(name) ?? StandardAttributes.Find(name) is not null);

    private static void CheckValue(SchemaAttributeType schema, string value)
    {
        var name = schema.Name!;
        if (!IsText(value)) throw NotConforming(name, "The value is not a text");
        switch (schema.AttributeDataType)
        {
            case AttributeDataType.Boolean when value is not ("true" or "false"):
                throw NotConforming(name, "The value must be true or false");
            case AttributeDataType.Number:
                if (!decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                    throw NotConforming(name, "The value is not a number");
                if (Bound(schema.NumberAttributeConstraints?.MinValue) is { } min && number < min) throw NotConforming(name, $"Number must be no less than {min}");
                if (Bound(schema.NumberAttributeConstraints?.MaxValue) is { } max && number > max) throw NotConforming(name, $"Number must be no greater than {max}");
                break;
            case AttributeDataType.DateTime when !DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) && !long.TryParse(value, out _):
                throw NotConforming(name, "The value is not a date");
            case AttributeDataType.String:
                if (Bound(schema.StringAttributeConstraints?.MaxLength) is { } longest && value.Length > longest) throw NotConforming(name, $"String must be no longer than {longest} characters");
                if (Bound(schema.StringAttributeConstraints?.MinLength) is { } shortest && value.Length < shortest) throw NotConforming(name, $"String must be no shorter than {shortest} characters");
                break;
        }

        if (name == "email" && !IsEmail(value)) throw Errors.InvalidParameter("Invalid email address format.", "userAttributes.email");
        if (name == "phone_number" && !IsPhoneNumber(value)) throw Errors.InvalidParameter("Invalid phone number format.", "userAttributes.phone_number");
        if (name == "birthdate" && !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            throw NotConforming(name, "The value must be a date of the form YYYY-MM-DD");
    }

    /// <summary>Read in one pass and not by an expression: one that can go back needs a time limit, and on a busy machine that refuses honest addresses.</summary>
    public static bool IsEmail(string value)
    {
        var at = value.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || value.Length > 254 || !value[..at].All(MayStandBeforeAt)) return false;
        var labels = value[(at + 1)..].Split('.');
        return labels.Length > 1 && labels.All(IsDomainLabel);
    }

    public static bool IsPhoneNumber(string value) => PhonePattern().IsMatch(value);

    /// <summary>Neither a NUL nor half a character: no database keeps these.</summary>
    private static bool IsText(string value) => !value.Contains('\0') && SignInNames.IsText(value);

    private static bool MayStandBeforeAt(char c) => !char.IsWhiteSpace(c) && !"<>(),;:\\\"[]".Contains(c, StringComparison.Ordinal)
        && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static bool IsDomainLabel(string label) => label.Length > 0 && label[0] != '-' && label[^1] != '-' && label.All(c => c == '-' || char.IsLetter(c) || char.IsNumber(c));

    private static decimal? Bound(string? text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Contracts.CognitoException NotConforming(string name, string detail) => OutsideSchema($"{name}: {detail}\n", name);

    private static Contracts.CognitoException OutsideSchema(string detail, string name) => Errors.InvalidParameter($"Attributes did not conform to the schema: {detail}", $"userAttributes.{name}");

    [GeneratedRegex(@"\A\+[0-9]{1,15}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PhonePattern();
}
