using System.Text.RegularExpressions;

namespace CognitoConsole.Engine.Iam;

/// <summary>The ARN of a role, taken apart.</summary>
internal static partial class RoleArn
{
    public static bool IsValid(string arn) => Pattern().IsMatch(arn);

    /// <summary>Null when it is no ARN of a role in that account. Compare the role's own ARN afterwards: the path is part of it.</summary>
    public static string? NameIn(string arn, string accountId) => Pattern().Match(arn) is { Success: true } match && match.Groups[1].Value == accountId ? match.Groups[2].Value : null;

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::([0-9]{12}):role/(?:[\x21-\x2E\x30-\x7E]+/)*([\w+=,.@-]{1,64})\z", RegexOptions.ECMAScript)]
    private static partial Regex Pattern();
}
