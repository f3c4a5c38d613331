using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Extensions;
using CognitoConsole.Engine.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Hands waiting messages to their sender. Any number of nodes may run it: a message is taken by one atomic update that also sets when it
/// would be tried again, so a node that dies with it loses nothing.
/// </summary>
public sealed partial class OutboxDispatcher(IServiceScopeFactory scopes, IEnumerable<IMessageSender> senders, PoolSecrets secrets, FunctionRunner functions, InvocationLog calls, PoolDirectory pools, LogDelivery logs, TimeProvider clock, ILogger<OutboxDispatcher> log) : BackgroundService
{
    private const int Batch = 20;
    private const int AtOnce = 4;
    private const int MaxError = 1024;

    /// <summary>As often as Lambda runs a function that it was handed an event for.</summary>
    private const int FunctionAttempts = 3;

    /// <summary>Longer than a sender may take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Between attempts. After the last one the message has failed and waits for somebody to send it again.</summary>
    private static readonly TimeSpan[] Backoff =
        [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(3)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!senders.Any()) await PutToRest(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await DispatchDue(stoppingToken) == Batch) continue;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(log, failure);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The server was started without a sender: what waited for one stays in the outbox, to be read there.</summary>
    internal async Task PutToRest(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().OutboxMessages.Where(m => m.Status == "Pending" && m.FunctionArn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, "Outbox").SetProperty(m => m.NextAttemptAt, (DateTimeOffset?)null), cancellation);
    }

    /// <summary>Sends what is due now, at most one batch.</summary>
    /// <returns>How many messages were looked at.</returns>
    internal async Task<int> DispatchDue(CancellationToken cancellation)
    {
        List<string> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var now = clock.GetUtcNow();
            due = await scope.ServiceProvider.GetRequiredService<CognitoDbContext>().OutboxMessages
                .Where(m => m.Status == "Pending" && m.NextAttemptAt <= now)
                .OrderBy(m => m.NextAttemptAt).Take(Batch).Select(m => m.Id).ToListAsync(cancellation);
        }

        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (id, stop) => await Dispatch(id, stop));
        return due.Count;
    }

    private async Task Dispatch(string id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var now = clock.GetUtcNow();
        var taken = await db.OutboxMessages.Where(m => m.Id == id && m.Status == "Pending" && m.NextAttemptAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, now + Lease).SetProperty(m => m.Attempts, m => m.Attempts + 1), cancellation);
        if (taken == 0) return;

        var message = await db.OutboxMessages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellation);
        if (message is null) return;
        var failure = await TrySend(message, cancellation);
        if (failure is OperationCanceledException && cancellation.IsCancellationRequested) return; // the lease ends, and somebody takes it up
        // Said even while the server stops: the message has left and must not leave twice.
        await Record(db, message, failure);
    }

    private async Task<Exception?> TrySend(OutboxMessage message, CancellationToken cancellation)
    {
        try
        {
            if (message.FunctionArn is { } arn)
            {
                await Hand(message, arn, cancellation);
                return null;
            }

            var pool = await pools.Pool(message.UserPoolId, cancellation);
            var sender = senders.FirstOrDefault(s => s.Delivers(message.Medium)) ?? throw new MessageRefusedException($"No sender for {message.Medium} is configured.");
            var body = MessageWriter.BodyOf(pool, message, secrets) ?? throw new MessageRefusedException("The message has no text any more.");
            var sms = message.Medium == MessageWriter.Sms ? pool.SmsConfiguration : null;
            await sender.Send(new OutgoingMessage(message.Id, message.Medium, message.Destination, message.From, message.ReplyTo, message.Subject, body) { UserPoolId = message.UserPoolId, ConfigurationSet = message.ConfigurationSet, Sms = sms }, cancellation);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    /// <summary>To the pool's custom sender. Whether it really sent is its own business; not to be reached is a reason to try again.</summary>
    private async Task Hand(OutboxMessage message, string arn, CancellationToken cancellation)
    {
        var pool = await pools.Pool(message.UserPoolId, cancellation);
        var payload = MessageWriter.BodyOf(pool, message, secrets) ?? throw new MessageRefusedException("The message has no text any more.");
        var run = await functions.Run(message.UserPoolId, arn, payload, asynchronous: true, cancellation);
        calls.Add(pool, arn, $"Custom{(message.Medium == MessageWriter.Email ? "Email" : "SMS")}Sender", TriggerSources.SourceOf(payload), message.Username, payload, run, InvocationView.Outcome(run.Answer.Kind, null), refusal: null);
        if (run.Answer.Kind == FunctionAnswerKind.Succeeded) return;
        var error = $"The function {arn} did not take the message: {run.Answer.Error}";
        throw message.Attempts < FunctionAttempts ? new InvalidOperationException(error) : new MessageRefusedException(error);
    }

    private async Task Record(CognitoDbContext db, OutboxMessage message, Exception? failure)
    {
        var row = db.OutboxMessages.Where(m => m.Id == message.Id && m.Status == "Pending");
        var now = clock.GetUtcNow();
        if (failure is null)
        {
            // What was in it (codes, passwords) is the receiver's business from now on.
            await row.ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, "Sent").SetProperty(m => m.SentAt, now).SetProperty(m => m.Body, (byte[]?)null)
                .SetProperty(m => m.NextAttemptAt, (DateTimeOffset?)null).SetProperty(m => m.LastError, (string?)null));
            return;
        }

        LogAttempt(log, failure, message.Id, message.Attempts);
        var error = failure.Message.Length > MaxError ? failure.Message[..MaxError] : failure.Message;
        var isLast = failure is MessageRefusedException || message.Attempts > Backoff.Length;
        await TellLogs(message, error, isLast);
        if (isLast)
            await row.ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, "Failed").SetProperty(m => m.LastError, error).SetProperty(m => m.NextAttemptAt, (DateTimeOffset?)null));
        else
            await row.ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, now + Backoff[message.Attempts - 1]).SetProperty(m => m.LastError, error));
    }

    /// <summary>For pools that want to hear of it (userNotification).</summary>
    private async Task TellLogs(OutboxMessage message, string error, bool isLast)
    {
        if (await pools.Find(message.UserPoolId) is { } pool)
            logs.MessageFailed(pool, $"{message.Medium} message {message.Id} ({message.Kind}) to user {message.Username} was not delivered (attempt {message.Attempts}): {error}{(isLast ? "" : " It is tried again.")}");
    }

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} could not be sent (attempt {Attempt}).")]
    private static partial void LogAttempt(ILogger log, Exception failure, string messageId, int attempt);

    [LoggerMessage(LogLevel.Error, "The outbox could not be read.")]
    private static partial void LogFailure(ILogger log, Exception failure);
}
