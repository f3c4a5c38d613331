using System.Text;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Ports;

namespace CognitoConsole.Engine.UserPools;

/// <summary>Writes a message into the outbox with the change that caused it. A sender takes it from there; without one it stays to be read in the console.</summary>
public sealed class MessageWriter(CognitoDbContext db, PoolSecrets secrets, IEnumerable<IMessageSender> senders, TimeProvider clock)
{
    public const string Email = "EMAIL";
    public const string Sms = "SMS";
    private const string Purpose = "outbox-body";

    /// <summary>Adds the message; the caller saves.</summary>
    /// <param name="kind">What caused it: SignUp, ForgotPassword, Invitation, VerifyAttribute, Authentication.</param>
    /// <param name="failure">Why it cannot be sent at present; null when it can.</param>
    public void Add(UserPool pool, CognitoUser user, string kind, string medium, string destination, MessageText text, string? failure = null)
    {
        var now = clock.GetUtcNow();
        var delivered = failure is null && senders.Any(s => s.Delivers(medium));
        db.OutboxMessages.Add(new OutboxMessage
        {
            Id = Guid.CreateVersion7(now).ToString(),
            UserPoolId = pool.Id,
            Username = user.Username,
            Medium = medium,
            Kind = kind,
            Destination = destination,
            Subject = medium == Email && text.Subject is not null ? MessageTemplates.OneLine(text.Subject) : null,
            Body = secrets.Protect(pool, Encoding.UTF8.GetBytes(text.Body), Purpose),
            From = medium == Email ? OneLine(text.From ?? Sender(pool.EmailConfiguration)) : null,
            ReplyTo = medium == Email ? OneLine(text.ReplyTo ?? pool.EmailConfiguration?.ReplyToEmailAddress) : null,
            ConfigurationSet = medium == Email ? pool.EmailConfiguration?.ConfigurationSet : null,
            CreationDate = now,
            Status = failure is not null ? "Failed" : delivered ? "Pending" : "Outbox",
            LastError = failure,
            NextAttemptAt = delivered ? now : null,
        });
    }

    /// <summary>Adds a message that a function delivers, in place of a sender of this server; the caller saves.</summary>
    /// <param name="payload">The event for the function.</param>
    public void AddForFunction(UserPool pool, CognitoUser user, string kind, string medium, string destination, string functionArn, string payload)
    {
        var now = clock.GetUtcNow();
        db.OutboxMessages.Add(new OutboxMessage
        {
            Id = Guid.CreateVersion7(now).ToString(),
            UserPoolId = pool.Id,
            Username = user.Username,
            Medium = medium,
            Kind = kind,
            Destination = destination,
            Body = secrets.Protect(pool, Encoding.UTF8.GetBytes(payload), Purpose),
            CreationDate = now,
            Status = "Pending",
            NextAttemptAt = now,
            FunctionArn = functionArn,
        });
    }

    /// <summary>The text of a message that still has one.</summary>
    public static string? BodyOf(UserPool pool, OutboxMessage message, PoolSecrets secrets) =>
        message.Body is null ? null : Encoding.UTF8.GetString(secrets.Unprotect(pool, message.Body, Purpose));

    /// <summary>CodeDeliveryDetails with AWS's masking: first characters of an e-mail address, last digits of a number.</summary>
    public static CodeDeliveryDetailsType Delivery(string attribute, string destination) => new()
    {
        AttributeName = attribute,
        DeliveryMedium = attribute == "phone_number" ? DeliveryMediumType.Sms : DeliveryMediumType.Email,
        Destination = Mask(destination),
    };

    public static string Mask(string destination)
    {
        var at = destination.LastIndexOf('@');
        if (at > 0 && at < destination.Length - 1) return $"{destination[0]}***@{destination[at + 1]}***";
        return destination.Length <= 5 ? "+****" : $"+{new string('*', destination.Length - 5)}{destination[^4..]}";
    }

    /// <summary>Without From, the address that is the pool's identity in SES. The identity of a whole domain is no address.</summary>
    private static string? Sender(EmailConfigurationType? email) =>
        email?.From ?? (email?.SourceArn?.Split(":identity/") is [_, var identity] && identity.Contains('@', StringComparison.Ordinal) ? identity : null);

    private static string? OneLine(string? header) => header is null ? null : MessageTemplates.OneLine(header);
}

/// <summary>A message after its placeholders are filled in.</summary>
public sealed record MessageText(string? Subject, string Body)
{
    /// <summary>In place of the pool's sender.</summary>
    public string? From { get; init; }
    public string? ReplyTo { get; init; }
}
