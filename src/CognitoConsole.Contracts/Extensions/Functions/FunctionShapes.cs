using System.Text.RegularExpressions;

namespace CognitoConsole.Contracts.Extensions;

internal static partial class FunctionShapes
{
    /// <summary>In characters: far more than a trigger needs, far less than what would be slow to parse.</summary>
    public const int MaxSource = 256 * 1024;

    /// <summary>An event or a payload, in characters.</summary>
    public const int MaxEvent = 256 * 1024;

    private static readonly ShapePattern NamePattern = new("[a-zA-Z0-9_-]+", NameRegex());

    public static void Name(ShapeCheck check, string? name, string member = "name")
    {
        check.Required(name, member);
        check.Text(name, member, 1, 64, NamePattern, null, false);
    }

    public static void Settings(ShapeCheck check, string? description, string? source, string? endpoint, string? accessKeyId, string? secretAccessKey)
    {
        check.Text(description, "description", 0, 256, null, null, false);
        check.Text(source, "source", 1, MaxSource, null, null, true);
        check.Text(endpoint, "endpoint", 1, 2048, null, null, false);
        check.Text(accessKeyId, "accessKeyId", 1, 128, null, null, false);
        check.Text(secretAccessKey, "secretAccessKey", 1, 256, null, null, true);
    }

    public static void Pool(ShapeCheck check, string? userPoolId)
    {
        check.Required(userPoolId, "userPoolId");
        check.Text(userPoolId, "userPoolId", 1, 55, null, null, false);
    }

    public static void Invocation(ShapeCheck check, string? userPoolId, string? invocationId)
    {
        Pool(check, userPoolId);
        check.Required(invocationId, "invocationId");
        check.Text(invocationId, "invocationId", 1, 36, null, null, false);
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex NameRegex();
}
