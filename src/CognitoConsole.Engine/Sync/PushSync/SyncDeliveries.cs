using CognitoConsole.Contracts.Sync;
using CognitoConsole.Data;
using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.UserPools;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.Sync;

/// <summary>
/// Hands on what streams and devices have to be told, for each of them in the order of the changes. Any number of servers may run it: the beginning of a
/// queue is taken by one atomic update, and while somebody has it, or waits after a failure, the others leave the queue alone.
/// </summary>
public sealed partial class SyncDeliveries(IServiceScopeFactory scopes, EngineOptions options, IOutgoingHttp http, TimeProvider clock, ILogger<SyncDeliveries> log) : BackgroundService
{
    /// <summary>A stream that takes nothing for so long is broken: streaming is switched off, as AWS does.</summary>
    internal static readonly TimeSpan StreamPatience = TimeSpan.FromHours(24);

    /// <summary>Whoever was not told by then has synchronized without.</summary>
    internal static readonly TimeSpan PushPatience = TimeSpan.FromHours(1);

    private const int MaxBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, DestinationWriter> _destinations =
        options.SyncStreams.Concat(options.PushApplications).ToDictionary(d => d.Arn, d => new DestinationWriter(d, ForwardForm.Sync, http, clock), StringComparer.Ordinal);

    private sealed record Waiting(long Id, int Size, DateTimeOffset CreationDate, DateTimeOffset NextAttemptAt, int Attempts);

    /// <summary>Each destination by itself: one that is slow, or has much to take, keeps no other waiting.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([Repeat(TidyUp, once: true, stoppingToken), .. _destinations.Keys.Select(queue => Repeat(stopping => Deliver(queue, stopping), once: false, stoppingToken))]);

    /// <param name="once">Only until it has succeeded.</param>
    private async Task Repeat(Func<CancellationToken, Task> work, bool once, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work(stoppingToken);
                if (once) return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(log, failure);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TidyUp(CancellationToken cancellation)
    {
        await SwitchOffUnknown(cancellation);
        await DropUnknown(cancellation);
    }

    /// <summary>The settings may have been changed since pools named their streams.</summary>
    internal async Task SwitchOffUnknown(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var streams = await db.SyncConfigurations.Where(c => c.StreamingStatus == StreamingStatus.Enabled).Select(c => c.StreamName!).Distinct().ToListAsync(cancellation);
        foreach (var stream in streams.Where(s => !_destinations.ContainsKey(s))) await SwitchOff(db, stream, db.SyncConfigurations.Select(c => c.IdentityPoolId), cancellation);
    }

    /// <summary>At the start only: later it comes from a server whose settings name more, and which hands it on.</summary>
    private async Task DropUnknown(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var queues = await db.SyncDeliveries.Select(d => d.Destination).Distinct().ToListAsync(cancellation);
        foreach (var queue in queues.Where(q => !_destinations.ContainsKey(q))) await GiveUp(db, queue, clock.GetUtcNow());
    }

    /// <summary>Hands on what is due now.</summary>
    internal Task DeliverDue(CancellationToken cancellation) => Task.WhenAll(_destinations.Keys.Select(queue => Deliver(queue, cancellation)));

    private async Task Deliver(string queue, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        while (await Take(db, queue, cancellation) is { Count: > 0 } taken)
        {
            var ids = taken.Select(d => d.Id).ToList();
            var notices = scope.ServiceProvider.GetRequiredService<SyncNotices>();
            var payloads = await db.SyncDeliveries.AsNoTracking().Where(d => ids.Contains(d.Id)).OrderBy(d => d.Id).Select(d => d.Payload).ToListAsync(cancellation);
            try
            {
                await _destinations[queue].Write([.. payloads.Select(notices.PayloadOf)], cancellation);
            }
            // Also what cannot be decrypted any more: it must not stand before the rest for ever.
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                if (taken[0].Attempts == 0) LogAttempt(log, failure, queue);
                var again = clock.GetUtcNow() + Backoff(taken[0].Attempts);
                await db.SyncDeliveries.Where(d => ids.Contains(d.Id)).ExecuteUpdateAsync(set => set.SetProperty(d => d.NextAttemptAt, again), CancellationToken.None);
                // Only now, and of a stream only what it has refused for so long: what waited because no server ran is no fault of the destination.
                var limit = clock.GetUtcNow() - (IsPush(queue) ? PushPatience : StreamPatience);
                if (taken[0].CreationDate <= limit && (IsPush(queue) || RefusedFor(taken[0].Attempts) >= StreamPatience)) await GiveUp(db, queue, limit);
                return;
            }

            // Said even while the server stops: it has been handed on and must not go twice.
            await db.SyncDeliveries.Where(d => ids.Contains(d.Id)).ExecuteDeleteAsync(CancellationToken.None);
        }
    }

