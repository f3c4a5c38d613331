using CognitoConsole.Admin.Kit;

namespace CognitoConsole.Admin.UserPools;

/// <summary>Legal documents and their languages, as people name them.</summary>
internal static class TermsWords
{
    public const string Default = "cognito:default";

    public static readonly IReadOnlyList<Choice<string>> Documents = [new("terms-of-use", "Terms of use"), new("privacy-policy", "Privacy policy")];

    public static readonly IReadOnlyList<Choice<string>> Languages =
    [
        new(Default, "All other languages"), new("cognito:english", "English"), new("cognito:bahasa-indonesia", "Bahasa Indonesia"), new("cognito:chinese-simplified", "Chinese (simplified)"),
        new("cognito:chinese-traditional", "Chinese (traditional)"), new("cognito:dutch", "Dutch"), new("cognito:french", "French"), new("cognito:german", "German"), new("cognito:italian", "Italian"),
        new("cognito:japanese", "Japanese"), new("cognito:korean", "Korean"), new("cognito:portuguese-brazil", "Portuguese (Brazil)"), new("cognito:spanish", "Spanish"),
    ];

    public static string Document(string? name) => Documents.FirstOrDefault(d => d.Value == name)?.Text ?? name ?? "";

    public static string Language(string id) => Languages.FirstOrDefault(l => l.Value == id)?.Text ?? id;

    public static string Text(IEnumerable<KeyValuePair<string, string>> links) => string.Join(", ", links.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{Language(l.Key)}: {l.Value}"));
}
