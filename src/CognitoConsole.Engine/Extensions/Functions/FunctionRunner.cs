using System.Collections.Concurrent;
using CognitoConsole.Contracts.Extensions;
using CognitoConsole.Engine.Ports;

namespace CognitoConsole.Engine.Extensions;

/// <summary>One call with all its attempts.</summary>
public sealed record FunctionRun(FunctionAnswer Answer, int Attempts, TimeSpan Duration, int? Version);

/// <summary>
/// Calls functions as Cognito does: five seconds, and up to three attempts when there was no answer in time. Each pool has places of its own,
/// so that slow functions keep nobody waiting but their own pool.
/// </summary>
public sealed class FunctionRunner(FunctionDirectory functions, IEnumerable<IFunctionInvoker> invokers, EngineOptions options, TimeProvider clock)
{
    private const int Attempts = 3;

    /// <summary>Inline functions work on this machine's processors, the others wait for somebody else's.</summary>
    private const int InlinePlaces = 4;
    private const int RemotePlaces = 32;

    private readonly Dictionary<string, IFunctionInvoker> _invokers = invokers.ToDictionary(i => i.Kind);
    private readonly ConcurrentDictionary<(string Owner, bool Inline), SemaphoreSlim> _places = new();

    /// <param name="owner">Id of the pool whose places the call takes.</param>
    public async Task<FunctionRun> Run(string owner, string arn, string payload, bool asynchronous, CancellationToken cancellation, int attempts = Attempts)
    {
        var entry = await functions.Find(arn, cancellation);
        if (entry is null) return new FunctionRun(new FunctionAnswer(FunctionAnswerKind.Failed, Error: "ResourceNotFoundException"), 1, TimeSpan.Zero, null);
        return await Run(owner, entry.Function.Kind, Call(entry, payload) with { IsAsynchronous = asynchronous }, attempts, cancellation);
    }

    /// <summary>One attempt with places apart from every pool's, for trying functions out.</summary>
    public Task<FunctionRun> Try(FunctionEntry? entry, string? source, string payload, CancellationToken cancellation)
    {
        var call = entry is null
            ? new FunctionCall { Name = "test", Arn = "arn:aws:lambda:local:test", Source = source, RequestId = Guid.NewGuid().ToString(), Event = payload, Limit = options.FunctionTimeout }
            : Call(entry, payload);
        if (source is not null) call = call with { Source = source, Revision = null, Version = null };
        return Run("", entry?.Function.Kind ?? FunctionKind.Inline, call, attempts: 1, cancellation);
    }

    private async Task<FunctionRun> Run(string owner, string kind, FunctionCall call, int attempts, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        FunctionAnswer answer;
        var attempt = 0;
        do answer = await Once(owner, kind, call, cancellation);
        while (++attempt < attempts && answer.Kind is FunctionAnswerKind.TimedOut or FunctionAnswerKind.Throttled);
        return new FunctionRun(answer, attempt, clock.GetElapsedTime(began), call.Version);
    }

    private async Task<FunctionAnswer> Once(string owner, string kind, FunctionCall call, CancellationToken cancellation)
    {
        if (!_invokers.TryGetValue(kind, out var invoker)) return new FunctionAnswer(FunctionAnswerKind.Failed, Error: "ServiceException");
        var places = _places.GetOrAdd((owner, kind == FunctionKind.Inline), static key => new SemaphoreSlim(key.Inline ? InlinePlaces : RemotePlaces));
        if (!await places.WaitAsync(call.Limit, cancellation)) return new FunctionAnswer(FunctionAnswerKind.Throttled, Error: "TooManyRequestsException");
        try
        {
            return await invoker.Invoke(call, cancellation);
        }
        finally
        {
            places.Release();
        }
    }

    private FunctionCall Call(FunctionEntry entry, string payload) => new()
    {
        Name = entry.Function.Name,
        Arn = entry.Function.Arn,
        Source = entry.Source,
        Revision = entry.Revision,
        Version = entry.Version,
        Endpoint = entry.Function.Endpoint,
        AccessKeyId = entry.Function.AccessKeyId,
        Secret = entry.Secret,
        RequestId = Guid.NewGuid().ToString(),
        Event = payload,
        Limit = options.FunctionTimeout,
    };
}