    /// <summary>The beginning of the queue, or nothing where somebody has it in hand.</summary>
    private async Task<List<Waiting>> Take(CognitoDbContext db, string queue, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var first = await db.SyncDeliveries.Where(d => d.Destination == queue).OrderBy(d => d.Id).Take(ForwardForm.Sync.Batch)
            .Select(d => new Waiting(d.Id, d.Size, d.CreationDate, d.NextAttemptAt, d.Attempts)).ToListAsync(cancellation);
        if (first.Count == 0 || first.Any(d => d.NextAttemptAt > now)) return [];
        var bytes = (long)first[0].Size;
        // After a failure one by one: the destination may take less at once, or not a certain one of them.
        var wanted = first.TakeWhile((d, i) => i == 0 || d.Attempts == 0 && first[0].Attempts == 0 && (bytes += d.Size) <= MaxBytes).ToList();
        var ids = wanted.Select(d => d.Id).ToList();
        var taken = await db.SyncDeliveries.Where(d => ids.Contains(d.Id) && d.NextAttemptAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.NextAttemptAt, now + Lease).SetProperty(d => d.Attempts, d => d.Attempts + 1), cancellation);
        // Where two have asked at once, one has all of them; the other, and an unlikely rest, waits for the end of the lease.
        return taken == ids.Count ? wanted : [];
    }

    private static TimeSpan Backoff(int attempts) => TimeSpan.FromSeconds(Math.Min(LongestBackoff.TotalSeconds, 5 * Math.Pow(2, Math.Min(attempts, 10))));

    /// <summary>The time from the first of so many failed attempts to the next one, at least.</summary>
    private static TimeSpan RefusedFor(int attempts) => Enumerable.Range(0, attempts).Aggregate(TimeSpan.Zero, (sum, i) => sum + Backoff(i));

    private static bool IsPush(string queue) => queue.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>Nobody takes what is as old as this.</summary>
    private async Task GiveUp(CognitoDbContext db, string queue, DateTimeOffset limit)
    {
        var lost = db.SyncDeliveries.Where(d => d.Destination == queue && d.CreationDate <= limit);
        if (!IsPush(queue)) await SwitchOff(db, queue, lost.Select(d => d.IdentityPoolId), CancellationToken.None);
        var dropped = await lost.ExecuteDeleteAsync(CancellationToken.None);
        LogDropped(log, dropped, queue);
    }

    private async Task SwitchOff(CognitoDbContext db, string stream, IQueryable<string> pools, CancellationToken cancellation)
    {
        var off = db.SyncConfigurations.Where(c => c.StreamName == stream && c.StreamingStatus == StreamingStatus.Enabled && pools.Contains(c.IdentityPoolId));
        var ids = await off.Select(c => c.IdentityPoolId).ToListAsync(cancellation);
        if (ids.Count == 0) return;
        await off.ExecuteUpdateAsync(set => set.SetProperty(c => c.StreamingStatus, StreamingStatus.Disabled).SetProperty(c => c.Version, c => c.Version + 1), cancellation);
        LogDisabled(log, stream, string.Join(", ", ids));
    }

    [LoggerMessage(LogLevel.Warning, "What is synchronized cannot be handed on to {Destination} at present. It is tried again.")]
    private static partial void LogAttempt(ILogger log, Exception failure, string destination);

    [LoggerMessage(LogLevel.Error, "The stream {Stream} has taken nothing for too long, or the settings (Sync:Streams) do not name it any more: streaming was switched off for {IdentityPools}.")]
    private static partial void LogDisabled(ILogger log, string stream, string identityPools);

    [LoggerMessage(LogLevel.Warning, "{Count} notices for {Destination} were dropped.")]
    private static partial void LogDropped(ILogger log, int count, string destination);

    [LoggerMessage(LogLevel.Error, "What is synchronized could not be handed on.")]
    private static partial void LogFailure(ILogger log, Exception failure);
}
