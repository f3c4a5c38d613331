using System.Text.RegularExpressions;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>One condition in the grammar of ListUsers (<c>email ^= "ana"</c>) and of SearchUsers, which knows more operators. Values are quoted, quotes escaped.</summary>
internal sealed partial record UserFilter(string Attribute, string Operator, string Value)
{
    public const string Status = "cognito:user_status";
    public const string Enabled = "status";
    public const string Created = "UserCreateDate";
    public const string Modified = "UserLastModifiedDate";
    public const string StartsWith = "^=";
    public const string Exactly = "=";
    public const string Contains = "*=";
    public const string Before = "<";
    public const string After = ">";

    /// <summary>What ListUsers can search; custom attributes it cannot.</summary>
    public static IReadOnlyList<Choice<string>> Attributes { get; } =
    [
        new("username", "User name"), new("email", "Email"), new("phone_number", "Phone number"), new("name", "Name"), new("given_name", "Given name"),
        new("family_name", "Family name"), new("preferred_username", "Preferred user name"), new(Status, "Status"), new(Enabled, "Enabled"), new("sub", "Sub"),
    ];

    public static IReadOnlyList<Choice<string>> Operators { get; } = [new(StartsWith, "starts with"), new(Exactly, "is")];

    private static readonly Choice<string>[] AllOperators = [.. Operators, new(Contains, "contains")];
    private static readonly Choice<string>[] Is = [new(Exactly, "is")];
    private static readonly Choice<string>[] Times = [new(After, "after"), new(Before, "before")];

    /// <summary>What SearchUsers can search in a pool: beside the others its own attributes, flags and dates.</summary>
    public static IReadOnlyList<Choice<string>> SearchableIn(IEnumerable<SchemaAttributeType>? schema) =>
    [
        .. Attributes,
        new("email_verified", "Email verified"), new("phone_number_verified", "Phone number verified"), new(Created, "Created"), new(Modified, "Updated"),
        .. (schema ?? []).Select(a => a.Name!).Where(n => n is not ("identities" or "email_verified" or "phone_number_verified") && Attributes.All(a => a.Value != n)).Order(StringComparer.Ordinal).Select(n => new Choice<string>(n, n)),
    ];

    public static IReadOnlyList<Choice<string>> OperatorsOf(string attribute) => IsTime(attribute) ? Times : Values(attribute) is not null ? Is : AllOperators;

    public static bool IsTime(string attribute) => attribute is Created or Modified;

    /// <summary>Values of the attributes that have a few only; null where any text goes.</summary>
    public static IReadOnlyList<Choice<string>>? Values(string attribute) => attribute switch
    {
        Status => [.. UserStatusType.Values.Where(v => v is not (UserStatusType.Unknown or UserStatusType.Archived)).Select(v => new Choice<string>(v, Kit.Status.Text(v)))],
        Enabled => [new("Enabled", "Enabled"), new("Disabled", "Disabled")],
        "email_verified" or "phone_number_verified" => [new("true", "Yes"), new("false", "No")],
        _ => null,
    };

    public override string ToString() => $"{(Bare().IsMatch(Attribute) ? Attribute : Quoted(Attribute))} {Operator} {Quoted(Value)}";

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Null when the text is not one condition of ListUsers.</summary>
    public static UserFilter? Parse(string? text) => ParseAll(text, out _) is [{ Operator: StartsWith or Exactly } single] ? single : null;

    /// <summary>The conditions of a search; null when there are none, or parentheses, or <c>and</c> and <c>or</c> together.</summary>
    /// <param name="any">They are joined by or.</param>
    public static IReadOnlyList<UserFilter>? ParseAll(string? text, out bool any)
    {
        any = false;
        if (string.IsNullOrWhiteSpace(text)) return null;
        var conditions = new List<UserFilter>();
        var joins = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var position = 0; position < text.Length;)
        {
            var match = Grammar().Match(text, position);
            if (!match.Success) return null;
            conditions.Add(new(Escaped().Replace(match.Groups["a"].Value, "$1"), match.Groups["o"].Value, Escaped().Replace(match.Groups["v"].Value, "$1")));
            position += match.Length;
            var isLast = !match.Groups["j"].Success;
            if (isLast != (position == text.Length)) return null;
            if (!isLast) joins.Add(match.Groups["j"].Value);
        }

        any = joins.Contains("or");
        return joins.Count > 1 ? null : conditions;
    }

    [GeneratedRegex("""\G\s*(?:"(?<a>(?:[^"\\]|\\.)+)"|(?<a>[A-Za-z0-9_:.-]+))\s*(?<o>[\^*]?=|<|>)\s*"(?<v>(?:[^"\\]|\\.)*)"\s*(?:(?<j>and|or)\b|\z)""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Grammar();

    /// <summary>Names of custom attributes may hold any letter or mark; those are quoted.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9_:.-]+\z")]
    private static partial Regex Bare();

    [GeneratedRegex(@"\\(.)", RegexOptions.Singleline)]
    private static partial Regex Escaped();
}
