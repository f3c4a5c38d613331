using System.Globalization;

namespace CognitoConsole.Admin.Kit;

/// <summary>Ids that tie labels, help and errors to their controls.</summary>
internal static class Ids
{
    private static int _last;

    public static string New(string prefix) => string.Create(CultureInfo.InvariantCulture, $"cc-{prefix}-{Interlocked.Increment(ref _last)}");

    /// <summary>As the words stand inside a sentence: "Callback URL" → "callback URL".</summary>
    public static string Inside(string label) => label.Length > 1 && char.IsUpper(label[1]) ? label : char.ToLowerInvariant(label[0]) + label[1..];

    /// <summary>The id of the control of a member, so that an error summary can lead to it.</summary>
    /// <param name="scope"><see cref="FormErrors.Scope"/> of its form.</param>
    public static string OfField(string path, string? scope) => (string.IsNullOrEmpty(scope) ? "f-" : $"f-{scope}-") + path.Replace('.', '-').ToLowerInvariant();
}
