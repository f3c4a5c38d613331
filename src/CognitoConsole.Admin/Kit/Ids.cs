using System.Globalization;

namespace CognitoConsole.Admin.Kit;

/// <summary>Ids that tie labels, help and errors to their controls.</summary>
internal static class Ids
{
    private static int _last;

    public static string New(string prefix) => string.Create(CultureInfo.InvariantCulture, $"cc-{prefix}-{Interlocked.Increment(ref _last)}");

    /// <summary>The id of the control of a member, so that an error summary can lead to it.</summary>
    public static string OfField(string path) => "f-" + path.Replace('.', '-').ToLowerInvariant();
}
