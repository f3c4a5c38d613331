using CognitoConsole.Contracts.UserPools;
using CognitoConsole.Data.UserPools;
using CognitoConsole.Engine.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Delivers the logs that pools have configured: into the database, where the console reads them, and to whatever the host has set up for their
/// destination.
/// </summary>
public sealed class LogDelivery : PoolRecords<LogEvent>
{
    /// <summary>Records that a pool keeps.</summary>
    public const int KeptPerPool = 10_000;

    private readonly LogForwarder[] _forwarders;

    public LogDelivery(IServiceScopeFactory scopes, EngineOptions options, IOutgoingHttp http, TimeProvider clock, ILogger<LogDelivery> log)
        : base(scopes, clock, log, waits: 10_000, KeptPerPool) =>
        _forwarders = [.. options.LogDestinations.Select(d => new LogForwarder(d, ForwardForm.Logs, http, clock, log))];

    /// <summary>A message to a user of the pool could not be delivered.</summary>
    internal void MessageFailed(UserPool pool, string details) => Add(pool, EventSourceName.UserNotification, now => LogRecords.Notification(pool.Id, now, details));

    /// <summary>A step of a user's attempt has ended.</summary>
    internal void Activity(UserPool pool, AuthEvent e, CognitoUser user, string? clientId, string requestId) =>
        Add(pool, EventSourceName.UserAuthEvents, now => LogRecords.Activity(e, user, clientId, requestId, now));

    /// <summary>Hands on what the host wants elsewhere.</summary>
    internal Task Forward(CancellationToken cancellation) => Task.WhenAll(_forwarders.Select(f => f.Send(cancellation)));

    protected override Task AfterFlush(CancellationToken cancellation) => Forward(cancellation);

    private void Add(UserPool pool, string source, Func<DateTimeOffset, string> record)
    {
        if (LogRules.For(pool, source) is not { } configuration || LogRules.Destination(configuration) is not { } destination) return;
        var now = Clock.GetUtcNow();
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
        Add(written);
        foreach (var forwarder in _forwarders)
            if (forwarder.Arn == destination) forwarder.Add(written.Record);
    }
}
