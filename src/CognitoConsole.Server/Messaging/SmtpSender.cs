using System.Net.Sockets;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Server.Settings;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CognitoConsole.Server.Messaging;

/// <summary>
/// Email through the mail server of the settings. Whatever could pass (server away, mailbox full, wrong password of ours) is tried again by the
/// outbox; only what the mail server refuses for good is a <see cref="MessageRefusedException"/>.
/// </summary>
internal sealed class SmtpSender(SmtpSettings settings, TimeProvider clock) : IMessageSender
{
    /// <summary>Within the time that the outbox lends a message to one node.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan PerStep = TimeSpan.FromSeconds(30);

    public bool Delivers(string medium) => medium == MessageWriter.Email;

    public async Task Send(OutgoingMessage message, CancellationToken cancellation)
    {
        using var mail = Compose(message);
        using var overdue = new CancellationTokenSource(AtMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, overdue.Token);
        try
        {
            await Deliver(mail, either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"{settings.Host}:{settings.Port} took longer than {AtMost.TotalSeconds:0} seconds.");
        }
        catch (SmtpCommandException refusal) when ((int)refusal.StatusCode >= 500)
        {
            throw new MessageRefusedException($"{settings.Host} refused the message: {(int)refusal.StatusCode} {refusal.Message}", refusal);
        }
        catch (SocketException unreachable)
        {
            throw new IOException($"{settings.Host}:{settings.Port} cannot be reached: {unreachable.Message}", unreachable);
        }
    }

    private async Task Deliver(MimeMessage mail, CancellationToken cancellation)
    {
        using var client = new SmtpClient
        {
            Timeout = (int)PerStep.TotalMilliseconds,
            // As everywhere in .NET: a mail server with a certificate of the house has no revocation list to be reached.
            CheckCertificateRevocation = false,
        };
        await client.ConnectAsync(settings.Host, settings.Port, settings.Security switch
        {
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        }, cancellation);
        if (settings is { User: { } user, Password: { } password }) await client.AuthenticateAsync(user, password, cancellation);
        await client.SendAsync(mail, cancellation);
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception ended) when (ended is IOException or SocketException or SmtpProtocolException or SmtpCommandException or OperationCanceledException)
        {
            // The server has taken the message; a failed goodbye must not send it twice.
        }
    }

    private MimeMessage Compose(OutgoingMessage message)
    {
        var mail = new MimeMessage();
        mail.From.Add(Address(message.From ?? settings.From, "sender"));
        mail.To.Add(Address(message.Destination, "receiver"));
        if (message.ReplyTo is { } replyTo) mail.ReplyTo.Add(Address(replyTo, "reply-to"));
        mail.Subject = OneLine(message.Subject ?? "");
        mail.Date = clock.GetUtcNow();
        // The same at every attempt: should one arrive twice after all, mail programs show it once.
        mail.MessageId = $"{message.Id}@{mail.From.Mailboxes.First().Domain}";
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        // SES reads it from the message itself; other mail servers pass it by.
        if (message.ConfigurationSet is { } set) mail.Headers.Add("X-SES-CONFIGURATION-SET", OneLine(set));
        mail.Body = new TextPart("html") { Text = message.Body };
        return mail;
    }

    private static MailboxAddress Address(string text, string whose) =>
        !text.Any(char.IsControl) && MailboxAddress.TryParse(text, out var address) && address.Address.Contains('@', StringComparison.Ordinal)
            ? address
            : throw new MessageRefusedException($"The {whose} is no email address.");

    /// <summary>What follows a line break would be a header of somebody else's making.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
