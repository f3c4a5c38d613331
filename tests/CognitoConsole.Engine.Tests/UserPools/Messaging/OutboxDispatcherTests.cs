using CognitoConsole.Contracts;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Tests.Extensions;
using CognitoConsole.Testing;
using Microsoft.EntityFrameworkCore;

namespace CognitoConsole.Engine.Tests.UserPools;

public sealed class OutboxDispatcherTests
{
    [Fact]
    public async Task Sends_once_and_empties_the_text()
    {
        var sender = new MemorySender();
        await using var cognito = OutboxTestData.With(sender);
        var message = await cognito.AMessage(await cognito.APool(OutboxTestData.Verifying));
        Assert.Equal(OutboxStatus.Pending, message.Status);

        await cognito.Dispatch();
        await cognito.Dispatch();

        Assert.Matches(@"\b\d{6}\b", Assert.Single(sender.Sent).Body);
        var row = await cognito.Database(db => db.OutboxMessages.SingleAsync());
        Assert.Equal(("Sent", null, null, 1), (row.Status, row.Body, row.NextAttemptAt, row.Attempts));
        Assert.Equal(cognito.Clock.GetUtcNow().ToUnixTimeMilliseconds(), row.SentAt!.Value.ToUnixTimeMilliseconds());
    }

    [Fact, Shows("UserPool.EmailConfiguration.ConfigurationSet")]
    public async Task A_message_names_the_configuration_set_that_the_pool_had_when_it_was_written()
    {
        var sender = new MemorySender();
        await using var cognito = OutboxTestData.With(sender);
        var pool = await cognito.APool(OutboxTestData.Verifying);
        foreach (var set in new[] { "first-set", null, "second_set" })
        {
            await cognito.Invoke(new UpdateUserPoolRequest { UserPoolId = pool.Id!, AutoVerifiedAttributes = ["email"], EmailConfiguration = new() { ConfigurationSet = set } });
            Assert.Equal(set, (await cognito.AMessage(pool, set ?? "none")).ConfigurationSet);
        }

        await cognito.Dispatch();
        Assert.Equal(["first-set", null, "second_set"], sender.Sent.OrderBy(m => m.Destination, StringComparer.Ordinal).Select(m => m.ConfigurationSet));
    }

    [Theory]
    [InlineData("set\r\nBcc: eve@evil.test")]
    [InlineData("set\n")]
    [InlineData("a set")]
    [InlineData("")]
    public async Task What_is_no_name_of_a_configuration_set_is_refused(string set)
    {
        await using var cognito = new TestCognito();
        var refusal = await cognito.Refusal(new CreateUserPoolRequest { PoolName = "p", EmailConfiguration = new() { ConfigurationSet = set } });
        Assert.Equal(ErrorCodes.InvalidParameterException, refusal.Code);
        Assert.Contains("emailConfiguration.configurationSet", refusal.Message, StringComparison.Ordinal);
        Assert.False(await cognito.Database(db => db.UserPools.AnyAsync()));
    }

    [Fact]
    public async Task Several_nodes_at_once_send_each_message_once()
    {
        var sender = new MemorySender();
        await using var cognito = OutboxTestData.With(sender);
        var pool = await cognito.APool(OutboxTestData.Verifying);
        for (var i = 0; i < 12; i++) await cognito.AMessage(pool, $"user{i}");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => cognito.Dispatch())));

        Assert.Equal(12, sender.Sent.Select(m => m.Destination).Distinct().Count());
        Assert.Equal(12, sender.Sent.Count);
    }

    [Fact]
    public async Task Tries_again_later_and_later_then_gives_up_with_the_reason()
    {
        var sender = new MemorySender { Failure = new IOException("connection refused") };
        await using var cognito = OutboxTestData.With(sender);
        var message = await cognito.AMessage(await cognito.APool(OutboxTestData.Verifying));

        var waits = new List<double>();
        for (var attempt = 1; attempt <= 8; attempt++)
        {
            await cognito.Dispatch();
            var seen = await Read(cognito, message);
            Assert.Equal((attempt, "connection refused"), (seen.Attempts, seen.LastError));
            if (seen.Status == OutboxStatus.Failed) break;
            await cognito.Dispatch();
            Assert.Equal(attempt, (await Read(cognito, message)).Attempts);
            var wait = seen.NextAttemptDate!.Value - cognito.Clock.GetUtcNow();
            waits.Add(Math.Round(wait.TotalSeconds));
            cognito.Clock.Advance(wait + TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal([10, 30, 120, 600, 1800, 3600, 10800], waits);
        Assert.Equal(OutboxStatus.Failed, (await Read(cognito, message)).Status);
    }

    [Fact]
    public async Task What_can_never_be_delivered_is_not_tried_again_and_keeps_its_text()
    {
        var sender = new MemorySender { Failure = new MessageRefusedException("no such mailbox") };
        await using var cognito = OutboxTestData.With(sender);
        var message = await cognito.AMessage(await cognito.APool(OutboxTestData.Verifying));

        await cognito.Dispatch();

        Assert.Equal((OutboxStatus.Failed, 1), ((await Read(cognito, message)).Status, (await Read(cognito, message)).Attempts));
        Assert.NotNull((await cognito.Invoke(new GetOutboxMessageRequest { MessageId = message.MessageId })).Body);
    }

    [Fact]
    public async Task A_message_whose_node_stopped_while_sending_is_taken_up_after_its_lease()
    {
        var sender = new MemorySender();
        await using var cognito = OutboxTestData.With(sender);
        await cognito.AMessage(await cognito.APool(OutboxTestData.Verifying));
        using var stopping = new CancellationTokenSource();
        sender.WhileSending = stopping.Cancel;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cognito.Dispatcher().DispatchDue(stopping.Token));
        sender.WhileSending = null;

        await cognito.Dispatch();
        Assert.Empty(sender.Sent);
        cognito.Clock.Advance(TimeSpan.FromMinutes(2));
        await cognito.Dispatch();
        Assert.Single(sender.Sent);
    }

    [Fact]
    public async Task Without_a_sender_what_waited_for_one_rests_in_the_outbox()
    {
        await using var cognito = new TestCognito();
        var message = await cognito.AMessage(await cognito.APool(OutboxTestData.Verifying));
        await cognito.Database(db => db.OutboxMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, OutboxStatus.Pending).SetProperty(m => m.NextAttemptAt, cognito.Clock.GetUtcNow())));

        await cognito.Dispatcher().PutToRest(TestContext.Current.CancellationToken);

        var seen = await Read(cognito, message);
        Assert.Equal((OutboxStatus.Outbox, null), (seen.Status, seen.NextAttemptDate));
        Assert.NotNull((await cognito.Invoke(new GetOutboxMessageRequest { MessageId = message.MessageId })).Body);
    }

    private static async Task<OutboxMessageType> Read(TestCognito cognito, OutboxMessageType message) =>
        (await cognito.Invoke(new ListOutboxMessagesRequest { UserPoolId = message.UserPoolId })).Messages.Single(m => m.MessageId == message.MessageId);
}
