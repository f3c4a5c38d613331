using CognitoConsole.Contracts.UserPools;

namespace CognitoConsole.Engine.Ports;

/// <summary>Carries messages out of the house: SMTP, an SMS gateway. Without one, they rest in the outbox, where the console shows them.</summary>
public interface IMessageSender
{
    /// <summary>EMAIL or SMS: true when this sender delivers that medium, false when the outbox is the destination.</summary>
    bool Delivers(string medium);

    /// <exception cref="MessageRefusedException">It can never be delivered; it is not tried again.</exception>
    /// <exception cref="Exception">Delivery failed; the outbox keeps the message and tries again.</exception>
    Task Send(OutgoingMessage message, CancellationToken cancellation);
}

/// <param name="Id">The same at every attempt, so that a receiver can tell a message that it has already.</param>
/// <param name="Medium">EMAIL or SMS.</param>
/// <param name="From">Sender with an optional name (<c>Name &lt;a@example.com&gt;</c>), or null for the server's own.</param>
public sealed record OutgoingMessage(string Id, string Medium, string Destination, string? From, string? ReplyTo, string? Subject, string Body)
{
    public string? UserPoolId { get; init; }

    /// <summary>SES's configuration set, for e-mail.</summary>
    public string? ConfigurationSet { get; init; }

    /// <summary>The pool's SMS configuration, for SMS.</summary>
    public SmsConfigurationType? Sms { get; init; }
}

/// <summary>The message itself is at fault: the address is none, the receiving server does not know it.</summary>
public sealed class MessageRefusedException(string message, Exception? cause = null) : Exception(message, cause);
