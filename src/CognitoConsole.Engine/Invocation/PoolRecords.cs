using System.Threading.Channels;
using CognitoConsole.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CognitoConsole.Engine;

/// <summary>
/// Records of what happened in user pools, behind the calls that caused them: they are written in batches, and when more come than can be written,
/// the oldest unwritten ones are dropped. A pool keeps its newest.
/// </summary>
/// <param name="waits">How many may wait to be written.</param>
/// <param name="keptPerPool">How many a pool keeps.</param>
public abstract partial class PoolRecords<TRecord>(IServiceScopeFactory scopes, TimeProvider clock, ILogger log, int waits, int keptPerPool) : BackgroundService
    where TRecord : class, IPoolRecord
{
    private const int Batch = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<TRecord> _waiting = Channel.CreateBounded<TRecord>(new BoundedChannelOptions(waits) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Lock _ids = new();
    private DateTimeOffset _newest;

    protected TimeProvider Clock => clock;

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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await Flush(CancellationToken.None);
                await AfterFlush(CancellationToken.None);
            }
            catch (Exception failure)
            {
                LogFailure(log, typeof(TRecord).Name, failure);
            }
        }
    }

    protected virtual Task AfterFlush(CancellationToken cancellation) => Task.CompletedTask;

    protected void Add(TRecord record) => _waiting.Writer.TryWrite(record);

    /// <summary>Ids in the order of the records, however many there are in a millisecond.</summary>
    protected string NextId(DateTimeOffset now)
    {
        lock (_ids)
        {
            _newest = now > _newest ? now : _newest.AddMilliseconds(1);
            return Guid.CreateVersion7(_newest).ToString();
        }
    }

    private async Task WriteBatch(CancellationToken cancellation)
    {
        var records = new List<TRecord>();
        while (records.Count < Batch && _waiting.Reader.TryRead(out var record)) records.Add(record);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CognitoDbContext>();
        var pools = records.Select(r => r.UserPoolId).Distinct().ToList();
        // A pool may be gone by now, and its records with it.
        var alive = await db.UserPools.Where(p => pools.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancellation);
        db.Set<TRecord>().AddRange(records.Where(r => alive.Contains(r.UserPoolId)));
        await db.SaveChangesAsync(cancellation);
        foreach (var pool in alive) await RemoveOld(db, pool, cancellation);
    }

    private async Task RemoveOld(CognitoDbContext db, string userPoolId, CancellationToken cancellation)
    {
        var records = db.Set<TRecord>().Where(r => r.UserPoolId == userPoolId);
        var last = await records.OrderByDescending(r => r.Id).Select(r => r.Id).Skip(keptPerPool).FirstOrDefaultAsync(cancellation);
        if (last is not null) await records.Where(r => string.Compare(r.Id, last) <= 0).ExecuteDeleteAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Error, "Records ({Kind}) could not be written.")]
    private static partial void LogFailure(ILogger log, string kind, Exception failure);
}
