using CognitoConsole.Engine.Ports;
using CognitoConsole.Engine.Security;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.UserPools;

/// <summary>
/// Hands the records of one destination on to its file or its address, in order. What cannot be handed on waits in memory, up to a limit: delivery is
/// best effort, as it is in AWS.
/// </summary>
internal sealed partial class LogForwarder(LogDestination destination, ForwardForm form, IOutgoingHttp http, TimeProvider clock, ILogger log)
{
    private const int MaxWaiting = 10_000;

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
                await Hand(records, cancellation);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or OutgoingHttpException)
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

    private async Task Hand(string[] records, CancellationToken cancellation)
    {
        if (destination.File is { } file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            // Opened anew each time, so that it may be moved away and rotated.
            await File.AppendAllLinesAsync(file, records, cancellation);
            return;
        }

        var body = System.Text.Encoding.UTF8.GetBytes(form.Body(records));
        var headers = WebhookSignature.Headers(destination.Secret!, body, clock.GetUtcNow());
        headers[form.NameHeader] = destination.Arn;
        var answer = await http.Post(destination.Url!, headers, body, cancellation);
        if (answer.Status is < 200 or >= 300) throw new OutgoingHttpException($"HTTP status {answer.Status}.");
    }

    [LoggerMessage(Microsoft.Extensions.Logging.LogLevel.Warning, "What goes to {Arn} cannot be handed on at present.")]
    private static partial void LogFailure(ILogger log, Exception failure, string arn);
}

/// <summary>How records are put together for an address.</summary>
/// <param name="NameHeader">The header that says for which destination they are.</param>
/// <param name="Batch">How many go at once.</param>
internal sealed record ForwardForm(string NameHeader, int Batch, Func<string[], string> Body)
{
    /// <summary>Delivered logs.</summary>
    public static ForwardForm Logs { get; } = new("X-Cognito-Log-Destination", 200, records => $"[{string.Join(',', records)}]");
}
