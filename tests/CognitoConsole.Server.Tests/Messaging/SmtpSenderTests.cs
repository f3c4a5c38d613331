using System.Text;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Server.Messaging;
using CognitoConsole.Server.Settings;

namespace CognitoConsole.Server.Tests.Messaging;

public sealed class SmtpSenderTests
{
    private static readonly OutgoingMessage Message = new("0197", "EMAIL", "kim@example.com", null, null, "Your code", "Your confirmation code is <b>123456</b> ✓\n.\nend");

    [Fact]
    public async Task A_message_arrives_as_it_was_written()
    {
        await using var server = new SmtpListener();
        await Sender(server).Send(Message with { From = "Dr. Ünal <help@example.org>", ReplyTo = "answers@example.org", Subject = "Grüße ✓" }, TestContext.Current.CancellationToken);

        var mail = await server.Next();
        Assert.StartsWith("MAIL FROM:<help@example.org>", mail.From);
        Assert.StartsWith("RCPT TO:<kim@example.com>", mail.To);
        Assert.Equal(("Grüße ✓", "<0197@example.org>", "answers@example.org", "auto-generated"), (mail.Header("Subject"), mail.Header("Message-Id"), mail.Header("Reply-To"), mail.Header("Auto-Submitted")));
        Assert.Contains("Ünal", mail.Header("From"));
        Assert.Equal(Message.Body, mail.Body.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_servers_own_address_is_the_sender_where_the_pool_names_none()
    {
        await using var server = new SmtpListener();
        await Sender(server).Send(Message, TestContext.Current.CancellationToken);
        Assert.Equal("no-reply@localhost", (await server.Next()).Header("From"));
    }

    [Fact]
    public async Task SES_reads_the_configuration_set_in_a_header()
    {
        await using var server = new SmtpListener();
        await Sender(server).Send(Message with { ConfigurationSet = "sign-ups" }, TestContext.Current.CancellationToken);
        Assert.Equal("sign-ups", (await server.Next()).Header("X-SES-CONFIGURATION-SET"));
        await Sender(server).Send(Message, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("X-SES", (await server.Next()).Headers, StringComparison.OrdinalIgnoreCase);
        // The engine lets no such name in; the row may be somebody else's work.
        await Sender(server).Send(Message with { ConfigurationSet = "a\r\nBcc: eve@evil.test" }, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("\nBcc:", (await server.Next()).Headers, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task With_a_user_it_signs_in_first()
    {
        await using var server = new SmtpListener();
        await Sender(server, user: "mailer", password: "s3cret").Send(Message, TestContext.Current.CancellationToken);
        await server.Next();
        Assert.Contains("AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes("\0mailer\0s3cret")), server.Commands);
    }

    [Theory]
    [InlineData("Your code\r\nBcc: eve@evil.test")]
    [InlineData("Your code\nBcc: eve@evil.test")]
    [InlineData("Your code\r\n\r\n<h1>another body</h1>")]
    [InlineData("Your code\r\n.\r\nMAIL FROM:<eve@evil.test>")]
    public async Task A_subject_stays_a_subject(string subject)
    {
        await using var server = new SmtpListener();
        await Sender(server).Send(Message with { Subject = subject }, TestContext.Current.CancellationToken);
        var mail = await server.Next();
        Assert.DoesNotContain("\nBcc:", mail.Headers, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Message.Body, mail.Body.ReplaceLineEndings("\n").TrimEnd('\n'));
        Assert.Single(server.Commands, c => c.StartsWith("MAIL", StringComparison.Ordinal));
        Assert.Single(server.Commands, c => c.StartsWith("RCPT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kim@example.com\r\nBcc: eve@evil.test", null)]
    [InlineData("kim@example.com>\r\nRCPT TO:<eve@evil.test", null)]
    [InlineData("kim@example.com, eve@evil.test", null)]
    [InlineData("kim", null)]
    [InlineData("", null)]
    [InlineData("kim@example.com", "help@example.org\r\nBcc: eve@evil.test")]
    [InlineData("kim@example.com", "a@b.test, eve@evil.test")]
    public async Task What_is_not_one_address_is_refused_before_anything_is_said(string destination, string? from)
    {
        await using var server = new SmtpListener();
        await Assert.ThrowsAsync<MessageRefusedException>(() => Sender(server).Send(Message with { Destination = destination, From = from }, TestContext.Current.CancellationToken));
        Assert.Empty(server.Commands);
    }

    [Fact]
    public async Task What_the_server_refuses_for_good_is_not_tried_again()
    {
        await using var server = new SmtpListener();
        server.Answers["RCPT"] = "550 no such mailbox";
        var refusal = await Assert.ThrowsAsync<MessageRefusedException>(() => Sender(server).Send(Message, TestContext.Current.CancellationToken));
        Assert.Equal("127.0.0.1 refused the message: 550 no such mailbox", refusal.Message);
    }

    [Theory]
    [InlineData("RCPT", "450 mailbox busy")]
    [InlineData("MAIL", "421 try later")]
    [InlineData("DATA", "452 no space")]
    [InlineData("AUTH", "535 wrong password")]
    public async Task What_may_pass_is_left_to_the_outbox(string command, string answer)
    {
        await using var server = new SmtpListener();
        server.Answers[command] = answer;
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Sender(server, "mailer", "s3cret").Send(Message, TestContext.Current.CancellationToken));
        Assert.IsNotType<MessageRefusedException>(failure);
        Assert.Contains(answer[4..], failure.Message);
        Assert.DoesNotContain("s3cret", failure.ToString());
    }

    [Fact]
    public async Task A_goodbye_that_fails_does_not_send_twice()
    {
        await using var server = new SmtpListener { HangsUpAfterMessage = true };
        await Sender(server).Send(Message, TestContext.Current.CancellationToken);
        await server.Next();
    }

    [Fact]
    public async Task Without_the_encryption_that_is_demanded_nothing_is_said()
    {
        await using var server = new SmtpListener();
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Sender(server, "mailer", "s3cret", SmtpSecurity.StartTls).Send(Message, TestContext.Current.CancellationToken));
        Assert.IsNotType<MessageRefusedException>(failure);
        Assert.Contains("STARTTLS", failure.Message);
        Assert.DoesNotContain(server.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal) || c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_away_is_named()
    {
        int port;
        await using (var gone = new SmtpListener()) port = gone.Port;
        var failure = await Assert.ThrowsAsync<IOException>(() => new SmtpSender(new SmtpSettings("127.0.0.1", port, null, null, SmtpSecurity.None, "no-reply@localhost"), TimeProvider.System).Send(Message, TestContext.Current.CancellationToken));
        Assert.StartsWith($"127.0.0.1:{port} cannot be reached: ", failure.Message);
    }

    private static SmtpSender Sender(SmtpListener server, string? user = null, string? password = null, SmtpSecurity security = SmtpSecurity.None) =>
        new(new SmtpSettings("127.0.0.1", server.Port, user, password, security, "no-reply@localhost"), TimeProvider.System);
}
