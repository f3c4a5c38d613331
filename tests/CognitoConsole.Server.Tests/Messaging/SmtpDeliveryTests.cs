using CognitoConsole.Server.Tests.Hosting;
using CognitoConsole.Server.Tests.Operators;
using Microsoft.Playwright;

namespace CognitoConsole.Server.Tests.Messaging;

/// <summary>From the API through the outbox to the mail server, with both of them failing in between.</summary>
public sealed class SmtpDeliveryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task An_invitation_arrives_and_its_text_is_gone_from_the_console()
    {
        using var data = new DataFolder();
        await using var mail = new SmtpListener();
        await using var server = await ServerProcess.StartOpen(data, [.. RunningServer.Bootstrap, .. Smtp(mail.Port)]);
        await Invite(server, await server.APool());

        var invitation = await mail.Next();
        Assert.Matches("temporary password is \\S{8,}", invitation.Body);
        Assert.Equal("Your temporary password", invitation.Header("Subject"));

        await Until(data, "Sent", null);
        Assert.Equal(["NULL"], data.Query("SELECT quote(Body) FROM OutboxMessages"));
        using var browser = new Browser();
        await browser.SignIn(server, RunningServer.Email, RunningServer.Password);
        Assert.Contains($"SMTP through 127.0.0.1:{mail.Port} (None), from no-reply@localhost", (await browser.Open(server.Url + "/settings")).Text);
    }

    [Fact]
    public async Task A_message_outlives_a_mail_server_that_is_away_and_a_kill_and_is_sent_once()
    {
        using var data = new DataFolder();
        int port;
        await using (var gone = new SmtpListener()) port = gone.Port;
        string pool;
        await using (var server = await ServerProcess.StartOpen(data, [.. RunningServer.Bootstrap, .. Smtp(port)]))
        {
            pool = await server.APool();
            await Invite(server, pool);
            await Until(data, "Pending", $"127.0.0.1:{port} cannot be reached: ");
            await server.Kill();
        }

        await using var mail = new SmtpListener(port);
        await using var again = await ServerProcess.StartOpen(data, Smtp(port));
        await mail.Next();
        await Until(data, "Sent", null);
        // The next beats of the outbox find nothing more to send.
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Empty(mail.Mails);
    }

    [Fact]
    public async Task What_was_refused_for_good_says_why_and_is_sent_again_by_hand()
    {
        using var data = new DataFolder();
        await using var mail = new SmtpListener();
        mail.Answers["RCPT"] = "550 no such mailbox";
        await using var server = await ServerProcess.StartOpen(data, [.. RunningServer.Bootstrap, .. Smtp(mail.Port)]);
        await Invite(server, await server.APool());
        await Until(data, "Failed", "127.0.0.1 refused the message: 550 no such mailbox");

        var page = await chromium.Open();
        await page.SignIn(server, RunningServer.Email, RunningServer.Password);
        await page.Interactive();
        await page.GotoAsync(server.Localhost() + "/outbox");
        await page.GetByRole(AriaRole.Link, new() { Name = "kim@example.com" }).ClickAsync();
        await page.GetByText("127.0.0.1 refused the message: 550 no such mailbox").WaitForAsync();
        mail.Answers.Clear();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();

        Assert.Contains("temporary password", (await mail.Next()).Body, StringComparison.Ordinal);
        await Until(data, "Sent", null);
        Assert.Contains("cognito-console:RetryOutboxMessage", data.AuditedActions());
    }

    private static (string, string)[] Smtp(int port) =>
        [("Messaging:Email", "Smtp"), ("Messaging:Smtp:Host", "127.0.0.1"), ("Messaging:Smtp:Port", $"{port}"), ("Messaging:Smtp:Security", "None")];

    private static async Task Invite(ServerProcess server, string pool)
    {
        var made = await server.Api("AdminCreateUser", new
        {
            UserPoolId = pool,
            Username = "kim",
            UserAttributes = new[] { new { Name = "email", Value = "kim@example.com" }, new { Name = "email_verified", Value = "true" } },
            DesiredDeliveryMediums = new[] { "EMAIL" },
        });
        Assert.Equal(200, made.Status);
    }

    /// <summary>Waits until the only message has come to this.</summary>
    private static async Task Until(DataFolder data, string status, string? error)
    {
        string? seen = null;
        for (var patience = 0; patience < 80; patience++)
        {
            seen = data.Query("SELECT Status || ' ' || COALESCE(LastError, '') FROM OutboxMessages").SingleOrDefault();
            if (seen?.StartsWith($"{status} {error}", StringComparison.Ordinal) == true) return;
            await Task.Delay(250);
        }

        Assert.Fail($"The message has come to: {seen}");
    }
}
