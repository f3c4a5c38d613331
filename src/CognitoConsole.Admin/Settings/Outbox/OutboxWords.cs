using System.Net;
using System.Text.RegularExpressions;
using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.Extensions;

namespace CognitoConsole.Admin.Settings;

/// <summary>Messages in words, and what of a message somebody wants to copy.</summary>
internal static partial class OutboxWords
{
    public static string Kind(string kind) => kind switch
    {
        "SignUp" => "Sign-up code",
        "ForgotPassword" => "Password reset",
        "Invitation" => "Invitation",
        "VerifyAttribute" => "Verification",
        _ => kind,
    };

    public static string Medium(string medium) => medium == "EMAIL" ? "Email" : medium;

    public static string Status(string status) => status switch
    {
        OutboxStatus.Outbox => "Kept here",
        OutboxStatus.Pending => "Waiting to be sent",
        _ => status,
    };

    public static StatusKind StatusKindOf(string status) => status switch
    {
        OutboxStatus.Sent => StatusKind.Good,
        OutboxStatus.Pending => StatusKind.Busy,
        OutboxStatus.Failed => StatusKind.Bad,
        _ => StatusKind.Neutral,
    };

    /// <summary>The one-time code in a message; null when it has none.</summary>
    public static string? Code(string? body) => body is null ? null : SixDigits().Match(Tags().Replace(body, " ")) is { Success: true } code ? code.Value : null;

    /// <summary>The link to confirm with; only one that leads to a web page.</summary>
    public static string? Link(string? body)
    {
        if (body is null || Href().Match(body) is not { Success: true } match) return null;
        var url = WebUtility.HtmlDecode(match.Groups[1].Value);
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") ? url : null;
    }

    [GeneratedRegex(@"(?<![\w])\d{6}(?![\w])")]
    private static partial Regex SixDigits();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("<a\\s+href=\"([^\"]+)\"", RegexOptions.IgnoreCase)]
    private static partial Regex Href();
}
