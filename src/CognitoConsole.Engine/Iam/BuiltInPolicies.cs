using System.Reflection;

namespace CognitoConsole.Engine.Iam;

/// <summary>
/// The policies of the console's three roles, as they are before anybody edits them; their texts are the files in BuiltIn/. They grant by List*, Get* and Describe*,
/// so operations that read but hand out credentials or tokens (GetOpenIdTokenForDeveloperIdentity, the sts operations) are named one by one or left out.
/// </summary>
public static class BuiltInPolicies
{
    public const string Administrator = nameof(Administrator);

    /// <summary>Looks up and helps users and identities; changes no configuration, sees no operators and no secrets.</summary>
    public const string Support = nameof(Support);

    /// <summary>Reads everything but secrets.</summary>
    public const string Auditor = nameof(Auditor);

    public static IReadOnlyList<string> Names { get; } = [Administrator, Support, Auditor];

    public static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Iam.BuiltIn.{name}.json")
            ?? throw new ArgumentException($"There is no built-in policy {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static NamedPolicy Get(string name) => new(name, PolicyDocument.Parse(Text(name), PolicyKind.Identity, PolicyDocument.MaxManaged));
}
