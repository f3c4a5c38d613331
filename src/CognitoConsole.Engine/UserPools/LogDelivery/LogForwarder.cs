using CognitoConsole.Engine.Ports;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Hands the records of one destination on to its file or its address, in order. What cannot be handed on waits in memory, up to a limit: delivery is
/// best effort, as it is in AWS.
/// </summary>
internal sealed partial class LogForwarder(LogDestination destination, ForwardForm form, IOutgoingHttp http, TimeProvider clock, ILogger log)
{
    private const int MaxWaiting = 10_000;

    private readonly DestinationWriter _writer = new(destination, form, http, clock);
    private readonly Queue<string> _waiting = [];
    private bool _failing;

    public string Arn => destination.Arn;

    public void Add(string record)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(record);
            if (_waiting.Count > MaxWaiting) _waiting.Dequeue();
        }
    }

    /// <summary>Sends what waits; one caller at a time.</summary>
    public async Task Send(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            string[] records;
            lock (_waiting) records = [.. _waiting.Take(form.Batch)];
            if (records.Length == 0) return;
            try
            {
                await _writer.Write(records, cancellation);
            }
            catch (Exception failure) when (DestinationWriter.IsAway(failure))
            {
                // Once for each time that it breaks: it is tried again every second.
                if (!_failing) LogFailure(log, failure, destination.Arn);
                _failing = true;
                return;
            }

            _failing = false;
            // While it was under way, the limit may have dropped some of these.
            lock (_waiting)
                foreach (var record in records)
                    if (_waiting.TryPeek(out var next) && ReferenceEquals(next, record)) _waiting.Dequeue();
        }
    }

    [LoggerMessage(Microsoft.Extensions.Logging.LogLevel.Warning, "What goes to {Arn} cannot be handed on at present.")]
    private static partial void LogFailure(ILogger log, Exception failure, string arn);
}
