using System.Globalization;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Tells a user by e-mail what was done about a risky sign-in, in the pool's words, with links to say whether it was him. Where a function sends the
/// pool's e-mail, it gets the facts and finds its own words.
/// </summary>
public sealed class RiskNotifications(CognitoDbContext db, MessageWriter messages, CustomSender sender, EventFeedback feedback, EngineOptions options, TimeProvider clock)
{
    public const string Kind = "AccountTakeover";

    private const string Unknown = "unknown";

    private static readonly NotifyEmailType Blocked = Default("Blocked sign-in attempt", "We blocked an attempt to sign in to your account");
    private static readonly NotifyEmailType AskedMfa = Default("New sign-in attempt", "We asked for a second factor at a sign-in to your account");
    private static readonly NotifyEmailType Allowed = Default("New sign-in", "There was an unusual sign-in to your account");

    /// <summary>Saved at once: a blocked sign-in commits nothing else. Who has no e-mail address is not told.</summary>
    public async Task Send(UserPool pool, string clientId, CognitoUser user, NotifyConfigurationType notify, string action, EventOrigin origin, string eventId, CancellationToken cancellation)
    {
        if (user.Attributes.GetValueOrDefault("email") is not { Length: > 0 } email) return;
        var values = Values(user, origin, eventId);
        if (CustomSender.ArnFor(pool, MessageWriter.Email) is { } arn)
        {
            messages.AddForFunction(pool, user, Kind, MessageWriter.Email, email, arn, sender.Notification(pool, clientId, user, Facts(values, action)));
            await db.SaveChangesAsync(cancellation);
            return;
        }

        var template = action switch
        {
            AccountTakeoverEventActionType.Block => notify.BlockEmail ?? Blocked,
            AccountTakeoverEventActionType.NoAction => notify.NoActionEmail ?? Allowed,
            _ => notify.MfaEmail ?? AskedMfa,
        };
        var isHtml = template.HtmlBody is not null;
        var body = MessageTemplates.Fill(template.HtmlBody ?? template.TextBody!, values, isHtml);
        messages.Add(pool, user, Kind, MessageWriter.Email, email, new MessageText(MessageTemplates.Fill(template.Subject, values, html: false), isHtml ? body : MessageTemplates.AsHtml(body)) { From = notify.From, ReplyTo = notify.ReplyTo });
        await db.SaveChangesAsync(cancellation);
    }

    private Dictionary<string, string> Values(CognitoUser user, EventOrigin origin, string eventId)
    {
        var token = feedback.Token(user, eventId);
        return new()
        {
            ["username"] = user.Username,
            ["ip-address"] = origin.Address?.ToString() ?? Unknown,
            // There is no map of addresses here.
            ["city"] = Unknown,
            ["country"] = Unknown,
            ["login-time"] = clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
            ["device-name"] = origin.DeviceName ?? Unknown,
            ["event-id"] = eventId,
            ["feedback-token"] = token,
            ["one-click-link-valid"] = Link(user, eventId, token, FeedbackValueType.Valid),
            ["one-click-link-invalid"] = Link(user, eventId, token, FeedbackValueType.Invalid),
        };
    }

    /// <summary>The same under the names that functions know them by; what is not known is left out.</summary>
    internal static Dictionary<string, string> Facts(IReadOnlyDictionary<string, string> values, string action)
    {
        var facts = new Dictionary<string, string> { ["ACCOUNT_TAKE_OVER_ACTION"] = action, ["USER_NAME"] = values["username"] };
        foreach (var name in new[] { "event-id", "ip-address", "login-time", "feedback-token", "one-click-link-valid", "one-click-link-invalid", "device-name", "city", "country" })
            if (values[name] != Unknown) facts[name.Replace('-', '_').ToUpperInvariant()] = values[name];
        return facts;
    }

    private string Link(CognitoUser user, string eventId, string token, string value) =>
        $"{options.PublicUrl}/sign-in-feedback?user_pool_id={Uri.EscapeDataString(user.UserPoolId)}&user_name={Uri.EscapeDataString(user.Username)}&event_id={eventId}&feedback_token={token}&value={value}";

    private static NotifyEmailType Default(string subject, string what) => new()
    {
        Subject = subject,
        TextBody = $"{what} {{username}} at {{login-time}}, from the address {{ip-address}} with {{device-name}}.\n\nThis was me: {{one-click-link-valid}}\nThis was not me: {{one-click-link-invalid}}\n",
    };
}
