using System.Threading.Channels;
using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Delivers the logs that pools have configured: into the database, where the console reads them, and to whatever the host has set up for their
/// destination. Behind the sign-ins that cause them: in batches, and when more come than can be written, the oldest unwritten ones are dropped.
/// </summary>
public sealed partial class LogDelivery : BackgroundService
{
    /// <summary>Records that a pool keeps.</summary>
    public const int KeptPerPool = 10_000;

    private const int Batch = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<LogEvent> _waiting = Channel.CreateBounded<LogEvent>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Lock _ids = new();
    private readonly IServiceScopeFactory _scopes;
    private readonly LogForwarder[] _forwarders;
    private readonly TimeProvider _clock;
    private readonly ILogger<LogDelivery> _log;
    private DateTimeOffset _newest;

    public LogDelivery(IServiceScopeFactory scopes, EngineOptions options, IOutgoingHttp http, TimeProvider clock, ILogger<LogDelivery> log)
    {
        (_scopes, _clock, _log) = (scopes, clock, log);
        _forwarders = [.. options.LogDestinations.Select(d => new LogForwarder(d, http, clock, log))];
    }

    /// <summary>A message to a user of the pool could not be delivered.</summary>
    internal void MessageFailed(UserPool pool, string details) => Add(pool, EventSourceName.UserNotification, now => LogRecords.Notification(pool.Id, now, details));

    /// <summary>A step of a user's attempt has ended.</summary>
    internal void Activity(UserPool pool, AuthEvent e, CognitoUser user, string? clientId, string requestId) =>
        Add(pool, EventSourceName.UserAuthEvents, now => LogRecords.Activity(e, user, clientId, requestId, now));

    /// <summary>Writes what waits, so that whoever asks sees what has just happened.</summary>
    internal async Task Flush(CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            while (_waiting.Reader.TryPeek(out _)) await WriteBatch(cancellation);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Hands on what the host wants elsewhere.</summary>
    internal Task Forward(CancellationToken cancellation) => Task.WhenAll(_forwarders.Select(f => f.Send(cancellation)));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await Flush(CancellationToken.None);
                await Forward(CancellationToken.None);
            }
            catch (Exception failure)
            {
                LogFailure(_log, failure);
            }
        }
    }

    private void Add(UserPool pool, string source, Func<DateTimeOffset, string> record)
    {
        if (LogRules.For(pool, source) is not { } configuration || LogRules.Destination(configuration) is not { } destination) return;
        var now = _clock.GetUtcNow();
        var written = new LogEvent
        {
            Id = NextId(now),
            UserPoolId = pool.Id,
            EventSource = source,
            LogLevel = configuration.LogLevel,
            Destination = destination,
            At = now,
            Record = record(now),
        };
        _waiting.Writer.TryWrite(written);
        foreach (var forwarder in _forwarders)
            if (forwarder.Arn == destination) forwarder.Add(written.Record);
    }

    /// <summary>Ids in the order of the records, however many there are in a millisecond.</summary>
    private string NextId(DateTimeOffset now)
    {
        lock (_ids)
        {
            _newest = now > _newest ? now : _newest.AddMilliseconds(1);
            return Guid.CreateVersion7(_newest).ToString();
        }
    }

    private async Task WriteBatch(CancellationToken cancellation)
    {
        var rows = new List<LogEvent>();
        while (rows.Count < Batch && _waiting.Reader.TryRead(out var row)) rows.Add(row);
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var pools = rows.Select(r => r.UserPoolId).Distinct().ToList();
        // A pool may be gone by now, and its logs with it.
        var alive = await db.UserPools.Where(p => pools.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancellation);
        db.LogEvents.AddRange(rows.Where(r => alive.Contains(r.UserPoolId)));
        await db.SaveChangesAsync(cancellation);
        foreach (var pool in alive) await RemoveOld(db, pool, cancellation);
    }

    private static async Task RemoveOld(CognitoDbContext db, string userPoolId, CancellationToken cancellation)
    {
        var rows = db.LogEvents.Where(e => e.UserPoolId == userPoolId);
        var last = await rows.OrderByDescending(e => e.Id).Select(e => e.Id).Skip(KeptPerPool).FirstOrDefaultAsync(cancellation);
        if (last is not null) await rows.Where(e => string.Compare(e.Id, last) <= 0).ExecuteDeleteAsync(cancellation);
    }

    [LoggerMessage(Microsoft.Extensions.Logging.LogLevel.Error, "Logs of user pools could not be written.")]
    private static partial void LogFailure(ILogger log, Exception failure);
}
