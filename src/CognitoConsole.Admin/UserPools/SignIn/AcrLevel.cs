using CognitoConsole.Contracts;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>A level of a sign-in, and what a pool calls it.</summary>
/// <param name="Member">Its key in AcrConfiguration.</param>
/// <param name="Meaning">What it takes.</param>
public sealed record AcrLevel(int Number, string Member, string Meaning)
{
    public const string Defaults = "urn:cognito:loa:1 to urn:cognito:loa:4";

    public static IReadOnlyList<AcrLevel> All { get; } =
    [
        new(1, AcrLevelNameType.Level1, "The password."),
        new(2, AcrLevelNameType.Level2, "A one-time code by SMS or email."),
        new(3, AcrLevelNameType.Level3, "A passkey, or the password and a one-time code by SMS or email."),
        new(4, AcrLevelNameType.Level4, "The password and the code of an authenticator app."),
    ];

    public string Default => $"urn:cognito:loa:{Number}";

    /// <summary>The values as a form has them: empty where the level keeps its default.</summary>
    public static List<string> Values(IReadOnlyDictionary<string, AcrLevelConfigType>? configuration) => [.. All.Select(l => configuration?.GetValueOrDefault(l.Member)?.AcrValue ?? "")];

    /// <summary>Null where every level keeps its default.</summary>
    public static IReadOnlyDictionary<string, AcrLevelConfigType>? Configuration(IReadOnlyList<string> values)
    {
        var named = All.Where(l => values[l.Number - 1].Trim().Length > 0).ToDictionary(l => l.Member, l => new AcrLevelConfigType { AcrValue = values[l.Number - 1].Trim() });
        return named.Count > 0 ? named : null;
    }

    /// <summary>What the levels are called, defaults among them.</summary>
    public static string[] Names(IReadOnlyList<string> values) => [.. All.Select(l => values[l.Number - 1].Trim() is { Length: > 0 } own ? own : l.Default)];

    public static IEnumerable<FieldError> Faults(IReadOnlyList<string> values, string tier)
    {
        const string Path = "acrConfiguration";
        if (tier == UserPoolTierType.Lite && Configuration(values) is not null) yield return new(Path, "The Lite feature plan has no levels to name.");
        var names = Names(values);
        foreach (var level in All)
        {
            var name = names[level.Number - 1];
            if (name.Any(c => char.IsWhiteSpace(c) || c is '"' or '\\')) yield return new(Path, $"Level {level.Number}: a name has no spaces, quotation marks and backslashes.");
            if (Array.IndexOf(names, name) < level.Number - 1) yield return new(Path, $"Level {level.Number}: {name} is the name of another level.");
        }
    }
}
