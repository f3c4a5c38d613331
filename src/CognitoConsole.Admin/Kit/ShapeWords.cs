using System.Text.RegularExpressions;
using CognitoConsole.Contracts;

namespace CognitoConsole.Admin.Kit;

/// <summary>AWS's sentences about the shape of a value as a person at a field says them. All other texts stay as they are.</summary>
public static partial class ShapeWords
{
    public static FieldError Of(FieldError error) => error with { Message = Of(error.Message) };

    public static string Of(string message)
    {
        if (message == "Member must not be null") return "Enter a value.";
        if (Length().Match(message) is { Success: true } length) return Bound(length, " character", " characters");
        if (Number().Match(message) is { Success: true } number) return Bound(number, "", "");
        if (Pattern().Match(message) is { Success: true } pattern)
            return pattern.Groups[1].Value is @"[\p{L}\p{M}\p{S}\p{N}\p{P}]+" or @"[\S]+" ? "No spaces." : $"A character does not fit, or stands in the wrong place. The pattern is {pattern.Groups[1].Value}";
        return Enum().Match(message) is { Success: true } values ? $"One of {values.Groups[1].Value}." : message;
    }

    private static string Bound(Match match, string one, string many)
    {
        var (isMost, bound) = (match.Groups[1].Value == "less", match.Groups[2].Value);
        if (!isMost && bound == "1" && many.Length > 0) return "Enter a value.";
        return $"{(isMost ? "At most" : "At least")} {bound}{(bound == "1" ? one : many)}.";
    }

    [GeneratedRegex(@"\AMember must have length (less|greater) than or equal to (\d+)\z")]
    private static partial Regex Length();

    [GeneratedRegex(@"\AMember must have value (less|greater) than or equal to (-?\d+)\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"\AMember must satisfy regular expression pattern: (.+)\z", RegexOptions.Singleline)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\AMember must satisfy enum value set: \[(.+)\]\z")]
    private static partial Regex Enum();
}
