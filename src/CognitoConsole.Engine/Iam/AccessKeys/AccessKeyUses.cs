using System.Collections.Concurrent;
using CognitoConsole.Contracts;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine.Iam;

/// <summary>
/// When each access key was last used, and for what. Uses are kept in memory and written behind the calls: of a key's uses within <see cref="Pause"/> the
/// last one, however many there were.
/// </summary>
public sealed partial class AccessKeyUses(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AccessKeyUses> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Use> _unwritten = new(StringComparer.Ordinal);

    /// <summary>A call whose signature a door has verified. Sessions have ids of their own: what they do is no use of the key.</summary>
    internal void Note(OperationContext context)
    {
        if (context.Caller is Caller.AccessKey { Session: null } key) _unwritten[key.AccessKeyId] = new(clock.GetUtcNow(), context.Operation.Service, context.Region);
    }

    /// <summary>Writes what waits, so that whoever asks sees what has just happened.</summary>
    internal async Task Flush(CancellationToken cancellation)
    {
        if (_unwritten.IsEmpty) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        foreach (var (id, use) in _unwritten.ToArray())
        {
            // Another node may have written a later one.
            await db.AccessKeys.Where(k => k.AccessKeyId == id && (k.LastUsedAt == null || k.LastUsedAt < use.At))
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, use.At).SetProperty(k => k.LastUsedService, use.Service).SetProperty(k => k.LastUsedRegion, use.Region), cancellation);
            _unwritten.TryRemove(new(id, use)); // unless there was a further one meanwhile
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                // Also once when the server stops.
                await Flush(CancellationToken.None);
            }
            catch (Exception failure)
            {
                LogFailure(log, failure);
            }
        }
    }

    private sealed record Use(DateTimeOffset At, string Service, string Region);

    [LoggerMessage(Microsoft.Extensions.Logging.LogLevel.Error, "The last uses of access keys could not be written.")]
    private static partial void LogFailure(ILogger log, Exception failure);
}
