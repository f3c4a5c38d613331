using CognitoConsole.Admin.Kit;
using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Admin.UserPools;

/// <summary>The email that tells a user what was done about a risky sign-in: the server's own words, or the pool's.</summary>
public sealed record NotifyText
{
    /// <summary>What stands for the facts of the sign-in.</summary>
    public static readonly string[] Placeholders =
        ["{username}", "{login-time}", "{ip-address}", "{device-name}", "{city}", "{country}", "{event-id}", "{feedback-token}", "{one-click-link-valid}", "{one-click-link-invalid}"];

    public bool IsOwn { get; set; }
    public string Subject { get; set; } = "";
    public string Html { get; set; } = "";
    public string Plain { get; set; } = "";

    public static NotifyText Of(NotifyEmailType? email) => email is null ? new() : new() { IsOwn = true, Subject = email.Subject, Html = email.HtmlBody ?? "", Plain = email.TextBody ?? "" };

    public NotifyEmailType? ToShape() => !IsOwn ? null : new() { Subject = Subject.Trim(), HtmlBody = Given(Html), TextBody = Given(Plain) };

    public void Add(ChangeList changes, string what, NotifyText after) => changes
        .Add(what, IsOwn ? "Own text" : "The server's text", after.IsOwn ? "Own text" : "The server's text")
        .Add($"{what}: subject", IsOwn ? Subject : null, after.IsOwn ? after.Subject : null)
        .Add($"{what}: HTML", IsOwn ? Html : null, after.IsOwn ? after.Html : null)
        .Add($"{what}: plain text", IsOwn ? Plain : null, after.IsOwn ? after.Plain : null);

    private static string? Given(string text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
