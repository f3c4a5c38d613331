using System.Net;
using System.Text.RegularExpressions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>The pool's own texts, or AWS's defaults, with their placeholders filled in. E-mail is HTML: what users typed is encoded.</summary>
public static partial class MessageTemplates
{
    /// <summary>A code for sign-up, verification or reset.</summary>
    public static MessageText Code(UserPool pool, string medium, string username, string code)
    {
        var template = pool.VerificationMessageTemplate;
        return medium == MessageWriter.Email
            ? new MessageText(
                template?.EmailSubject ?? pool.EmailVerificationSubject ?? "Your verification code",
                Fill(template?.EmailMessage ?? pool.EmailVerificationMessage ?? "Your confirmation code is {####}", username, code, html: true))
            : new MessageText(null, Fill(template?.SmsMessage ?? pool.SmsVerificationMessage ?? "Your confirmation code is {####}", username, code, html: false));
    }

    /// <summary>A link that confirms a sign-up.</summary>
    public static MessageText Link(UserPool pool, string username, string url)
    {
        var template = pool.VerificationMessageTemplate;
        var text = template?.EmailMessageByLink ?? "Please click the link below to verify your email address. {##Verify Email##} ";
        return new MessageText(
            template?.EmailSubjectByLink ?? "Your verification link",
            LinkPlaceholder().Replace(Fill(text, username, "", html: true), match => $"<a href=\"{WebUtility.HtmlEncode(url)}\">{match.Groups[1].Value}</a>"));
    }

    /// <param name="password">Null for a user who has none: a text that speaks of one is not for him.</param>
    public static MessageText Invitation(UserPool pool, string medium, string username, string? password)
    {
        var isEmail = medium == MessageWriter.Email;
        var (subject, text) = (pool.AdminCreateUserConfig.InviteMessageTemplate?.EmailSubject, OwnInvitation(pool, medium));
        if (password is null && text is not null && HasCode(text)) (subject, text) = (null, null);
        text ??= password is null ? "Your username is {username}. You sign in with a code, without a password. " : "Your username is {username} and temporary password is {####}. ";
        subject ??= password is null ? "Your account" : "Your temporary password";
        return new MessageText(isEmail ? subject : null, Fill(text, username, password ?? "", isEmail));
    }

    /// <summary>The pool's own invitation is for users without passwords only.</summary>
    public static bool LacksPassword(UserPool pool, string medium) => OwnInvitation(pool, medium) is { } own && !HasCode(own);

    public static bool HasCode(string text) => text.Contains(CustomMessageTrigger.Code, StringComparison.Ordinal);

    /// <summary>A code that answers a sign-in's challenge.</summary>
    public static MessageText Authentication(UserPool pool, string medium, string username, string code)
    {
        const string Default = "Your authentication code is {####}. ";
        return medium == MessageWriter.Email
            ? new MessageText(pool.EmailMfaConfiguration?.Subject ?? "Your authentication code", Fill(pool.EmailMfaConfiguration?.Message ?? Default, username, code, html: true))
            : new MessageText(null, Fill(pool.SmsAuthenticationMessage ?? Default, username, code, html: false));
    }

    public static bool UsesLink(UserPool pool) => pool.VerificationMessageTemplate?.DefaultEmailOption == DefaultEmailOptionType.ConfirmWithLink;

    /// <summary>A text of the custom message trigger with its placeholders filled in.</summary>
    public static string Custom(string text, string medium, string username, string code, string? url)
    {
        var filled = Fill(text, username, code, html: medium == MessageWriter.Email);
        return url is null ? filled : LinkPlaceholder().Replace(filled, match => $"<a href=\"{WebUtility.HtmlEncode(url)}\">{match.Groups[1].Value}</a>");
    }

    public static bool HasLink(string text) => LinkPlaceholder().IsMatch(text);

    /// <summary>
    /// Puts values for placeholders, in one pass: a value that looks like a placeholder stays what it is. In HTML it is encoded, elsewhere it is one line.
    /// </summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values, bool html) => Placeholder().Replace(template, match =>
        !values.TryGetValue(match.Groups[1].Value, out var value) ? match.Value : html ? WebUtility.HtmlEncode(value) : OneLine(value));

    /// <summary>A text without markup as an e-mail's HTML.</summary>
    public static string AsHtml(string text) => WebUtility.HtmlEncode(text).ReplaceLineEndings("<br>");

    /// <summary>What follows a line break would be a header, or a second message, of somebody else's making.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));

    private static string? OwnInvitation(UserPool pool, string medium) =>
        medium == MessageWriter.Email ? pool.AdminCreateUserConfig.InviteMessageTemplate?.EmailMessage : pool.AdminCreateUserConfig.InviteMessageTemplate?.SMSMessage;

    private static string Fill(string template, string username, string code, bool html) =>
        Fill(template, new Dictionary<string, string> { ["####"] = code, ["username"] = username }, html);

    [GeneratedRegex(@"\{(####|[a-z]+(?:-[a-z]+)*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{##(.*?)##\}", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex LinkPlaceholder();
}
