using System.Text.Json.Nodes;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;
using CognitoConsole.Engine.Tests.Extensions;
using CognitoConsole.Engine.UserPools;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class LogDeliveryTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"logs-{Guid.NewGuid():N}", "cognito.jsonl");

    public void Dispose()
    {
        if (Path.GetDirectoryName(_file) is { } folder && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_sign_in_reads_as_AWS_writes_it()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AProtectedPool();
        var client = await cognito.AClient(pool);
        var user = await cognito.AUser(pool);
        await cognito.SetLogs(pool, LogTestData.Activity);
        await cognito.Invoke(cognito.PasswordAuth(client), TestCognito.From("198.51.100.7") with { RequestId = "request-1" });

        var record = Assert.Single(await cognito.LogsOf(pool)).Json();
        var eventId = Assert.Single(await cognito.EventsOf(pool)).EventId;
        Assert.Equal(("1772528707000", "USER_ACTIVITY", "INFO", pool.Id), ((string)record["eventTimestamp"]!, (string)record["eventSource"]!, (string)record["logLevel"]!, (string)record["logSourceId"]!["userPoolId"]!));
        Assert.Equal(new JsonObject
        {
            ["version"] = "1",
            ["eventId"] = eventId,
            ["eventType"] = "SignIn",
            ["userSub"] = user.Attributes!.Single(a => a.Name == "sub").Value,
            ["userName"] = "ana",
            ["userPoolId"] = pool.Id,
            ["clientId"] = client.ClientId,
            ["creationDate"] = "Tue Mar 03 09:05:07 UTC 2026",
            ["eventResponse"] = "Pass",
            ["riskLevel"] = "",
            ["riskDecision"] = "PASS",
            ["challenges"] = new JsonArray(new JsonObject { ["challengeName"] = "Password", ["challengeResponse"] = "Success" }),
            ["deviceName"] = "Chrome 125, Windows 10",
            ["ipAddress"] = "198.51.100.7",
            ["requestId"] = "request-1",
            ["idpName"] = "",
            ["compromisedCredentialDetected"] = "false",
            ["city"] = "",
            ["country"] = "",
            ["eventFeedbackValue"] = "",
            ["eventFeedbackDate"] = "",
            ["eventFeedbackProvider"] = "",
            ["hasContextData"] = "true",
        }.ToJsonString(), record["message"]!.ToJsonString());
    }

    [Fact]
    public async Task A_message_that_is_not_delivered_is_a_notification_error_at_each_attempt()
    {
        var sender = new MemorySender { Failure = new IOException("connection refused") };
        await using var cognito = OutboxTestData.With(sender);
        var pool = await cognito.APool(OutboxTestData.Verifying);
        var message = await cognito.AMessage(pool);
        await cognito.Dispatch();
        Assert.Empty(await cognito.LogsOf(pool));

        await cognito.SetLogs(pool, LogTestData.Notifications);
        cognito.Clock.Advance(TimeSpan.FromSeconds(11));
        await cognito.Dispatch();
        sender.Failure = new MessageRefusedException("no such mailbox");
        cognito.Clock.Advance(TimeSpan.FromMinutes(1));
        await cognito.Dispatch();

        var logs = await cognito.LogsOf(pool);
        Assert.Equal(
            [
                $"EMAIL message {message.MessageId} (SignUp) to user kim was not delivered (attempt 3): no such mailbox",
                $"EMAIL message {message.MessageId} (SignUp) to user kim was not delivered (attempt 2): connection refused It is tried again.",
            ],
            logs.Select(l => (string)l.Json()["message"]!["details"]!));
        Assert.All(logs, l => Assert.Equal(("USER_NOTIFICATION", "ERROR", LogTestData.Group), ((string)l.Json()["eventSource"]!, (string)l.Json()["logLevel"]!, l.Destination)));
    }

    [Fact]
    public async Task A_file_gets_a_line_for_each_record_of_its_ARN()
    {
        await using var cognito = With(new LogDestination(LogTestData.Stream, _file, null, null));
        var pool = await cognito.AProtectedPool();
        await cognito.SetLogs(pool, LogTestData.Activity);
        await SignInTwice(cognito, pool);
        await cognito.Logs().Forward(TestContext.Current.CancellationToken);
        await cognito.Logs().Forward(TestContext.Current.CancellationToken);
        Assert.Equal((await cognito.LogsOf(pool)).Select(l => l.Record).Reverse(), await File.ReadAllLinesAsync(_file));
    }

    [Fact]
    public async Task An_address_gets_signed_arrays_and_what_it_does_not_take_waits()
    {
        await using var cognito = With(new LogDestination(LogTestData.Stream, null, new Uri("https://logs.example.com/in"), "a-shared-secret"));
        var pool = await cognito.AProtectedPool();
        await cognito.SetLogs(pool, LogTestData.Activity);
        await SignInTwice(cognito, pool);
        cognito.Web.OnPost = (_, _) => Task.FromResult(new OutgoingAnswer(503, ""));
        await cognito.Logs().Forward(TestContext.Current.CancellationToken);
        cognito.Web.OnPost = (_, _) => Task.FromResult(new OutgoingAnswer(204, ""));
        await cognito.Logs().Forward(TestContext.Current.CancellationToken);
        await cognito.Logs().Forward(TestContext.Current.CancellationToken);

        Assert.Equal(2, cognito.Web.Posted.Count);
        var (address, headers, body) = cognito.Web.Posted[1];
        Assert.Equal(("https://logs.example.com/in", LogTestData.Stream), (address.AbsoluteUri, headers["X-Cognito-Log-Destination"]));
        Assert.Equal($"v1={WebhookSignature.Compute("a-shared-secret", headers["X-Cognito-Timestamp"], System.Text.Encoding.UTF8.GetBytes(body))}", headers["X-Cognito-Signature"]);
        Assert.Equal(2, JsonNode.Parse(body)!.AsArray().Count);
        Assert.Equal(2, (await cognito.LogsOf(pool)).Count);
    }

    [Fact]
    public async Task Other_destinations_are_not_handed_on()
    {
        await using var cognito = With(new LogDestination(LogTestData.Group, _file, null, null));
        var pool = await cognito.AProtectedPool();
        await cognito.SetLogs(pool, LogTestData.Activity);
        await SignInTwice(cognito, pool);
        await cognito.Logs().Forward(TestContext.Current.CancellationToken);
        Assert.False(File.Exists(_file));
    }

    [Fact]
    public async Task A_pool_keeps_its_newest_records_and_none_beyond_the_retention()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AProtectedPool();
        await cognito.SetLogs(pool, LogTestData.Activity);
        await cognito.Database(db =>
        {
            db.LogEvents.AddRange(Enumerable.Range(0, LogDelivery.KeptPerPool).Select(i => Row(pool, $"{i:000000}", cognito.Clock.GetUtcNow())));
            return db.SaveChangesAsync();
        });
        await SignInTwice(cognito, pool);
        await cognito.LogsOf(pool);
        Assert.Equal((LogDelivery.KeptPerPool, "000002"), await cognito.Database(async db => (await db.LogEvents.CountAsync(), await db.LogEvents.MinAsync(e => e.Id))));

        await cognito.Database(db => db.LogEvents.Where(e => e.Id.CompareTo("000100") > 0).ExecuteDeleteAsync());
        cognito.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1));
        await cognito.Services.GetServices<IHostedService>().OfType<ExpiredRows>().Single().Remove(TestContext.Current.CancellationToken);
        Assert.Equal(0, await cognito.Database(db => db.LogEvents.CountAsync()));
    }

    [Fact]
    public async Task Logs_go_with_their_pool()
    {
        await using var cognito = new TestCognito();
        var pool = await cognito.AProtectedPool();
        await cognito.SetLogs(pool, LogTestData.Activity);
        await SignInTwice(cognito, pool);
        await cognito.LogsOf(pool);
        await SignInAgain(cognito);
        await cognito.Invoke(new DeleteUserPoolRequest { UserPoolId = pool.Id! });
        await cognito.Logs().Flush(TestContext.Current.CancellationToken);
        Assert.Equal(0, await cognito.Database(db => db.LogEvents.CountAsync()));

        // Written when the pool is gone already.
        async Task SignInAgain(TestCognito c) => await c.SignIn(await c.AClient(pool));
    }

    private static TestCognito With(LogDestination destination) => new(options: new EngineOptions { LogDestinations = [destination] });

    private static LogEvent Row(UserPoolType pool, string id, DateTimeOffset at) =>
        new() { Id = id, UserPoolId = pool.Id!, EventSource = "userAuthEvents", LogLevel = "INFO", Destination = LogTestData.Stream, At = at, Record = "{}" };

    private static async Task SignInTwice(TestCognito cognito, UserPoolType pool)
    {
        var client = await cognito.AClient(pool);
        await cognito.AUser(pool);
        await cognito.SignIn(client);
        await cognito.SignIn(client);
    }
}
